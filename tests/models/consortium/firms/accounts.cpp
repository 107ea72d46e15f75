// Profit, taxes, credit, audits and certification against rows of another hand (E100–E104).
#include "models/consortium/firms/accounts.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/government/government.hpp"
#include "models/consortium/government/surcharge.hpp"
#include "models/consortium/parameters/firms/accounts.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"
#include "tests/models/consortium/vectors.hpp"

#include <numeric>

using namespace consortium;
using namespace consortium::vectors;

namespace {

constexpr IncomeTaxRates rates_of_text{.25, .15};  // a firm that saves ten points by a certificate

double sum_of(const std::vector<double>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

Partnership edge_of(const Row& row, std::size_t k) {
    Partnership edge{.to = {0}};
    edge.agreed.depth = static_cast<float>(row.list("d of edges")[k]);
    edge.agreed.seats = static_cast<float>(row.list("S of edges")[k]);
    edge.agreed.declared = static_cast<float>(row.list("D̂ of edges")[k]);
    if (row.in.lists.contains("τ of edges")) edge.learnt.trust = static_cast<float>(row.list("τ of edges")[k]);
    return edge;
}

}  // namespace

TEST_CASE("profit is revenue less wages, research, what cooperation costs, dues and levies (E100)", "[consortium]") {
    for (const Row& row : rows_of("E100")) {
        if (row.gives("owed")) continue;
        double training = 0;
        double cooperation = 0;
        double claimed = 0;
        double seats = 0;
        const EdgePolicy policy = policy_of(row);
        const std::size_t edges = row.list("d of edges").size();
        for (std::size_t k = 0; k < edges; ++k) {
            const Partnership edge = edge_of(row, k);
            const EdgeBooks b =
                book_edge(edge, row("w̄_j"), row("ρ_j"), row("o_j"), row.is("same region"), row("G_c"), rules(), 1);
            training += b.training;
            cooperation += b.running + b.coordination + b.falsification;
            claimed += seat_claim(edge.agreed.seats, policy, 1) / 4;
            claimed += base_claim(edge.agreed.depth, edge.agreed.declared,
                                  cost_scale(edge.agreed.seats, *rules().partnership), policy, *rules().partnership, 1) /
                       4;
            seats += static_cast<double>(edge.agreed.seats);
        }
        cooperation += breadth_cost_of_all(static_cast<u32>(edges), row("n_j"), *rules().partnership, 1);
        agrees(training + claimed - cooperation, row, "Σ_edges part", single_precision);
        const double levy =
            row("L28", 0) * row("w̄_j") * row("n_j") * levy_owed(seats, row("n_j"), given_default<given::Tax>());
        agrees(levy, row, "levy", single_precision);
        cooperation += rules().teachers->exchange_cost * row("exchanges");
        cooperation += row("E3 edges") * (given_default<given::Institutes>().link_cost + row("C2 per E3 edge")) / 4;
        claimed += row("L7", 0) * row("exchanges") + policy.bonus * row("order hires") +
                   row("ϖ", 1) * row("L10", 0) * row("graduate hires");
        const auto& g = given_default<given::Governance>();
        const double pi = profit({.revenue = row("R_j"),
                                  .wages = row("Σw"),
                                  .research = research_cost(row("RD"), row("rel"), given_default<given::Rnd>()),
                                  .training = training,
                                  .claimed = claimed,
                                  .cooperation = cooperation,
                                  .fees = row("fees"),
                                  .hiring = row("hiring costs"),
                                  .equipment = row("equipment cost"),
                                  .membership = row.is("member") ? (g.dues + g.administration) / 4 : 0.0,
                                  .pledges = row("pledges"),
                                  .levy = levy});
        const double surcharge = education_surcharge(row("R_j"), true, *rules().tax, 1);
        const double cash = row("cash") + pi - surcharge;
        const double taken = payout(cash, row("R_j"), given_default<given::Accounts>());
        agrees(pi, row, "π_j", single_precision);
        agrees(surcharge, row, "surcharge");
        agrees(taken, row, "payout (E100b)", single_precision);
        agrees(cash - taken, row, "cash new", single_precision);
    }
}

TEST_CASE("a firm owes surcharges on its own value-added tax: by goods or services, less when small, none when tiny (E100)",
          "[consortium]") {
    u32 owed = 0;
    for (const Row& row : rows_of("E100")) {
        if (!row.gives("owed")) continue;
        ++owed;
        agrees(education_surcharge(row("R_j"), row.is("goods"), *rules().tax, row("W̄_t", 1)), row, "owed");
    }
    CHECK(owed == 7);
}

TEST_CASE("income tax of a year spares reported R&D and forgives losses (E101)", "[consortium]") {
    for (const Row& row : rows_of("E101")) {
        if (row.gives("rate")) continue;
        const double taxable = sum_of(row.list("π of 4 q")) - sum_of(row.list("surcharge of 4 q"));
        double reported = 0;
        for (std::size_t k = 0; k < 4; ++k) reported += row.list("RD of 4 q")[k] * (1 + row.list("rel of 4 q")[k]);
        const double super_deduction = row("L3", 1);
        agrees(taxable - super_deduction * reported, row, "tax base before max(0,·)");
        agrees(income_tax(rates_of_text.of(row.is("certified")), taxable, super_deduction, reported), row, "CIT");
    }
}

TEST_CASE("the rate of income tax is lower with high-tech status, and lower still if certified firms' is (E101)",
          "[consortium]") {
    u32 rates = 0;
    for (const Row& row : rows_of("E101")) {
        if (!row.gives("rate")) continue;
        ++rates;
        Firm firm{};
        firm.staff = static_cast<u32>(row("n_j"));
        firm.industry = row.is("strategic") ? 0 : 9;
        firm.knowledge.high_tech_rank = row("rank");
        REQUIRE((tables().strategic[firm.industry] != 0) == row.is("strategic"));
        const bool status = has_high_tech_status(firm, tables(), *rules().high_tech);
        agrees(high_tech_share(firm.staff, row.is("strategic"), *rules().high_tech), row, "share");
        agrees(status, row, "status");
        agrees(income_tax_rates(status, row("L2", .15), *rules().tax).of(row.is("certified")), row, "rate");
    }
    CHECK(rates == 6);
}

TEST_CASE("credit is used up to the surcharge of the year and the rest is carried on (E102)", "[consortium]") {
    for (const Row& row : rows_of("E102")) {
        double investment = sum_of(row.list("Inv of edges"));
        for (std::size_t k = 0; k < row.list("d of edges").size(); ++k)
            investment += book_edge(edge_of(row, k), 1, 0, 0, true, 0, rules(), 1).inflated;
        const bool carries = row("L1.carry-forward", 1) > 0;
        const auto use = [&](double surcharge) {
            return use_tax_credit(row("Carry_j"), .30, investment, surcharge, carries, *rules().tax);
        };
        const TaxCreditUse used = use(row("Σ_4q φ_E R_j"));
        agrees(use(1e9).used, row, "entitlement", single_precision);
        agrees(used.used, row, "used", single_precision);
        agrees(used.carried, row, "Carry_j new", single_precision);
    }
}

TEST_CASE("an audit objects to more than a twentieth and to ghosts, and fines both (E103)", "[consortium]") {
    for (const Row& row : rows_of("E103")) {
        const double gamma = row("D̂") - row("d");
        const double penalty = row("L14", 12);
        const double ghosts = row("ghosts", 0);
        const bool excess = objectionable(gamma, *rules().audit);
        const bool found = excess || ghosts > 0;
        agrees(found, row, "finding");
        agrees((excess ? penalty_of(gamma, cost_scale(row("S"), *rules().partnership), penalty, 1) : 0.0) +
                   row("L4", 0) * ghosts * ghost_penalty(penalty, *rules().audit),
               row, "penalty");
        agrees(found ? penalty : 0, row, "ban (q)");
    }
}

TEST_CASE("a firm asks to be certified if it may and if that pays (E104)", "[consortium]") {
    for (const Row& row : rows_of("E104")) {
        const auto& declared = row.list("D̂ of edges");
        const double liability = 4 * education_surcharge(row("R_j"), true, *rules().tax, 1);
        const double base = row("tax base");
        agrees(certification_gain(.30, row("ΣInv"), liability, rates_of_text, base), row, "gain");
        const bool may =
            may_be_certified(static_cast<u32>(declared.size()), sum_of(declared), row("seats"), row("n_j"), *rules().tax);
        agrees(may && worth_certifying(.30, row("ΣInv"), liability, rates_of_text, base, 1, *rules().tax), row, "applies");
    }
}
