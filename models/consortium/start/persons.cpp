// (4.5.5) The workforce: staff of firms by their demand for fields, and the unemployed.
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/parameters/schools/learning.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/start/population_of.hpp"

#include <algorithm>

namespace consortium {

namespace {

/// Skill after X quarters of work, from the level at its beginning.
float skill_after(double experience, bool vocational, const given::Initial& g, const given::Learning& l, Rng& rng) {
    const double first = vocational ? g.skill_vocational : g.skill_other;
    const double now = l.highest_skill - (l.highest_skill - first) * math::exp(-l.skill * experience);
    return static_cast<float>(now * rng.lognormal(1, g.skill_deviation));
}

u8 own_field(u8 job_field, const given::Initial& g, const Derived& t, Rng& rng) {
    if (rng.chance(g.own_field)) return job_field;
    const Mobility& row = t.mobility[job_field];
    std::array<double, mobile_fields> weight = row.share;
    weight[0] = 0;
    for (u32 k = 1; k < mobile_fields; ++k) weight[k] *= t.new_field[row.field[k]] != 0 ? 0 : 1;  // nobody has learnt it
    const u32 k = rng.pick(weight);
    return k == mobile_fields ? job_field : row.field[k];
}

/// Groups of parameters that make a worker, looked up once for all.
struct WorkerRules {
    const given::Initial& initial;
    const given::Labour& labour;
    const given::Enrolment& enrolment;
    const given::Learning& learning;
    const given::Population& population;
};

Person make_worker(u8 job_field, double technology, u8 region, const WorkerRules& rules, const Derived& t, Rng& rng) {
    const given::Initial& g = rules.initial;
    Person person{};
    person.alive = true;
    person.region = region;
    person.job_field = job_field;
    person.field = own_field(job_field, g, t, rng);
    const double experience = std::min(65535.0, rng.exponential(1 / rules.labour.retirement));  // nobody retires: ∞
    person.experience = static_cast<u16>(experience);
    const bool vocational = rng.chance(rules.enrolment.vocational_share);
    if (vocational) person.set(vet);
    person.skill = skill_after(experience, vocational, g, rules.learning, rng);
    person.vintage = static_cast<float>(technology - g.vintage_gap + rng.uniform(-g.vintage_spread, g.vintage_spread));
    person.ability =
        static_cast<float>(index_about_one(rules.population.ability_deviation, rules.population.ability_reach, rng));
    for (Share16& c : person.competence)
        c = Share16::of(static_cast<float>(rng.uniform(g.competence_low, g.competence_high)));
    return person;
}

}  // namespace

void make_workforce(Population& p, const Derived& derived, const std::vector<u32>& sizes) {
    std::vector<u64> last(sizes.size());  // persons up to and with each firm
    u64 employed = 0;
    for (std::size_t k = 0; k < sizes.size(); ++k) last[k] = employed += sizes[k];
    const auto firms = p.agents<Firm>();
    const auto industries = p.agents<Industry>();
    double technology = 0;
    for (const Firm& firm : firms) technology += heads(firm.staff) * firm.knowledge.technology;
    technology /= static_cast<double>(employed);

    const WorkerRules rules{p.given<given::Initial>(), p.given<given::Labour>(), p.given<given::Enrolment>(),
                            p.given<given::Learning>(), p.given<given::Population>()};
    const u32 workforce = static_cast<u32>(std::max(p.given<given::Population>().persons, static_cast<double>(employed)));
    p.add<Person>(workforce, [&](u32 k, Rng& rng) {
        const bool works = k < employed;
        // The unemployed look like the staff of some firm.
        const u32 at = works ? static_cast<u32>(std::ranges::upper_bound(last, k) - last.begin())
                             : rng.below(static_cast<u32>(sizes.size()));
        const Firm& firm = firms[at];
        const Industry& industry = industries[firm.industry];
        const u8 job_field = industry.field[std::min(rng.pick(industry.field_share), fields_per_industry - 1)];
        Person person =
            make_worker(job_field, works ? firm.knowledge.technology : technology, firm.region, rules, derived, rng);
        person.status = works ? Status::employed : Status::unemployed;
        if (works) person.employer = Id<Firm>{at};
        return person;
    });
    for (Cell& cell : p.agents<Cell>()) cell.mean_technology = technology;
    for (Industry& industry : p.agents<Industry>()) industry.mean_technology = technology;
    p.agents<Economy>()[0].mean_technology = technology;
}

}  // namespace consortium
