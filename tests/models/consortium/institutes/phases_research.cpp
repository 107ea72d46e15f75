// Research links, their transfers, school links and co-invention on populations small enough to count by hand (E29b, E43,
// E74, E80, E81).
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Profile axis(u32 k) {
    Profile profile{};
    profile[k] = 1;
    return profile;
}

/// Firms far behind one institute, at the best distance of knowledge, so that a link pays whatever the taste.
template <u32 firms>
void firms_and_institute(Population& p) {
    make_groups(p);
    p.agents<Industry>()[0].frontier = 1;
    p.add<Firm>(firms, [](u32 k, Rng&) {
        Firm firm = firm_of(200, 200);
        firm.attitude.aware = true;
        firm.knowledge.absorption = .8;
        firm.revenue = 1000.0 + k;
        firm.knowledge.profile = axis(0);
        firm.books.cash = 1000;
        return firm;
    });
    post_all_terms(p);
    make_school(p);
    p.add<Institute>(1, [](u32, Rng&) {
        Institute institute{};
        institute.profile = axis(1);
        institute.school = Id<School>{0};
        return institute;
    });
}

const Played::Values no_taste{{"partnership.choice_noise", 0}};

Scenario under(const Played::Values& parameters, const std::map<std::string, double>& levers, Quarter start = Quarter::q1) {
    Scenario with = scenario(parameters, start);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

u32 links_of(Played& run) { return static_cast<u32>(all<Research>(run).size()); }

}  // namespace

TEST_CASE("an institute takes the most valuable links up to its capacity, more with public research (E29b, L26)",
          "[consortium]") {
    const auto links = [](double funding) {
        Played run(under(no_taste, {{"policy.public_research", funding}}), play(firms_and_institute<40>, research_links));
        run.until(4);  // every firm looks once a year
        return links_of(run);
    };
    CHECK(links(1) == 4);
    CHECK(links(2) == 8);
    CHECK(links(0) == 0);
    Played run(scenario(no_taste), play(firms_and_institute<40>, research_links));
    run.until(4);
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].public_research), WithinAbs(0, 1e-9));
    Played dear(under(no_taste, {{"policy.public_research", 1.5}}), play(firms_and_institute<1>, research_links));
    dear.until(1);
    CHECK_THAT(static_cast<double>(all<Treasury>(dear)[0].public_research), WithinAbs(12.5, 1e-6));
}

TEST_CASE("firms that absorb little, or gain less than a link costs, do not link (E29b)", "[consortium]") {
    const auto dull = [](Population& p) {
        firms_and_institute<40>(p);
        for (Firm& firm : p.agents<Firm>()) firm.knowledge.absorption = .3;
    };
    const auto ahead = [](Population& p) {
        firms_and_institute<40>(p);
        for (Firm& firm : p.agents<Firm>()) firm.knowledge.technology = 2;
    };
    for (const auto& populate : {+dull, +ahead}) {
        Played run(scenario(no_taste), play(populate, research_links));
        run.until(4);
        CHECK(links_of(run) == 0);
    }
}

TEST_CASE("a link that does not pay any more ends after its first year (E29b)", "[consortium]") {
    const auto linked = [](Population& p) {
        firms_and_institute<2>(p);
        for (Firm& firm : p.agents<Firm>()) firm.knowledge.technology = 2;
        p.connect<Research>({{0, {.to = {0}, .age = 2, .alive = true}}, {1, {.to = {0}, .age = 9, .alive = true}}});
    };
    Played run(scenario(no_taste), play(linked, research_links));
    run.until(4);
    CHECK(of<Research>(run, 0).size() == 1);
    CHECK(of<Research>(run, 1).empty());
}

namespace {

void research_transfers(Schedule& step) {
    step.reset<SchoolIncome>().reset<InstituteExchange>();
    step.each<transfer_research>("transfer_research");
    step.each<drift_institute>("drift_institute");
}

}  // namespace

TEST_CASE("a transfer from an institute pays the fee outside and a university's part to its school (E81)", "[consortium]") {
    const auto linked = [](Population& p) {
        firms_and_institute<1>(p);
        p.agents<Institute>()[0].level = .9;
        p.connect<Research>({{0, {.to = {0}, .age = 9, .alive = true}}});
    };
    Played run(scenario({{"transfer.hazard", 1e6}}), play(linked, research_transfers));
    run.until(1);
    const Research& link = of<Research>(run, 0)[0];
    CHECK_THAT(static_cast<double>(link.transfer.gap), WithinRel(.9, 1e-6));
    CHECK_THAT(static_cast<double>(link.transfer.gain), WithinRel(.09, 1e-6));  // no effort in Δx
    CHECK(link.transfer.fee > 0);
    CHECK_THAT(static_cast<double>(all<SchoolIncome>(run)[0].fees), WithinAbs(.5 * link.transfer.fee, 1e-6));
    const Profile& k = all<Institute>(run)[0].profile;
    CHECK_THAT(static_cast<double>(k[0] / k[1]), WithinRel(.05, 1e-5));  // moved towards the firm's
}

TEST_CASE("schools and institutes find each other, sooner with a science–education platform (E29b)", "[consortium]") {
    const auto mean_links = [](double platform) {
        static double intensity;
        intensity = platform;
        const auto populate = [](Population& p) {
            make_groups(p);
            p.agents<Consortium>()[0].intensity[science_education] = intensity;
            p.add<School>(2000, [](u32, Rng&) { return School{.aware = true}; });
            p.add<Programme>(2000, [](u32 k, Rng&) {
                Programme programme = programme_of(40);
                programme.school = {k};
                programme.profile = axis(0);
                return programme;
            });
            p.add<Institute>(50, [](u32, Rng&) {
                Institute institute{};
                institute.profile = axis(1);
                return institute;
            });
        };
        Played run(scenario({}), play(populate, research_links));
        run.until(1);
        return static_cast<double>(all<ScienceLink>(run).size()) / 2000;
    };
    const auto expected = [](double platform) { return -std::expm1(-.05 * (1 + 4 * platform) / 4); };
    CHECK_THAT(mean_links(0), WithinAbs(expected(0), 4 * std::sqrt(expected(0) / 2000)));
    CHECK_THAT(mean_links(.5), WithinAbs(expected(.5), 4 * std::sqrt(expected(.5) / 2000)));
}

namespace {

void inventions(Schedule& step) {
    step.reset<Exchange>().reset<SchoolCosts>();
    step.each<co_invent>("co_invent");
    step.each<share_projects>("share_projects");
    step.receivers<co_invent_jointly, JointTrial>("co_invent_jointly");
    step.each<drift_profile>("drift_profile");
}

/// Firms whose innovation hazard is 1, each with one partnership of this depth.
template <u32 percent, u32 projects>
void partners(Population& p) {
    make_groups(p);
    p.agents<Industry>()[0].frontier = 5;
    p.agents<Consortium>()[0].joint_projects = projects;
    p.add<Firm>(2000, [](u32, Rng&) {
        Firm firm = firm_of(50, 50);
        firm.knowledge.rnd_intensity = .03;
        firm.revenue = 100;
        firm.knowledge.rnd = 3;
        firm.knowledge.absorption = .5;
        firm.knowledge.profile = axis(0);
        return firm;
    });
    post_all_terms(p);
    for (Workforce& workforce : p.components<Workforce>()) workforce.mean_innovation = .4;
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.profile = axis(1);
        return programme;
    });
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < 2000; ++k) edges.push_back({k, {.to = {0}, .agreed = {.depth = percent / 100.F}, .alive = true}});
    p.connect<Partnership>(std::move(edges));
}

i64 inventions_with(void (*populate)(Population&)) {
    Played run(scenario({{"rnd.innovation_hazard", 1}}), play(populate, inventions));
    run.until(1);
    return all<Exchange>(run)[0].inventions.value();
}

}  // namespace

TEST_CASE("deep partners try three innovations for ten of the firm's own, and half of the steps are up (E74)",
          "[consortium]") {
    const double expected = 2000 * .3 / 2;
    CHECK_THAT(static_cast<double>(inventions_with(partners<75, 0>)), WithinAbs(expected, 4 * std::sqrt(expected)));
    CHECK(inventions_with(partners<50, 0>) == 0);
}

TEST_CASE("joint R&D is paid by firm and school, whether it succeeds or not (E74, E44b, E100)", "[consortium]") {
    const auto books = [](Schedule& step) {
        inventions(step);
        step.each<add_up_partnerships>("add_up_partnerships");
    };
    Played run(scenario({{"rnd.innovation_hazard", 0}}), play(partners<75, 0>, books));
    run.until(1);
    CHECK_THAT(static_cast<double>(of<Partnership>(run, 0)[0].invention.research), WithinAbs(.2 * .3 * 3, 1e-7));
    CHECK_THAT(all<JointBooks>(run)[0].research, WithinAbs(.75 * .18, 1e-7));
    CHECK_THAT(static_cast<double>(all<SchoolCosts>(run)[0].research), WithinAbs(2000 * .25 * .18, 1e-4));
}

TEST_CASE("the more partners a firm has, the less it can absorb of each (E74)", "[consortium]") {
    const auto many = [](Population& p) {
        partners<75, 0>(p);
        for (JointBooks& last : p.components<JointBooks>()) last.edges = 10;
    };
    const double expected = 2000 * .05 / 2;
    CHECK_THAT(static_cast<double>(inventions_with(many)), WithinAbs(expected, 4 * std::sqrt(expected)));
}

TEST_CASE("a joint R&D project gives ten partnerships from half depth a trial (E74)", "[consortium]") {
    const double expected = 40 * 10 * .3 / 2;
    CHECK_THAT(static_cast<double>(inventions_with(partners<50, 40>)), WithinAbs(expected, 4 * std::sqrt(expected)));
    CHECK(inventions_with(partners<25, 40>) == 0);
}
