// How a new product spreads by word of mouth where everybody meets everybody (Bass 1969). With F the share that has adopted,
//   F' = (p + q F)(1 − F), F(0) = 0, hence F(t) = (1 − e^(−(p+q)t)) / (1 + (q/p) e^(−(p+q)t)).
// p and q are means of many products (Sultan, Farley and Lehmann 1990).
#include <consortia/model.hpp>

namespace bass {
using namespace consortia;

struct Person {
    bool adopted;
};
struct Market {
    double share;  // F
};
struct Sales {
    using Of = Market;
    Count units;
};
struct Parameters {
    double people, innovation, imitation, step;
};

void describe(Schema& s) {
    s.agent<Person>("person").field("adopted", &Person::adopted, "flag");
    s.agent<Market>("market").field("share", &Market::share, "share");
    s.tally<Sales>("sales").field("units", &Sales::units, "person");
    s.parameter(whole("population.people", "person", 1e5, {1, 1e9}, "chosen", {"people who may adopt", "潜在采用者"}),
                &Parameters::people);
    s.parameter(real("diffusion.innovation", "1/yr", 0.03, {0, 10}, "Sultan 1990", {"p, adopting unasked", "创新系数"}),
                &Parameters::innovation);
    s.parameter(real("diffusion.imitation", "1/yr", 0.38, {0, 10}, "Sultan 1990", {"q, following the rest", "模仿系数"}),
                &Parameters::imitation);
    s.parameter(real("time.step", "yr", 0.0625, {1e-6, 1}, "chosen: F errs by some .1 Δt", {"Δt of a step", "步长"}),
                &Parameters::step);
}

void populate(Population& p) {
    p.add<Person>(u32(p.given<Parameters>().people), [](u32, Rng&) { return Person{false}; });
    p.add<Market>(1, [](u32, Rng&) { return Market{0}; });
}

void adopt(Person& me, Read<Market> markets, Tally<Sales> sales, Given<Parameters> given, Rng& rng) {
    if (me.adopted) return;
    const double per_year = given->innovation + given->imitation * markets[{0}].share;  // p + q F
    me.adopted = rng.hazard(per_year * given->step);
    sales[{0}].units += me.adopted;
}

void grow(Market& me, Self<Market> self, Read<Sales> sales, Given<Parameters> given) {
    me.share += sales[self].units / given->people;
}

void schedule(Schedule& s) { s.reset<Sales>().each<adopt>("adopt").each<grow>("grow"); }
void watch(Watch<Market> all) { all.mean<&Market::share>("adopters", "share", {"share that has adopted", "采用者比例"}); }

void expect(const Inputs& inputs, Expected& e) { e.add<Person>(inputs.given<Parameters>().people); }

extern const Model model{"bass", {"a product spreads", "新产品扩散"}, describe, populate, schedule, expect, {watch}};
}  // namespace bass
