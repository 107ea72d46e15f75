// Workers move between occupations (del Rio-Chanona, Mealy, Beguerisse-Díaz, Lafond and Farmer 2021), twice in one run: as
// agents, and by the equations that the agents follow when they are many. Occupation j has e employed, u unemployed, v
// vacancies and demand D. Everything in a step follows from these as they stood when it began, so who was separated and
// what was opened takes part from the next step on:
//   separations   ω_j = δ_u e + (1 − δ_u) γ max(0, e + v − D)        openings   ν_j = δ_v e + (1 − δ_v) γ max(0, D − e − v)
//   An unemployed person of i applies once, to any vacancy of j with chance A_ij v_j / w_i, where w_i = Σ_k A_ik v_k. A
//   vacancy takes any of its applicants. So j has s_j = Σ_i u_i A_ij v_j / w_i applications, of which p_j = (v_j/s_j)(1 −
//   e^(−s_j/v_j)) succeed:      hired_j = s_j p_j,                                  left_i = Σ_j u_i A_ij v_j p_j / w_i e' =
//   e − ω + hired,   u' = u + ω − left,   v' = v + ν − hired;    at first u = δ_u e, v = δ_v e, D = e + u.
#include <consortia/model.hpp>

#include <algorithm>

namespace labour_flow {
using namespace consortia;

struct Occupation {
    double employed, unemployed, vacancies;  // e, u, v by the equations
    double demand, demand_at_first;          // D
    double openness;                         // w
    double applications, success;            // s, p
};
struct Mobility {
    using From = Occupation;
    using To = Occupation;
    Id<Occupation> to;
    double chance;  // A_ij
};
struct Stocks {  // e, u, v counted
    using Of = Occupation;
    Count employed, unemployed, vacancies;
};
struct Hires {
    using Of = Occupation;
    Count workers;
};
struct Worker {
    Id<Occupation> occupation;
    bool employed;
};
struct Vacancy {
    Id<Occupation> occupation;
    bool alive;
};
struct Application {
    Id<Vacancy> to;
    Id<Worker> from;
};
struct Offer {
    Id<Worker> to;
    Id<Occupation> occupation;
};
struct ByOccupation {
    using Of = Vacancy;
    static u32 key(const Vacancy& v) { return v.occupation.slot; }
};
struct Parameters {
    double employed, unemployed, vacancies, separation, opening, adjustment;
};
struct Levers {
    Lever demand;
};

constexpr double most_agents = 2e9;

/// What is recorded: of each occupation as many say, and as the equations say.
namespace indicator {
Indicator by_occupation(const std::string& name, std::string unit, Text about) {
    return {.name = name + "_by_occupation", .unit = std::move(unit), .about = std::move(about), .over = {"occupation"}};
}
const Indicator unemployment{
    .name = "unemployment", .unit = "share", .about = {"unemployed share of all workers", "失业率"}};
const Indicator unemployment_limit{
    .name = "unemployment_limit", .unit = "share", .about = {"the same by the equations", "失业率（方程）"}};
const Indicator hires = by_occupation("hires", "person", {"workers hired in the step", "招聘人数"});
const Indicator employed = by_occupation("employed", "person", {"employed", "就业人数"});
const Indicator vacancies = by_occupation("vacancies", "post", {"vacancies", "空缺岗位"});
const Indicator employed_limit =
    by_occupation("employed_limit", "person", {"employed by the equations", "就业人数（方程）"});
const Indicator unemployed_limit =
    by_occupation("unemployed_limit", "person", {"unemployed by the equations", "失业人数（方程）"});
const Indicator vacancies_limit =
    by_occupation("vacancies_limit", "post", {"vacancies by the equations", "空缺岗位（方程）"});
}  // namespace indicator

void describe(Schema& s) {
    s.agent<Occupation>("occupation")
        .field("employed", &Occupation::employed, "person")
        .field("unemployed", &Occupation::unemployed, "person")
        .field("vacancies", &Occupation::vacancies, "post")
        .field("demand", &Occupation::demand, "post")
        .field("demand_at_first", &Occupation::demand_at_first, "post")
        .field("openness", &Occupation::openness, "post")
        .field("applications", &Occupation::applications, "application")
        .field("success", &Occupation::success, "probability");
    s.edge<Mobility>("mobility").field("to", &Mobility::to, "id").field("chance", &Mobility::chance, "share");
    s.tally<Stocks>("stocks")
        .field("employed", &Stocks::employed, "person")
        .field("unemployed", &Stocks::unemployed, "person")
        .field("vacancies", &Stocks::vacancies, "post");
    s.tally<Hires>("hires").field("workers", &Hires::workers, "person");
    s.agent<Worker>("worker").field("occupation", &Worker::occupation, "id").field("employed", &Worker::employed, "flag");
    s.agent<Vacancy>("vacancy").field("occupation", &Vacancy::occupation, "id").field("alive", &Vacancy::alive, "flag");

    const std::string source = "del Rio-Chanona et al. 2021";
    s.parameter(whole("population.employed", "person", 2e5, {1, 1e9}, "chosen: unemployment varies by .001",
                      {"employed at first, spread over occupations as in the data", "初始就业人数"}),
                &Parameters::employed);
    s.parameter(real("initial.unemployed", "per employed", 0.016, {0, 1000}, source, {"unemployed at first", "初始失业"}),
                &Parameters::unemployed);
    s.parameter(real("initial.vacancies", "per employed", 0.012, {0, 1000}, source, {"vacancies at first", "初始空缺"}),
                &Parameters::vacancies);
    s.parameter(
        real("labour.separation", "1/step", 0.016, {0, 1}, source, {"δ_u, separations that come by chance", "离职率"}),
        &Parameters::separation);
    s.parameter(real("labour.opening", "1/step", 0.012, {0, 1}, source, {"δ_v, openings that come by chance", "开岗率"}),
                &Parameters::opening);
    s.parameter(real("labour.adjustment", "1/step", 0.16, {0, 1}, source, {"γ, speed towards demand", "调整速度"}),
                &Parameters::adjustment);
    Quantity demand = real("demand.factor", "ratio", 1, {0, 100}, source, {"demand relative to the first", "劳动需求系数"});
    demand.targets = {"occupation"};
    s.lever(demand, &Levers::demand);

    s.axis({.name = "occupation", .about = {"occupation", "职业"}, .labels = {}, .groups = {}, .targetable = true});
    s.relabel([](std::vector<Axis>& axes, const Scenario& scenario) {
        axes[0].labels = scenario.data.at("occupations").label("occupation");
    });
    s.data(
        {.name = "occupations",
         .about = {"one row an occupation: employed, then the chance A of looking to each occupation", "职业及其流动矩阵"},
         .columns = {{.name = "occupation", .kind = DataColumn::Kind::label, .unit = "name", .about = "its name"},
                     {.name = "employed", .unit = "person", .hard = {0, 1e9}, .about = "only the shares count"}},
         .rest_are_numbers = true,
         .required = true});

    s.check([](const Scenario& scenario, const std::vector<Axis>&, std::vector<Problem>& problems) {
        const auto value = [&](const char* name) { return scenario.parameters.at(name).value; };
        for (const char* beside : {"initial.unemployed", "initial.vacancies"}) {
            if (value("population.employed") * (1 + value(beside)) > most_agents)
                problems.push_back(about(scenario, {beside, "population.employed"},
                                         "too many: with population.employed more than 2,000 million in all"));
        }
        const DataTable& table = scenario.data.at("occupations");
        if (math::sum(table.number("employed")) <= 0)
            problems.push_back({Problem::Severity::error, table.heading("employed"),
                                "occupations.employed: expected more than 0 in some occupation"});
    });

    using namespace indicator;
    for (const Indicator& each :
         {unemployment, unemployment_limit, hires, employed, vacancies, employed_limit, unemployed_limit, vacancies_limit}) {
        s.indicator(each);
    }
}

void add_agents(Population& p, Id<Occupation> here, const Stocks& stocks) {
    p.add<Worker>(u32(stocks.employed.value()), [&](u32, Rng&) { return Worker{here, true}; });
    p.add<Worker>(u32(stocks.unemployed.value()), [&](u32, Rng&) { return Worker{here, false}; });
    p.add<Vacancy>(u32(stocks.vacancies.value()), [&](u32, Rng&) { return Vacancy{here, true}; });
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const DataTable& table = *p.inputs().data("occupations");
    const std::vector<double>& weights = table.number("employed");
    const double total = math::sum(weights);
    p.add<Occupation>(u32(table.rows()), [&](u32 k, Rng&) {
        const double e = given.employed * weights[k] / total, u = given.unemployed * e, v = given.vacancies * e;
        return Occupation{e, u, v, e + u, e + u, 0, 0, 0};
    });
    p.component<Stocks>([&](Id<Occupation> id) {
        const Occupation& here = p.agents<Occupation>()[id.slot];
        const auto rounded = [](double x) { return Count{i64(math::floor(x + 0.5))}; };
        return Stocks{rounded(here.employed), rounded(here.unemployed), rounded(here.vacancies)};
    });
    std::vector<std::pair<u32, Mobility>> mobility;
    for (u32 i = 0; i < table.rows(); ++i) {
        for (u32 j = 0; j < table.rows(); ++j) {
            const double chance = table.number(table.label("occupation")[j])[i];
            if (chance > 0) mobility.push_back({i, {{j}, chance}});
        }
        add_agents(p, {i}, p.components<Stocks>()[i]);
    }
    p.connect<Mobility>(std::move(mobility));
}

// What agents and equations share. Both work on the stocks as they stood when the step began.
double separations(double e, double v, double demand, const Parameters& given) {
    return given.separation * e + (1 - given.separation) * given.adjustment * std::max(0.0, e + v - demand);
}
double openings(double e, double v, double demand, const Parameters& given) {
    return given.opening * e + (1 - given.opening) * given.adjustment * std::max(0.0, demand - e - v);
}
void demand(Occupation& me, Self<Occupation> self, Given<Levers> levers) {
    Target here;
    here.label[0] = u8(self.id().slot);
    me.demand = levers->demand(here) * me.demand_at_first;
}

// The agents.
void separate_or_apply(Worker& me, Self<Worker> self, Read<Occupation> occupations, Read<Stocks> stocks,
                       Out<Mobility> mobility, Index<ByOccupation> vacancies, Emit<Application> apply,
                       Given<Parameters> given, Rng& rng) {
    if (me.employed) {
        const Stocks& here = stocks[me.occupation];
        const double lost = separations(here.employed, here.vacancies, occupations[me.occupation].demand, *given);
        me.employed = !rng.chance(lost / here.employed);
        return;
    }
    double openness = 0;  // w_i
    for (const Mobility& way : mobility[me.occupation]) openness += way.chance * stocks[way.to].vacancies;
    if (!(openness > 0)) return;
    double left = rng.uniform() * openness;
    OptionalId<Occupation> there;
    for (const Mobility& way : mobility[me.occupation]) {
        const double weight = way.chance * stocks[way.to].vacancies;
        if (!(weight > 0)) continue;
        there = way.to;
        left -= weight;
        if (left < 0) break;
    }
    apply({vacancies.draw(there.value().slot, rng).value(), self});
}
void choose(Vacancy& me, Inbox<Application> applications, Emit<Offer> offer, Rng& rng) {
    offer({applications[rng.below(applications.size())].from, me.occupation});
    me.alive = false;
}
void open(const Occupation& me, Self<Occupation> self, Read<Stocks> stocks, Emit<Vacancy> vacancy, Given<Parameters> given,
          Rng& rng) {
    const Stocks& here = stocks[self];
    i64 count = rng.round(openings(here.employed, here.vacancies, me.demand, *given));
    for (; count > 0; --count) vacancy({self, true});
}
void start(Worker& me, Inbox<Offer> offers, Tally<Hires> hires) {
    me.employed = true;
    me.occupation = offers[0].occupation;  // the only one: who applies once is chosen once
    hires[me.occupation].workers += 1;
}
void count_workers(const Worker& me, Tally<Stocks> stocks) {
    stocks[me.occupation].employed += me.employed;
    stocks[me.occupation].unemployed += !me.employed;
}
void count_vacancies(const Vacancy& me, Tally<Stocks> stocks) { stocks[me.occupation].vacancies += 1; }

// The equations.
void look_around(Occupation& me, Self<Occupation> self, Out<Mobility> mobility, Read<Occupation> occupations) {
    me.openness = 0;
    for (const Mobility& way : mobility[self]) me.openness += way.chance * occupations[way.to].vacancies;
}
void receive(Occupation& me, Self<Occupation> self, In<Mobility> mobility, Read<Occupation> occupations) {
    me.applications = 0;
    for (const auto& [from, way, id] : mobility[self]) {
        const Occupation& there = occupations[from];
        if (there.openness > 0) me.applications += there.unemployed * way.chance * me.vacancies / there.openness;
    }
    me.success = me.applications > 0 ? me.vacancies / me.applications * -math::expm1(-me.applications / me.vacancies) : 0;
}
void move(Occupation& me, Self<Occupation> self, Out<Mobility> mobility, Read<Occupation> occupations,
          Given<Parameters> given) {
    double left = 0;
    for (const Mobility& way : mobility[self]) {
        const Occupation& there = occupations[way.to];
        if (me.openness > 0) left += me.unemployed * way.chance * there.vacancies * there.success / me.openness;
    }
    const double separated = separations(me.employed, me.vacancies, me.demand, *given);
    const double opened = openings(me.employed, me.vacancies, me.demand, *given);
    const double hired = me.applications * me.success;
    me.employed += hired - separated;
    me.unemployed += separated - left;
    me.vacancies += opened - hired;
}

void report(const Occupation& me, Self<Occupation> self, Read<Occupation> occupations, Read<Stocks> stocks,
            Read<Hires> hires, Indicators out) {
    const u32 here = self.id().slot;
    out(indicator::hires, here) = hires[self].workers;
    out(indicator::employed, here) = stocks[self].employed;
    out(indicator::vacancies, here) = stocks[self].vacancies;
    out(indicator::employed_limit, here) = me.employed;
    out(indicator::unemployed_limit, here) = me.unemployed;
    out(indicator::vacancies_limit, here) = me.vacancies;
    if (here > 0) return;
    double e = 0, u = 0, all = 0, without = 0;
    for (Id<Occupation> k{0}; k.slot < occupations.size(); ++k.slot) {
        e += occupations[k].employed;
        u += occupations[k].unemployed;
        all += stocks[k].employed + stocks[k].unemployed;
        without += stocks[k].unemployed;
    }
    out(indicator::unemployment) = without / all;
    out(indicator::unemployment_limit) = u / (u + e);
}

void schedule(Schedule& step) {
    step.each<demand>("demand").reset<Hires>();
    step.each<separate_or_apply>("separate_or_apply");
    step.receivers<choose, Application>("choose").each<open>("open").receivers<start, Offer>("start");
    step.reset<Stocks>().each<count_workers>("count_workers").each<count_vacancies>("count_vacancies");
    step.each<look_around>("look_around").each<receive>("receive").each<move>("move");
    step.each<report>("report");
}

void expect(const Inputs& inputs, Expected& e) {
    const auto& given = inputs.given<Parameters>();
    e.add<Worker>(given.employed * (1 + given.unemployed));
    e.add<Vacancy>(given.employed * std::max(given.vacancies, 0.1));
}

extern const Model model{
    "labour_flow", {"workers move between occupations", "劳动者在职业之间流动"}, describe, populate, schedule, expect};
}  // namespace labour_flow
