// P7 in Q3: a new cohort, its choice of programmes and their admission (E50, E51), those who go on from a lower school to a
// higher one, and the entrants outside vocational education (E54).
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/schools/graduation.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"

namespace consortium {

namespace {
constexpr u32 most_sampled = given::Enrolment::Most::sampled;

std::array<Share16, competences> first_competences(const given::Enrolment& g) {
    std::array<Share16, competences> c{};
    c.fill(Share16::of(static_cast<float>(g.competence_at_entry)));
    return c;
}

/// (E54) Unemployed at once, in a field drawn by the region's vacancies.
void go_to_work(Person& me, In<Vacancy> vacancies, Read<Cell> cells, const Derived& derived, const given::Enrolment& g,
                Rng& rng) {
    std::array<double, most_fields> open;
    for (u32 f = 0; f < derived.layout.fields; ++f) open[f] = vacancies[derived.layout.cell(me.region, f)].size();
    const u32 f = rng.pick(std::span(open).first(derived.layout.fields));
    me.field = static_cast<u8>(f < derived.layout.fields ? f : rng.below(derived.layout.fields));
    me.status = Status::unemployed;
    me.spell = 0;
    me.flags = 0;
    me.programme = {};
    me.skill = static_cast<float>(g.direct_skill);
    const double known = cells[derived.layout.cell(me.region, me.field)].mean_technology;
    me.vintage = static_cast<float>(known - g.direct_vintage_lag);
    me.competence = first_competences(g);
}

/// (E50) without noise.
double utility(const Programme& p, u8 home, Read<Region> regions, const given::Enrolment& g) {
    const double wage = regions[{p.region}].expected_wage[p.field];
    return g.wage_weight * wage + g.placement_weight * p.placement + g.reputation_weight * p.reputation +
           (p.region == home ? g.own_region_weight : 0.0) + g.stipend_value * p.stipend;
}

u32 sampled_by(const given::Enrolment& g) { return static_cast<u32>(g.sampled); }

/// The programmes an entrant considers, best first.
class Ranking {
  public:
    u32 size() const { return count_; }
    Id<Programme> operator[](u32 k) const { return *seen_[k].programme; }
    bool has(Id<Programme> p) const {
        return std::any_of(seen_.begin(), seen_.begin() + count_, [p](const Seen& s) { return s.programme == p; });
    }
    /// Behind those that are as good.
    void add(double utility, Id<Programme> p) {
        u32 k = count_++;
        for (; k > 0 && seen_[k - 1].utility < utility; --k) seen_[k] = seen_[k - 1];
        seen_[k] = {utility, p};
    }

  private:
    struct Seen {
        double utility;
        OptionalId<Programme> programme;
    };
    std::array<Seen, most_sampled> seen_;
    u32 count_ = 0;
};

/// Drawn from a stream of its own, so that it can be repeated in every round.
Ranking ranking(const Person& me, Key key, Read<Programme> programmes, Read<Region> regions, Index<OpenByRegion> open,
                Index<OpenAnywhere> anywhere, const given::Enrolment& g, const Rng& rng) {
    Rng own = rng.apart("choice of a programme", key);
    Ranking ranked;
    for (u32 k = 0; k < sampled_by(g); ++k) {
        const bool home = regions.size() == 1 || own.chance(g.own_region);
        OptionalId<Programme> p = home ? open.draw(me.region, own) : anywhere.draw(0, own);
        if (!p) p = anywhere.draw(0, own);
        if (!p) break;
        if (!ranked.has(*p)) ranked.add(utility(programmes[*p], me.region, regions, g) + g.choice_noise * own.gumbel(), *p);
    }
    return ranked;
}

/// (E54) Of the next level, in the own region: as (E50), less what another field than the own costs. From a stream of its
/// own.
Ranking upper_ranking(const Person& me, Key key, Read<Programme> programmes, Read<Region> regions, Index<OpenByRegion> open,
                      const SchoolRules& rules, const Rng& rng) {
    Rng own = rng.apart("further study", key);
    const given::Enrolment& g = *rules.enrolment;
    const SchoolType from = programmes[*me.programme].type;
    Ranking ranked;
    for (u32 k = 0; k < sampled_by(g); ++k) {
        const OptionalId<Programme> p = open.draw(OpenByRegion::key_after(me.region, from), own);
        if (!p) break;
        const Programme& programme = programmes[*p];
        if (programme.type == SchoolType::secondary || ranked.has(*p)) continue;
        const double apart = static_cast<double>(rules.derived->field_distance(me.field, programme.field));
        ranked.add(utility(programme, me.region, regions, g) - rules.graduation->other_field * apart +
                       g.choice_noise * own.gumbel(),
                   *p);
    }
    return ranked;
}

}  // namespace

/// (E50) ln(ω^e/ω̄^e) by field: wages of some time ago, and what a published forecast says of them.
void expect_wages(Region& me, Self<Region> self, Read<Cell> cells, Given<Derived> derived, Given<SchoolRules> rules,
                  Given<policy::Schools> levers) {
    const u32 region = self.id().slot;
    const u32 fields = derived->layout.fields;
    const given::Enrolment& g = *rules->enrolment;
    const double planning = levers->planning_information(target_of_region(static_cast<u8>(region)));
    const u32 lag = std::min(static_cast<u32>(g.wage_lag), wage_history - 1);
    std::vector<double> expected(fields);
    for (u32 f = 0; f < fields; ++f) {
        expected[f] = static_cast<double>(cells[derived->layout.cell(region, f)].log_wage[lag]) +
                      planning * g.forecast_response * static_cast<double>(me.forecast[f]);
    }
    const double mean = math::sum(expected) / heads(fields);
    for (u32 f = 0; f < fields; ++f) me.expected_wage[f] = static_cast<float>(expected[f] - mean);
}

/// (E51) The cohort of a region.
void bear_cohort(const Region& me, Self<Region> self, Read<Cell> cells, In<Vacancy> vacancies, Emit<Person> birth,
                 Tally<PersonFlows> flows, Given<Derived> derived, Given<SchoolRules> rules, Given<Clock> clock, Rng& rng) {
    const u32 region = self.id().slot;
    const double young = derived->cohort(region, clock->date ? clock->date->year() : 0);
    const i64 cohort = rng.round(4 * rules->labour->retirement * me.workforce_0 * young);
    const i64 vocational = rng.round(rules->enrolment->vocational_share * static_cast<double>(cohort));
    flows[the_economy].born += cohort;
    for (i64 k = 0; k < cohort; ++k) {
        Person newborn{};
        newborn.alive = true;
        newborn.region = static_cast<u8>(region);
        newborn.ability =
            static_cast<float>(index_about_one(rules->population->ability_deviation, rules->population->ability_reach, rng));
        if (k < vocational) {
            newborn.status = Status::student;
            newborn.set(entrant);
        } else {
            go_to_work(newborn, vacancies, cells, *derived, *rules->enrolment, rng);
        }
        birth(newborn);
    }
}

/// (E51) First application of a newcomer, or (E54) of who goes on.
void apply_for_place(const Person& me, Self<Person> self, Read<Programme> programmes, Read<Region> regions,
                     Index<OpenByRegion> open, Index<OpenAnywhere> anywhere, Emit<Enrolment> send,
                     Tally<FurtherStudy> further, Given<SchoolRules> rules, Rng& rng) {
    const bool newcomer = me.status == Status::student;
    const Ranking ranked = newcomer ? ranking(me, self.key(), programmes, regions, open, anywhere, *rules->enrolment, rng)
                                    : upper_ranking(me, self.key(), programmes, regions, open, *rules, rng);
    if (!newcomer && programmes[*me.programme].type == SchoolType::secondary) further[{me.region}].applicants += 1;
    if (ranked.size() > 0) send({.to = ranked[0], .from = self, .key = rng.word()});
}

/// A year's places begin anew.
void open_places(Programme& me) { me.enrolled = me.first_choices = 0; }

/// (E51) The programme admits in order of a random key up to ⌊cap⌋.
void admit(Programme& me, Self<Programme> self, Inbox<Enrolment> applications, Emit<Admission> reply, Given<Clock> clock) {
    if (clock->round == 0) me.first_choices = applications.size();
    std::vector<const Enrolment*> queue;
    for (const Enrolment& e : applications) queue.push_back(&e);
    std::ranges::stable_sort(queue, [](const Enrolment* a, const Enrolment* b) { return a->key < b->key; });
    for (const Enrolment* e : queue) {
        const bool room = me.state == ProgrammeState::open && heads(me.enrolled + 1) <= me.capacity;
        if (room) ++me.enrolled;
        reply({.to = e->from, .programme = self, .admitted = room});
    }
}

/// (E51) Admitted: a student, (E54) of the last years of the course if he goes on, with what he knows.
void take_place(Person& me, Inbox<Admission> answers, Read<Programme> programmes, Given<SchoolRules> rules) {
    if (!answers[0].admitted) return;
    const Programme& p = programmes[answers[0].programme];
    const bool goes_on = me.status == Status::out;
    const u32 left = std::min<u32>(p.length, 4 * static_cast<u32>(rules->graduation->further_years));
    me.programme = answers[0].programme;
    me.region = p.region;
    me.field = p.field;
    me.experience = 0;
    me.status = Status::student;
    me.spell = static_cast<u8>(goes_on ? p.length - left : 0);
    me.flags = vet;
    if (goes_on) return;
    me.skill = static_cast<float>(rules->training->entry_skill) * me.ability;
    me.vintage = static_cast<float>(p.vintage);
    me.competence = first_competences(*rules->enrolment);
}

/// (E51) Refused: the next of the ranking, then, of newcomers (E54), places still free.
void apply_again(const Person& me, Self<Person> self, Inbox<Admission> answers, Read<Programme> programmes,
                 Read<Region> regions, Index<OpenByRegion> open, Index<OpenAnywhere> anywhere, Index<FreeByRegion> free,
                 Emit<Enrolment> send, Given<SchoolRules> rules, Given<Clock> clock, Rng& rng) {
    const u32 round = clock->round + 1;
    if (answers[0].admitted || round >= enrolment_rounds) return;
    const bool goes_on = me.status == Status::out;
    OptionalId<Programme> next;
    if (round < static_cast<u32>(rules->enrolment->choice_rounds)) {
        const Ranking ranked = goes_on
                                   ? upper_ranking(me, self.key(), programmes, regions, open, *rules, rng)
                                   : ranking(me, self.key(), programmes, regions, open, anywhere, *rules->enrolment, rng);
        if (round < ranked.size()) next = ranked[round];
    }
    if (!next && !goes_on) next = free.draw(me.region, rng);
    if (next) send({.to = *next, .from = self, .key = rng.word()});
}

/// (E54) Whom no programme admitted: a newcomer, or a graduate of last spring who would have gone on.
void begin_work(Person& me, Read<Cell> cells, In<Vacancy> vacancies, Given<Derived> derived, Given<Clock> clock,
                Given<SchoolRules> rules, Rng& rng) {
    if (me.status == Status::student) go_to_work(me, vacancies, cells, *derived, *rules->enrolment, rng);
    if (me.status != Status::out) return;
    me.status = Status::unemployed;
    me.spell = 0;
    me.set(graduate);
    me.graduated = static_cast<u16>(clock->step);  // one quarter ago
}

/// Heads of the programme after the entrants came, before the next training.
void count_entrants(Programme& me) { me.students += me.enrolled; }

/// P7 in Q3 in the quarter.
void enrolment(Schedule& step) {
    Schedule autumn = step.in(Quarter::q3);
    autumn.reset<FurtherStudy>();
    autumn.each<open_places>("open_places");
    autumn.each<expect_wages>("expect_wages");
    autumn.each<bear_cohort>("bear_cohort");
    autumn.each_where<seeks_place, apply_for_place>("apply_for_place");
    autumn.rounds(enrolment_rounds, [](Schedule& round) {
        round.receivers<admit, Enrolment>("admit");
        round.receivers<take_place, Admission>("take_place");
        round.receivers<apply_again, Admission>("apply_again");
    });
    autumn.each_where<seeks_place, begin_work>("begin_work");
    autumn.each<count_entrants>("count_entrants");
}

}  // namespace consortium
