// (4.5.6) Money: one ω for all cells so that the mean wage is 1, expenditure and shares so that n* = n + v, cash = revenue.
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/firms/production.hpp"
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/parameters/firms/absorption.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/start/population_of.hpp"

namespace consortium {

namespace {

/// Sums over the staff of each firm, wages at ω = 1.
struct Staff {
    std::vector<double> wages;
    std::vector<double> effectiveness;
    std::vector<double> skilled;
    double all = 0;
    double count = 0;
};

Staff add_up_staff(Population& p, const Derived& t) {
    const auto firms = p.agents<Firm>();
    const auto& effectiveness = p.given<given::Effectiveness>();
    const auto& wages = p.given<given::Wages>();
    const double skilled = p.given<given::Labour>().skilled_from;
    Staff staff{std::vector<double>(firms.size()), std::vector<double>(firms.size()), std::vector<double>(firms.size())};
    for (Person& person : p.agents<Person>()) {
        if (person.status != Status::employed) continue;
        const u32 employer = (*person.employer).slot;
        const Firm& firm = firms[employer];
        const float experience = t.experience_effect(person.experience);
        const float log_e = log_effectiveness(person.skill, person.competence,
                                              t.competence_weight[t.strategic[firm.industry]][firm.staff >= large_from],
                                              experience, t.field_distance(person.field, person.job_field),
                                              felt_gap(static_cast<float>(firm.knowledge.technology) - person.vintage,
                                                       static_cast<float>(firm.knowledge.objects), effectiveness),
                                              effectiveness);
        person.wage = math::exp(log_premium(log_e, experience, wages, effectiveness));
        staff.wages[employer] += person.wage;
        staff.effectiveness[employer] += math::exp(log_e);
        staff.skilled[employer] += static_cast<double>(person.skill) > skilled ? 1 : 0;
        staff.all += person.wage;
        staff.count += 1;
    }
    return staff;
}

void set_wages(Population& p, const Staff& staff, double omega) {
    for (Person& person : p.agents<Person>()) person.wage *= static_cast<float>(omega);
    for (Cell& cell : p.agents<Cell>()) {
        cell.wage = omega;
        cell.log_wage.fill(static_cast<float>(math::log(omega)));
    }
    const auto firms = p.agents<Firm>();
    for (u32 k = 0; k < firms.size(); ++k) {
        const double n = at_least_one(heads(firms[k].staff));
        firms[k].wage = omega * staff.wages[k] / n;
        Workforce& workforce = p.components<Workforce>()[k];
        workforce.effectiveness = staff.effectiveness[k] / n;
        workforce.skilled_share = staff.skilled[k] / n;
        workforce.mean_innovation = workforce.mean_decision = p.given<given::Initial>().staff_competence;
    }
}

/// E_m, f and the shares of industries; non-tradable markets keep their part of the industry.
void set_markets(Population& p, const Derived& t) {
    const double markup = 1 + p.given<given::Market>().markup;
    const auto markets = p.agents<Market>();
    const auto industries = p.agents<Industry>();
    double total = 0;
    const auto firms = p.agents<Firm>();
    for (u32 k = 0; k < firms.size(); ++k) {
        const double posts = heads(firms[k].staff + p.components<Workforce>()[k].openings);
        markets[t.market(firms[k].industry, firms[k].region)].expenditure += markup * posts * firms[k].wage;
    }
    for (const Market& market : markets) {
        industries[market.industry].share_0 += market.expenditure;
        total += market.expenditure;
    }
    for (Market& market : markets) {
        const double industry = industries[market.industry].share_0;
        market.regional_weight = industry > 0 ? market.expenditure / industry : 0;  // an industry may have no firm
        market.past.fill(market.expenditure);
        market.mean_wage = 1;
        market.mean_effectiveness = 1;
    }
    for (Industry& industry : industries) industry.share = industry.share_0 /= total;
    Economy& economy = p.agents<Economy>()[0];
    economy.log_trend = math::log(total);
    economy.expenditure = total;
    economy.wage = 1;
    economy.real_expenditure_0 = total;
}

void set_firm_money(Population& p, const Derived& t) {
    const auto& market_rules = p.given<given::Market>();
    const auto& absorption = p.given<given::Absorption>();
    const auto& production = p.given<given::Production>();
    const double cash = p.given<given::Initial>().cash;
    const auto firms = p.agents<Firm>();
    for (u32 k = 0; k < firms.size(); ++k) {
        Firm& firm = firms[k];
        Workforce& workforce = p.components<Workforce>()[k];
        const Market& market = p.agents<Market>()[t.market(firm.industry, firm.region)];
        firm.wanted = heads(firm.staff + workforce.openings);
        const double share = (1 + market_rules.markup) * firm.wanted * firm.wage / market.expenditure;
        Sales& sales = p.components<Sales>()[k];
        sales.share = share;
        sales.passed = sales.log_output = log_output_per_worker(firm.knowledge.technology, firm.knowledge.means,
                                                                firm.knowledge.objects, workforce.effectiveness, production);
        firm.revenue = revenue(share, market.expenditure, firm.staff, firm.wanted, market_rules);
        firm.books.cash = cash * firm.revenue;
        firm.knowledge.rnd = firm.knowledge.rnd_intensity * firm.revenue;
        firm.knowledge.absorption =
            absorptive_capacity(firm.knowledge.rnd, firm.revenue, firm.staff, workforce.skilled_share, 0, absorption);
        workforce.openings = 0;
        p.agents<Region>()[firm.region].firms_0 += 1;
    }
}

}  // namespace

void set_money(Population& p, const Derived& derived) {
    const Staff staff = add_up_staff(p, derived);
    set_wages(p, staff, staff.count / staff.all);
    set_markets(p, derived);
    set_firm_money(p, derived);
    p.component<Terms>([&](Id<Firm> id) {
        const Firm& firm = p.agents<Firm>()[id.slot];
        return terms_of(firm, derived.strategic[firm.industry] != 0);
    });
}

}  // namespace consortium
