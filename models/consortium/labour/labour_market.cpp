// P8, twice a quarter: separations, search, offers, acceptance, openings (E60–E66); then P9, wages (E69). Everything reads
// the stocks at the start of the sub-step; new vacancies and the newly separated match from the next one on.
#include "models/consortium/labour/labour_market.hpp"

#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/labour/phases.hpp"
#include "models/consortium/labour/rules.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/levers/labour.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"

#include <algorithm>
#include <cmath>

namespace consortium {

namespace {
constexpr u32 rounds = 2;
constexpr double sub_steps = rounds;
}  // namespace

/// (E66) stocks at the start of matching.
void count_openings(Cell& me, Self<Cell> self, In<Vacancy> vacancies, Given<Clock> clock) {
    if (clock->round == 0) me.vacancies = 0;
    me.vacancies += vacancies[self].size() / sub_steps;
}

/// P8a (E60): the firm counts its openings and sets the separation probability from the stocks at the start.
void plan_staff(const Firm& me, Mine<Separation> separation, Mine<Workforce> workforce, Own<Vacancy> open,
                Given<given::Labour> labour, Rng& rng) {
    const double n = heads(me.staff);
    const double planned = planned_staff(me.wanted, me.usual, *labour);
    const double excess = excess_staff(n, open.size(), planned);
    separation->probability = static_cast<float>(separation_probability(n, excess, *labour));
    workforce->openings = static_cast<u32>(rng.round(expected_openings(n, excess, planned, *labour)));
    for (Vacancy& vacancy : open) ++vacancy.age;
}

namespace {

/// (E63) A field to search in: mobility from the own field times the vacancies there; none if all are empty.
u32 field_to_search(const Person& me, u32 region, In<Vacancy> vacancies, const Derived& derived, Rng& rng) {
    const Mobility& row = derived.mobility[me.field];
    std::array<double, mobile_fields> weight{};
    for (u32 k = 0; k < mobile_fields; ++k)
        weight[k] = row.share[k] * vacancies[derived.layout.cell(region, row.field[k])].size();
    const u32 k = rng.pick(weight);
    return k == mobile_fields ? derived.layout.fields : row.field[k];
}

/// (E63) The own region, or another by its workforce and distance.
u32 region_to_search(const Person& me, const Derived& derived, const given::Labour& labour, Rng& rng) {
    if (derived.layout.regions == 1 || !rng.chance(labour.interregional_search)) return me.region;
    const u32 other = rng.pick(derived.gravity[me.region]);
    return other < derived.layout.regions ? other : me.region;  // all too far away
}

}  // namespace

namespace {

/// (E63) A post in a field and region of the own choice; none where none is open.
OptionalId<Vacancy> post_to_apply_for(const Person& me, In<Vacancy> vacancies, const Derived& derived,
                                      const given::Labour& labour, u32& field, Rng& rng) {
    const u32 region = region_to_search(me, derived, labour, rng);
    field = field_to_search(me, region, vacancies, derived, rng);
    if (field == derived.layout.fields) return {};
    const auto open = vacancies[derived.layout.cell(region, field)];
    return open[rng.below(open.size())].id;
}

/// (E63, L11a) Posts of one sub-step: one, and more for the guided; all different.
constexpr u32 most_applications = 24;
struct Posts {
    std::array<OptionalId<Vacancy>, most_applications> post;
    std::array<u32, most_applications> field;
    u32 count = 0;

    bool has(Id<Vacancy> id) const { return std::find(post.begin(), post.begin() + count, id) != post.begin() + count; }
    void add(OptionalId<Vacancy> id, u32 its_field) {
        if (!id || has(*id) || count == most_applications) return;
        post[count] = id;
        field[count++] = its_field;
    }
};

}  // namespace

namespace {

/// (E60, E63) Separated now, or looking for a post? Draws the one and, of who stays, the other.
bool looks_for_post(Person& me, Read<Separation> separation, Tally<Moves> moves, Tally<Seekers> seekers,
                    const Derived& derived, const given::Labour& labour, Rng& rng) {
    if (me.status == Status::student || me.status == Status::out) return false;
    if (me.status == Status::unemployed) {
        seekers[derived.layout.cell(me.region, me.field)].unemployed += 1;
        return !me.has(fresh) && !me.has(course);
    }
    if (!rng.chance(separation[*me.employer].probability)) return rng.chance(labour.on_the_job_search);
    moves[*me.employer].left += 1;
    moves[*me.employer].separated += 1;
    me.status = Status::unemployed;
    me.spell = 0;
    me.clear(retrained);
    return false;
}

/// (E63, L11a) One post, and more for the guided.
Posts posts_to_apply_for(const Person& me, In<Vacancy> vacancies, const Derived& derived, const policy::Labour& levers,
                         const given::Labour& labour, Rng& rng) {
    Posts posts;
    u32 field = 0;
    const OptionalId<Vacancy> first = post_to_apply_for(me, vacancies, derived, labour, field, rng);
    if (!first) return posts;
    posts.add(first, field);
    const double guided =
        me.status == Status::employed ? 0.0 : levers.job_guidance_applications(target_of_region(me.region));
    if (guided == 0) return posts;
    for (i64 more = rng.round(guided); more > 0; --more) {
        const OptionalId<Vacancy> another = post_to_apply_for(me, vacancies, derived, labour, field, rng);
        posts.add(another, field);
    }
    return posts;
}

/// What an applicant's letters have in common, written to the first.
Application letter_of(const Person& me, Id<Person> self, Id<Vacancy> first, const Derived& derived,
                      const LabourRules& rules) {
    const float experience = derived.experience_effect(me.experience);
    return {
        .to = first,
        .from = self,
        .vintage = me.vintage,
        .experience_pay = log_premium(static_cast<float>(rules.effectiveness->experience) * experience, experience,
                                      *rules.wages, *rules.effectiveness),
        .wage_needed = me.status == Status::employed ? static_cast<float>(1 + rules.labour->raise_wanted) * me.wage : 0.F,
        .graduate = me.has(graduate),
        .calls = 0,
        .competence = me.competence};
}

}  // namespace

/// P8b (E60, E63): persons are separated, or search.
void separate_or_search(Many<Person> persons, Read<Separation> separation, In<Vacancy> vacancies, Emit<Application> apply,
                        Tally<Moves> moves, Tally<Seekers> seekers, Given<Derived> derived, Given<policy::Labour> levers,
                        Given<LabourRules> rules) {
    const given::Labour& labour = *rules->labour;
    const auto might_look = [&](const Person& me, const auto& draws) {
        if (me.status != Status::employed) return me.status == Status::unemployed;
        return draws.might(0, separation[*me.employer].probability) || draws.might(1, labour.on_the_job_search);
    };
    for (auto [me, self, rng] : persons.only(might_look)) {
        if (!looks_for_post(me, separation, moves, seekers, *derived, labour, rng)) continue;
        const Posts posts = posts_to_apply_for(me, vacancies, *derived, *levers, labour, rng);
        if (posts.count == 0) continue;
        Application letter = letter_of(me, self, *posts.post[0], *derived, *rules);
        if (posts.count > 1) letter.calls = static_cast<u8>(labour.calls - 1);
        for (u32 k = 0; k < posts.count; ++k) {
            letter.to = *posts.post[k];
            letter.noise = static_cast<float>(labour.score_noise * rng.normal());
            letter.base = log_effectiveness(me.skill, me.competence, derived->competence_weight[0][0], 0.F,
                                            derived->field_distance(me.field, posts.field[k]), 0.F, *rules->effectiveness);
            apply(letter);
        }
    }
}

namespace {

/// (E3) of an applicant in the job, without the experience that (E4) already pays for.
float score_of(const Application& a, const Terms& firm, const Derived& derived, const given::Effectiveness& g) {
    const float gap = felt_gap(std::max(0.F, firm.technology - a.vintage), firm.objects, g);
    float score = a.base - static_cast<float>(g.vintage_gap_penalty) * gap;
    if (firm.strategic || firm.large) {  // other competence weights than those the applicant could know
        const auto& here = derived.competence_weight[firm.strategic][firm.large];
        const auto& usual = derived.competence_weight[0][0];
        for (u32 k = 0; k < competences; ++k) {
            const float beyond = a.competence[k] - static_cast<float>(g.usual_competence);
            score += static_cast<float>(g.competence_weight) * (here[k] - usual[k]) * beyond;
        }
    }
    return score;
}

}  // namespace

/// P8c (E64): the vacancy offers the post to the best of its inbox; ties by key of the inbox order. Where he may have a
/// better offer, the others wait for the next call.
void offer_post(const Vacancy& me, Self<Vacancy> self, Inbox<Application> applications, Read<Terms> firms, Read<Cell> cells,
                Read<Region> regions, Read<Economy> economy, Emit<Offer> offer, Emit<Application> wait,
                Given<Derived> derived, Given<policy::Firms> levers, Given<LabourRules> rules) {
    if (me.filled) return;
    const Terms& firm = firms[self.from()];
    const double subsidy = levers->graduate_hiring_subsidy(target_of(firm)) * regions[{firm.region}].payout;
    const float preference =
        static_cast<float>(subsidy_as_output(subsidy * economy[the_economy].wage, firm.wage, *rules->annuity));  // hs
    const float cell_wage = static_cast<float>(cells[me.to].wage);
    const Application* best = nullptr;
    float best_score = 0;
    float best_wage = 0;
    for (const Application& a : applications) {
        const float log_e = score_of(a, firm, *derived, *rules->effectiveness);
        const float wage =
            cell_wage * math::exp(static_cast<float>(rules->wages->pass_through) * log_e + a.experience_pay);  // (E4)
        if (wage <= a.wage_needed) continue;
        const float score = log_e + (a.graduate ? preference : 0.F) + a.noise;
        if (best != nullptr && score <= best_score) continue;
        best = &a;
        best_score = score;
        best_wage = wage;
    }
    if (best == nullptr) return;
    offer({.to = best->from,
           .vacancy = self,
           .firm = self.from(),
           .cell = me.to,
           .wage = best_wage,
           .to_staff = best->wage_needed > 0});
    if (best->calls == 0) return;
    for (const Application& a : applications) {
        if (&a == best) continue;
        Application next = a;
        next.calls = static_cast<u8>(std::max(1, int{a.calls}) - 1);
        wait(next);
    }
}

/// P8d (E65): the person takes the best wage, ties by firm. Who found a post in an earlier call of the sub-step refuses.
void accept_post(Person& me, Self<Person> self, Inbox<Offer> offers, Emit<Filled> filled, Tally<Moves> moves,
                 Given<Derived> derived) {
    const Offer* best = nullptr;
    for (const Offer& o : offers) {
        if (best == nullptr || o.wage > best->wage) best = &o;
    }
    if (me.status == Status::employed && !best->to_staff) return;
    if (me.status == Status::employed) moves[*me.employer].left += 1;
    moves[best->firm].hired += 1;
    moves[best->firm].graduates += me.has(graduate) ? 1 : 0;
    start_job(me, best->firm, *derived, best->cell, best->wage);
    filled({.to = best->vacancy, .by = self});
}

void start_job(Person& me, Id<Firm> firm, const Derived& derived, Id<Cell> cell, float wage) {
    me.employer = firm;
    me.job_field = static_cast<u8>(derived.layout.field_of(cell));
    me.region = static_cast<u8>(derived.layout.region_of(cell));
    me.wage = wage;
    me.status = Status::employed;
    me.spell = 0;
    me.match = 0;
    me.clear(graduate);
    me.clear(fresh);
    me.clear(retrained);
    me.clear(course);
    if (me.graduated > 0 && me.start_wage == 0) me.start_wage = wage;
}

void fill_post(Vacancy& me) { me.filled = true; }

void close_filled(Vacancy& me) { me.alive = !me.filled; }

/// P8e (E61, E65): heads after the moves; the oldest posts close when there are too many, the counted ones open.
void settle_staff(Firm& me, Self<Firm> self, Mine<Workforce> workforce, Read<Moves> moves, Read<Separation> separation,
                  Own<Vacancy> open, Emit<Vacancy> advertise, Read<Industry> industries, Tally<FirmFlows> flows,
                  Given<Derived> derived, Given<given::Labour> labour, Rng& rng) {
    const Moves& moved = moves[self];
    const double planned = planned_staff(me.wanted, me.usual, *labour);
    const double excess = excess_staff(heads(me.staff), open.size() + moved.hired, planned);  // Δ_j of the start
    me.staff = static_cast<u32>(me.staff + moved.hired.value() - moved.left.value());
    if (moved.separated > 0)
        flows[the_economy].laid_off += moved.separated * forced_share(separation[self].probability, *labour);
    workforce->hires += static_cast<u32>(moved.hired.value());
    workforce->posts_filled += static_cast<u32>(moved.hired.value());
    workforce->graduate_hires += static_cast<u32>(moved.graduates.value());
    if (excess > slack(planned, *labour)) {
        const u32 closing = std::min(open.size(), static_cast<u32>(std::ceil(excess)));
        for (u32 k = 0; k < closing; ++k) open[k].alive = false;  // in order of creation: the oldest first
    }
    const Industry& industry = industries[{me.industry}];
    for (u32 k = 0; k < workforce->openings; ++k) {
        const u32 f = std::min(rng.pick(industry.field_share), fields_per_industry - 1);  // (E61)
        advertise(self,
                  {.to = derived->layout.cell(me.region, industry.field[f]), .age = 0, .filled = false, .alive = true});
    }
    workforce->openings = 0;
}

/// (E65) What the quarter's hires on the market cost; those by order placement cost nothing.
void pay_for_hiring(const Firm& me, Mine<Workforce> workforce, Mine<Expenses> expenses, Given<LabourRules> rules) {
    if (workforce->posts_filled == 0) return;
    const double each = cost_of_hire(heads(workforce->hires), heads(me.staff), me.wage, *rules->labour);
    expenses->hiring = workforce->posts_filled * each;
    workforce->posts_filled = 0;
}

/// P9 (E69): wages of a cell follow its tightness.
void adjust_wages(Cell& me, Self<Cell> self, Read<Seekers> seekers, Given<given::Wages> wages, Given<Clock> clock) {
    me.unemployed = seekers[self].unemployed / sub_steps;  // (E66)
    const double change = log_wage_change(tightness(me.vacancies, me.unemployed, *wages), *wages);
    me.wage *= math::exp(bounded_wage_change(change, me.log_wage[0], wages->growth * (clock->step + 1)));
    for (u32 k = wage_history - 1; k > 0; --k) me.log_wage[k] = me.log_wage[k - 1];
    me.log_wage[0] = static_cast<float>(math::log(me.wage));
}

void fill_posts(Schedule& half) {
    half.rounds(parameter<&given::Labour::calls>(), [](Schedule& call) {
        call.receivers<offer_post, Application>("offer_post");
        call.receivers<accept_post, Offer>("accept_post");
        call.receivers<fill_post, Filled>("fill_post");
    });
    half.each<close_filled>("close_filled");
}

/// P8, P9 in the quarter.
void labour_market(Schedule& step) {
    step.rounds(rounds, [](Schedule& half) {
        half.reset<Moves>();
        half.each<count_openings>("count_openings");
        half.each<plan_staff>("plan_staff");
        half.each<separate_or_search>("separate_or_search");
        fill_posts(half);
        half.each<settle_staff>("settle_staff");
    });
    step.each<pay_for_hiring>("pay_for_hiring");
    step.each<adjust_wages>("adjust_wages");
}

}  // namespace consortium
