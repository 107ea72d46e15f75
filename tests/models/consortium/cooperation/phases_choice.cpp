// The choice of firms among depths against the closed form of a logit, and what bounds it (E28, E29).
#include "tests/models/consortium/alike.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

/// How many proposals of each depth came, kept where the programme has four numbers.
void count_proposals(Programme& me, Inbox<Proposal> proposals) {
    me.competence_gain.fill(0);
    for (const Proposal& p : proposals) me.competence_gain[static_cast<u32>(4 * p.terms.depth) - 1] += 1;
}

void choose(Schedule& step) {
    step.each<survey_sector>("survey_sector");
    step.each<reconsider>("reconsider");
    step.each<meet_programmes>("meet_programmes");
    step.receivers<choose_partner, Encounter>("choose_partner");
    step.receivers<count_proposals, Proposal>("count_proposals");
}

std::array<float, 4> proposals_of(Scenario all_of_it, void (*populate)(Population&)) {
    Played run(std::move(all_of_it), play(populate, choose));
    run.until(1);
    return all<Programme>(run)[0].competence_gain;
}

constexpr std::array<float, 4> nothing{0, 0, 0, 0};

}  // namespace

TEST_CASE("firms alike choose depths as the logit of the net benefit says (E28, E29)", "[consortium]") {
    const auto expected = logit_shares(status_quo_policy(), noise_alike(2));
    const auto proposals = proposals_of(scenario({{"partnership.choice_noise", 2}}), firms_and_programme);
    DepthShares counted{};
    for (u32 k = 0; k < 4; ++k) {
        CHECK(expected[k] > .005);
        counted[k] = static_cast<double>(proposals[k]) / alike;
    }
    check_shares(counted, expected);
}

TEST_CASE("few teachers, little cash, no staff and no awareness bound the choice (E29)", "[consortium]") {
    const auto one_teacher = [](Population& p) {
        firms_and_programme(p);
        p.agents<Programme>()[0].teachers = 1;  // d_max = 0.325
    };
    const auto shallow = proposals_of(scenario({{"partnership.choice_noise", 2}}), one_teacher);
    CHECK(shallow[0] > 0);
    CHECK((shallow[1] == 0 && shallow[2] == 0 && shallow[3] == 0));
    const auto poor = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.books.cash = 20;  // a twentieth is 1, C1/4 is 0.76 at ¼ and 1.21 at ½
    };
    const auto cheap = proposals_of(scenario({{"partnership.choice_noise", 2}}), poor);
    CHECK(cheap[0] > 0);
    CHECK((cheap[1] == 0 && cheap[2] == 0 && cheap[3] == 0));
    const auto empty = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.staff = 0;
    };
    CHECK(proposals_of(scenario({}), empty) == nothing);
    const auto looks_at_none = scenario({{"partner_search.candidates", 0}, {"partner_search.most_further_candidates", 0}});
    CHECK(proposals_of(looks_at_none, firms_and_programme) == nothing);
    const auto unaware = [](Population& p) {
        firms_and_programme(p);
        for (Firm& firm : p.agents<Firm>()) firm.attitude.aware = false;
    };
    CHECK(proposals_of(scenario({}), unaware) == nothing);
}

namespace {

/// Every firm has a partnership of depth ½ and this age that it would not sign today.
template <u16 age>
void poor_partnerships(Population& p) {
    firms_and_programme(p);
    for (Firm& firm : p.agents<Firm>()) firm.attitude.belief = firm.attitude.prosocial = 0;
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < alike; ++k) {
        Partnership edge{.to = {0}};
        edge.to = {0};
        edge.agreed.depth = edge.agreed.declared = .5F;
        edge.learnt.age = age;
        edge.alive = true;
        edges.push_back({k, edge});
    }
    p.connect<Partnership>(std::move(edges));
}

double edges_left(void (*populate)(Population&)) {
    Played run(scenario({{"partnership.choice_noise", 0}}), play(populate, choose));
    run.until(1);
    return static_cast<double>(all<Partnership>(run).size());
}

}  // namespace

TEST_CASE("a partnership that does not pay ends when its firm is drawn, but not in its first year (E29)", "[consortium]") {
    CHECK(edges_left(poor_partnerships<3>) == alike);
    CHECK_THAT(edges_left(poor_partnerships<4>) / alike, WithinAbs(1 - drawn, 4 * std::sqrt(drawn * (1 - drawn) / alike)));
}

namespace {

/// Every firm loves depth and has a partnership of ¼ with a programme that has room for 42.
template <u32 load_percent>
void shallow_partnerships(Population& p) {
    poor_partnerships<8>(p);
    for (Partnership& edge : p.components<Partnership>()) edge.agreed.depth = edge.agreed.declared = .25F;
    for (Firm& firm : p.agents<Firm>()) firm.attitude.prosocial = 100;
    p.agents<Programme>()[0].teachers = 10;
    p.agents<Programme>()[0].load = load_percent / 100.;
}

double deepened(void (*populate)(Population&)) {
    Played run(scenario({{"partnership.choice_noise", 0}}), play(populate, choose));
    run.until(1);
    const auto edges = all<Partnership>(run);
    CHECK(edges.size() == alike);
    return static_cast<double>(std::ranges::count(edges, 1.F, [](const Partnership& e) { return e.agreed.depth; })) / alike;
}

}  // namespace

TEST_CASE("a programme without room agrees to more depth, but not to what does not outweigh its load (E29)",
          "[consortium]") {
    CHECK_THAT(deepened(shallow_partnerships<10>), WithinAbs(drawn, 4 * std::sqrt(drawn * (1 - drawn) / alike)));
    CHECK(deepened(shallow_partnerships<95>) == 0);
}
