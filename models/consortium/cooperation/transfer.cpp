// P10a: technology transfer on partnerships (E80, E81), before anything else of P10 has changed; then profiles drift (E77).
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/outputs/counts.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"

#include <cmath>

namespace consortium {

double normal_distribution(double z) {
    constexpr double certain = 8;
    if (std::abs(z) > certain) return z > 0 ? 1 : 0;
    double term = z;
    double sum = z;
    for (double k = 3; std::abs(term) > 1e-16; k += 2) sum += term *= z * z / k;
    return .5 + .3989422804014327 * math::exp(-.5 * z * z) * sum;
}

double expected_fee(double worth, double wage_unit, const given::Transfer& g) {
    const double most = g.most_fee * worth;
    const double median = g.fee_median * wage_unit;
    if (most <= 0 || median <= 0) return 0;
    if (g.fee_deviation == 0) return std::min(median, most);
    const double z = math::log(most / median) / g.fee_deviation;
    const double mean = median * math::exp(.5 * g.fee_deviation * g.fee_deviation);
    return mean * normal_distribution(z - g.fee_deviation) + most * (1 - normal_distribution(z));
}

void transfer(const Partnership& me, Part<&Partnership::transfer> now, Self<Partnership> self, Read<Firm> firms,
              Read<Programme> programmes, Read<Surroundings> surroundings, Read<Consortium> consortia,
              Tally<SchoolIncome> schools, Tally<Exchange> exchange, Given<CooperationRules> rules,
              Given<policy::Schools> levers, Rng& rng) {
    *now = {};
    const Firm& firm = firms[self.from()];
    const Programme& p = programmes[me.to];
    const bool common = inside(firm, p);
    const given::Transfer g = with_research_base(
        *rules->transfer, common ? consortia[{firm.region}].intensity[research_base] : 0.0, *rules->platforms);
    const double distance = cognitive_distance(firm.knowledge.profile, p.profile);
    const double hazard = transfer_hazard(me.agreed.depth, firm.knowledge.absorption, distance, p.student_effort,
                                          p.teacher_effort, g);  // (E80)
    if (!rng.hazard(hazard)) return;
    const Surroundings& here = surroundings[rules->derived->layout.sector(firm.region, firm.industry)];
    const double gap = transfer_source(p.vintage, here.frontier, here.mean_technology, g) - firm.knowledge.technology;
    if (gap <= 0) return;
    const double gain = transfer_gain(gap, p.student_effort, p.teacher_effort, g);  // (E81)
    const double worth = transfer_worth(gain, firm.revenue, *rules->gains);
    const double fee = agreed_fee(rng.lognormal(g.fee_median * here.wage_unit, g.fee_deviation), worth, g);
    *now = transferred(gap, gain, worth, fee);
    schools[p.school].fees += school_part(fee, levers->inventor_share(target_of(p)));
    add_profile(exchange[me.to].profile, firm.knowledge.profile);
}

/// Across what distance of knowledge firms cooperate, and transfer.
void count_distance(const Partnership& me, Self<Partnership> self, Read<Firm> firms, Read<Programme> programmes,
                    Tally<KnowledgeDistance> distances) {
    const double distance = cognitive_distance(firms[self.from()].knowledge.profile, programmes[me.to].profile);
    const u32 apart = std::min(knowledge_classes - 1, static_cast<u32>(distance * knowledge_classes));
    distances[the_economy].partnerships[apart] += 1;
    distances[the_economy].transfers[apart] += me.transfer.gap > 0 ? 1 : 0;
}

/// (E74), (E77) for the programme; its part of joint R&D reaches the school fund in the next quarter, as fees do.
void drift_profile(Programme& me, Self<Programme> self, Read<Exchange> exchange, Tally<SchoolCosts> costs) {
    const Exchange& here = exchange[self];
    costs[me.school].research += here.research;
    const float towards = static_cast<float>(static_cast<double>(here.inventions));  // (E74) towards the partner, not beside
    drift(me.profile, here.profile, 1 - profile_step * towards);
}

}  // namespace consortium
