// What a firm decides on is what its books get: partnerships of a year in a market of many firms, of which few have one. The
// same quarters are played with and without them, so that the books of a firm can be compared with themselves (E20–E28,
// E5–E9, E79–E81, E100).
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/nouns/gain_worth.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortium;
using namespace consortium::stage;

namespace {

constexpr u32 firms = 20'000;
constexpr u32 one_in = 20;   // has a partnership
constexpr u32 staff = 1000;  // so many that heads need no fractions
constexpr double depth = .5;
constexpr double filled = .97;  // of the wanted heads
constexpr u32 year = 4;         // quarters of cooperation
constexpr u32 ahead = 20;       // and of what it brings, from the middle of the year on
constexpr u32 end = year / 2 + ahead;

void pay_staff(const Firm& me, Self<Firm> self, Tally<Payroll> payroll) { payroll[self].wages += me.staff * me.wage; }

void part(const Firm&, Own<Partnership> edges, Given<Clock> clock) {
    if (clock->step < year) return;
    for (Partnership& edge : edges) edge.alive = false;
}

void quarter(Schedule& step) {
    step.reset<Payroll>().reset<SchoolIncome>().reset<Exchange>().reset<Treasury>().reset<FirmFlows>();
    step.each<part>("part");
    step.each<pay_staff>("pay_staff");
    step.each<set_price>("set_price");
    step.each<compare_prices>("compare_prices");
    step.each<compete>("compete");
    step.each<plan_output>("plan_output");
    step.each<survey_sector>("survey_sector");
    step.each<transfer>("transfer");
    step.each<receive_transfers>("receive_transfers");
    step.each<modernise>("modernise");
    step.each<add_up_partnerships>("add_up_partnerships");
    step.each<close_books>("close_books");
}

/// Alike but for the luck of their shares, which moves nothing of what is compared.
void a_market(Population& p) {
    make_groups(p);
    p.agents<Industry>()[0].frontier = .5;
    p.agents<Market>()[0].expenditure = 1.25 * staff / filled * firms;
    p.add<Firm>(firms, [](u32, Rng&) {
        Firm firm = firm_of(staff, staff / filled);
        firm.member = false;
        firm.revenue = 1.25 * staff;
        firm.attitude.belief = 1;
        firm.attitude.trainee_productivity = .6;
        firm.knowledge.absorption = .5;
        firm.books.cash = staff;
        return firm;
    });
    post_all_terms(p);
    for (Sales& sales : p.components<Sales>()) sales.share = 1. / firms;
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) {
        Programme programme = programme_of(40);
        programme.student_effort = .2;
        programme.teacher_effort = .3;
        return programme;
    });
}

EdgeValue promise(const Firm& firm, const CooperationRules& rules) {
    const OtherSide other{.capacity = 40, .source = .25, .student_effort = .2, .teacher_effort = .3, .distance = .5};
    const FirmSide side = firm_side(firm);
    return value_edge(depth, one_transfer(side, other, rules, 1), side, other, {}, rules, 1);
}

void with_partners(Population& p) {
    a_market(p);
    const CooperationRules rules = make_cooperation_rules(p.inputs());
    std::vector<std::pair<u32, Partnership>> edges;
    for (u32 k = 0; k < firms; k += one_in) {
        Partnership edge{.to = {0}};
        edge.agreed.depth = edge.agreed.declared = depth;
        edge.agreed.seats = static_cast<float>(promise(p.agents<Firm>()[k], rules).seats);
        edge.alive = true;
        edges.push_back({k, edge});
    }
    p.connect<Partnership>(std::move(edges));
}

/// Of each firm, today's worth of what its books got, and of what was promised to it while it cooperated. Staff follow what
/// is wanted, and the trained replace hires on the market: they come as expected, and leave as others do.
class Ledger {
  public:
    Ledger(void (*populate)(Population&), const Played::Values& parameters)
        : run_(scenario(parameters), play(populate, quarter)),
          rules_(make_cooperation_rules(run_.world.inputs())),
          interest_(run_.world.inputs().given<given::Annuity>().interest),
          surcharge_(run_.world.inputs().given<given::Tax>().surcharge) {
        for (u32 now = 0; now < end; ++now) play_quarter(now);
    }

    std::vector<double> promised = std::vector<double>(firms);
    std::vector<double> booked = std::vector<double>(firms);

  private:
    Played run_;
    CooperationRules rules_;
    double interest_;
    double surcharge_;
    double today_ = 1;
    std::vector<double> trained_ = std::vector<double>(firms);

    void play_quarter(u32 now) {
        for (u32 k = 0; k < firms; ++k) hire(k, now);
        run_.until(now + 1);
        for (u32 k = 0; k < firms; ++k) {
            const Firm& firm = all<Firm>(run_)[k];
            booked[k] += today_ * (firm.books.taxable[0] + surcharge_ * firm.revenue);
        }
        today_ /= 1 + interest_;
    }

    void hire(u32 k, u32 now) {
        Firm& firm = all<Firm>(run_)[k];
        const given::Partnership& g = *rules_.partnership;
        if (now > 0) firm.staff = static_cast<u32>(std::lround(filled * firm.wanted));
        double hires = 0;
        if (now < year && !of<Partnership>(run_, k).empty()) {
            const EdgeValue v = promise(firm, rules_);
            hires = v.hires / 4;
            promised[k] += today_ / 4 *
                           (v.match_benefit + v.transfer_benefit + v.training_benefit - v.running_cost -
                            v.coordination_cost - v.breadth_cost);
        }
        const double n = heads(firm.staff);
        all<Expenses>(run_)[k].hiring = ((1 - g.stay) * n - hires) * cost_of_hire((1 - g.stay) * n, n, 1, *rules_.labour);
        const double better = trained_[k] * g.beginner_output * match_gain(depth, g) / n;
        all<Workforce>(run_)[k].effectiveness = 1 + better;
        firm.wage = 1 + run_.world.inputs().given<given::Wages>().pass_through * better;
        trained_[k] = g.stay * (trained_[k] + hires);
    }
};

}  // namespace

TEST_CASE("over twenty quarters the books get what partnerships promised (E20-E28)", "[consortium]") {
    const Played::Values parameters{{"effectiveness.vintage_gap_penalty", 0},  // nobody is here to learn
                                    {"market.share_noise", .02},
                                    {"transfer.hazard", .3}};  // so that there are some
    const Ledger with(with_partners, parameters);
    const Ledger without(a_market, parameters);
    double promised = 0;
    double more = 0;  // in the books than promised
    double squares = 0;
    for (u32 k = 0; k < firms; k += one_in) {
        const double difference = with.booked[k] - without.booked[k] - with.promised[k];
        promised += with.promised[k];
        more += difference;
        squares += difference * difference;
    }
    const double n = 1. * firms / one_in;
    const double error = std::sqrt((squares / n - more / n * more / n) / n);
    CAPTURE(promised / n, more / n, error);
    CHECK(std::abs(more / n) < 3 * error);
    CHECK(3 * error < .3 * promised / n);
}
