// What engine/random/README.md shows: whose luck is whose, and what two runs share.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <consortia/model.hpp>

namespace lottery {
using namespace consortia;

struct Player {
    double talent;
    double wealth;
    u32 wins;
};
struct Parameters {
    double players;
};
struct Levers {
    Lever prize;
};

void describe(Schema& s) {
    s.agent<Player>("player")
        .field("talent", &Player::talent, "index")
        .field("wealth", &Player::wealth, "wage")
        .field("wins", &Player::wins, "win");
    s.parameter(whole("population.players", "person", 1000, {1, 1e8}, "chosen", {"players", "人数"}), &Parameters::players);
    s.lever(real("policy.prize", "wage", 1, {0, 100}, "chosen", {"prize of a win", "奖金"}), &Levers::prize);
}

void populate(Population& p) {
    p.add<Player>(u32(p.given<Parameters>().players),
                  [](u32, Rng& rng) { return Player{.talent = rng.normal(), .wealth = rng.lognormal(1, 0.5), .wins = 0}; });
}

void play(Player& me, Given<Levers> levers, Rng& rng) {
    const bool wins = rng.chance(0.1 + 0.01 * me.talent);
    me.wins += wins ? 1 : 0;
    me.wealth += wins ? levers->prize.everywhere() : 0;
    if (me.wealth > 5) me.wealth -= gamma(rng, 2, 0.5);  // only the rich draw twice: nobody else's numbers move
}

// The same all his life, and the same in every phase that asks: a stream of its own, by a purpose and his key.
void inherit(Player& me, Self<Player> self, Rng& rng) {
    const double taste = rng.apart("taste", self.key()).normal();
    if (taste > 2) me.wealth = 0;
}

void schedule(Schedule& step) { step.each<play>("play").each<inherit>("inherit"); }

void watch(Watch<Player> players) {
    players.mean<&Player::wins>("wins", "win", {"wins of a player so far", "人均中奖次数"});
    players.mean<&Player::wealth>("wealth", "wage", {"mean wealth", "平均财富"});
}

void expect(const Inputs& inputs, Expected& e) { e.add<Player>(inputs.given<Parameters>().players); }

const Model model{.name = "lottery",
                  .about = {"a lottery", "抽奖"},
                  .describe = describe,
                  .populate = populate,
                  .schedule = schedule,
                  .expect = expect,
                  .watch = {watch}};

}  // namespace lottery

using namespace consortia;

TEST_CASE("two scenarios of the pages share their luck agent by agent", "[pages]") {
    Scenario generous = Played::scenario_of(lottery::model, {});
    generous.levers["policy.prize"].status_quo = 2;
    Played before(lottery::model, {}), after(generous, lottery::model);
    CHECK(after.until(20)("wins") == before.until(20)("wins"));  // who wins is not the prize's doing
    CHECK(after("wealth") > before("wealth"));
}

TEST_CASE("another replicate of the pages has another luck", "[pages]") {
    CHECK(Played(lottery::model, {}, 0).until(20)("wins") != Played(lottery::model, {}, 1).until(20)("wins"));
}

TEST_CASE("one player more of the pages shifts nobody's luck", "[pages]") {
    Played few(lottery::model, {{"population.players", 1000}}), more(lottery::model, {{"population.players", 1001}});
    const double wins = 1000 * few.until(20)("wins"), with_one = 1001 * more.until(20)("wins");
    const auto* last = more.world.agents(typeid(lottery::Player)).column.as<lottery::Player>() + 1000;
    CHECK(with_one - wins == Approx(last->wins).margin(1e-9));
}
