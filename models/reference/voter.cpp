// Voters take over the opinion of a neighbour (Clifford and Sudbury 1973; Holley and Liggett 1975), in many towns at once,
// each a torus. One at a time, every town agrees in the end, and on yes with the chance ρ₀ with which its voters began, at
// any size. All at once, and with sides of an even length, it may never: who copies and who is copied are the two colours of
// a chessboard, each agrees by itself, and with chance 2ρ₀(1 − ρ₀) they differ, and change places for ever.
#include <consortia/model.hpp>

namespace voter {
using namespace consortia;

struct Town {
    u32 voters;
};
struct Votes {
    using Of = Town;
    Count yes;
};
struct Voter {
    Id<Town> town;
    bool yes;
};
struct Tie {
    using From = Voter;
    using To = Voter;
    Id<Voter> to;
};
struct Parameters {
    double towns, side, yes, in_turn, at_once;
};

void describe(Schema& s) {
    s.agent<Town>("town").field("voters", &Town::voters, "person");
    s.tally<Votes>("votes").field("yes", &Votes::yes, "person");
    s.agent<Voter>("voter").field("town", &Voter::town, "id").field("yes", &Voter::yes, "flag");
    s.edge<Tie>("tie").field("to", &Tie::to, "id");
    s.parameter(whole("population.towns", "town", 1000, {1, 1e6}, "chosen: ρ₀ is met to .02", {"towns", "城镇数"}),
                &Parameters::towns);
    s.parameter(whole("town.side", "person", 10, {3, 300}, "chosen", {"voters along a side of the torus", "环面边长"}),
                &Parameters::side);
    s.parameter(real("initial.yes", "probability", 0.25, {0, 1}, "chosen", {"ρ₀, who says yes at first", "初始赞成概率"}),
                &Parameters::yes);
    s.parameter(whole("schedule.in_turn", "round", 1, {0, 10}, "as published",
                      {"rounds of a step in which one at a time votes, as many turns as voters", "异步更新轮数"}),
                &Parameters::in_turn);
    s.parameter(whole("schedule.at_once", "round", 0, {0, 10}, "as published",
                      {"rounds of a step in which all vote at once", "同步更新轮数"}),
                &Parameters::at_once);
}

graph::EdgeList tori(u32 towns, u32 side) {
    const graph::EdgeList one = graph::lattice(side, side, graph::Sides::wrap);
    graph::EdgeList all = one;
    for (u32 town = 1; town < towns; ++town) {
        const u32 first = town * side * side;
        for (const auto& [a, b] : one.edges) all.edges.push_back({first + a, first + b});
    }
    return all;
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const u32 towns = u32(given.towns), side = u32(given.side), voters = side * side;
    p.add<Town>(towns, [&](u32, Rng&) { return Town{voters}; });
    p.add<Voter>(towns * voters, [&](u32 k, Rng& rng) { return Voter{{k / voters}, rng.chance(given.yes)}; });
    p.connect<Tie>(tori(towns, side));
}

void imitate(Voter& me, Self<Voter> self, Out<Tie> ties, Read<Voter> voters, Rng& rng) {
    const auto mine = ties[self];
    me.yes = voters[mine[rng.below(mine.size())].to].yes;
}
void vote(const Voter& me, Tally<Votes> votes) { votes[me.town].yes += me.yes; }

void schedule(Schedule& step) {
    step.rounds(parameter<&Parameters::in_turn>(),
                [](Schedule& round) { round.one_at_a_time<imitate>("imitate", turns::drawn()); });
    step.rounds(parameter<&Parameters::at_once>(), [](Schedule& round) { round.each<imitate>("imitate_at_once"); });
    step.reset<Votes>().each<vote>("vote");
}

bool on_yes(const Town& me, Self<Town> self, Read<Votes> votes) { return votes[self].yes == me.voters; }
bool agreed(const Town& me, Self<Town> self, Read<Votes> votes) { return votes[self].yes == 0 || on_yes(me, self, votes); }

void watch(Watch<Town> towns) {
    towns.share<agreed>("agreed", {"share of towns that agree", "达成一致的城镇比例"});
    towns.share<on_yes>("agreed_on_yes", {"share of towns that agree on yes", "一致赞成的城镇比例"});
}

void expect(const Inputs& inputs, Expected& e) {
    const auto& given = inputs.given<Parameters>();
    e.add<Voter>(given.towns * given.side * given.side);
    e.add<Tie>(4 * given.towns * given.side * given.side);
}

extern const Model model{"voter", {"voters copy neighbours", "选民模型"}, describe, populate, schedule, expect, {watch}};
}  // namespace voter
