// Research links against rows of another hand (E29b), and what public research moves (E1, L26).
#include "models/consortium/institutes/research.hpp"
#include "models/consortium/parameters/firms/frontier.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("a research link is worth its transfers less its cost (E29b, E80)", "[consortium]") {
    const auto& g = given_default<given::Institutes>();
    for (const Row& row : rows_of("E29b")) {
        const PlatformRules all = with_platforms(row);
        const FirmSide firm{
            .revenue = row("R_j"), .objects = row("o_j", 0), .technology = row("x_j"), .absorption = row("κ_j")};
        const OtherSide other{.source = row("X_b"),
                              .distance = row("δ"),
                              .trust = row("τ"),
                              .same_region = row.is("same region"),
                              .governance = row("G_c")};
        const double worth = research_worth(firm, other, g, *all, 1);
        const double coordination =
            coordination_cost(other.trust, other.governance, remoteness(other.same_region, firm.objects, *all->partnership),
                              *all->partnership, 1);
        agrees(research_hazard(row("κ_j"), row("δ"), g, *all->transfer), row, "λ_T");
        agrees(worth + g.link_cost + coordination, row, "B3");
        agrees(worth, row, "value - F_I - C2");
    }
}

TEST_CASE("public research moves the frontier and the links that institutes keep, and at its baseline nothing (E1, L26)",
          "[consortium]") {
    const auto& frontier = given_default<given::Frontier>();
    const auto& g = given_default<given::Institutes>();
    CHECK(frontier_growth(.008, 1, frontier) == .008);
    CHECK_THAT(frontier_growth(.008, 2, frontier), WithinRel(.008 * std::pow(2, .1), 1e-12));
    CHECK(frontier_growth(.008, 0, frontier) == 0);
    CHECK(links_kept(1, g) == 4);
    CHECK(links_kept(2, g) == 8);
    CHECK(links_kept(.5, g) == 2);
    CHECK_THAT(institute_level(.5, .008, g), WithinRel(.468, 1e-12));
}
