// The model that the pages for authors show, one of everything: engine/schema/README.md and engine/step/phases/README.md
// quote it.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <consortia/model.hpp>

#include <algorithm>

namespace market {
using namespace consortia;

struct Region {
    double density;  // of shops
};
struct Shop {
    Id<Region> region;
    double technology;
    double cash;
    bool alive;
};
struct Worker {
    Id<Region> region;
    OptionalId<Shop> employer;
    double skill;
    bool alive;
};
struct Friendship {
    using From = Worker;
    using To = Worker;
    Id<Worker> to;
    u32 since;
    bool alive;
};
struct Terms {
    using Of = Shop;
    double wage;
};
struct Payroll {
    using Of = Shop;
    Count staff;
    Fine skill;
};
struct Means {
    using Of = Region;
    Real skill;
    Real workers;
};
struct Economy {
    double price;
};
struct Output {
    using Of = Economy;
    Fine goods;
};
struct Application {
    Id<Shop> to;
    Id<Worker> from;
    double skill;
};
struct Offer {
    Id<Worker> to;
    Id<Shop> from;
};
struct ShopsByRegion {
    using Of = Shop;
    static u32 key(const Shop& shop) { return shop.region.slot; }
    static double weight(const Shop& shop) { return shop.technology; }
};

struct Parameters {
    double workers, shops, retirement, separation, demand;
};
struct Levers {
    Lever subsidy;
};
struct Scale {  // derived from the parameters once a run
    double demand_of_one;
};

void describe_records(Schema& s) {
    s.agent<Region>("region").field("density", &Region::density, "shop/worker");
    s.agent<Shop>("shop")
        .field("region", &Shop::region, "id")
        .field("technology", &Shop::technology, "good/skill")
        .field("cash", &Shop::cash, "wage")
        .field("alive", &Shop::alive, "flag");
    s.agent<Worker>("worker")
        .field("region", &Worker::region, "id")
        .field("employer", &Worker::employer, "id", "nobody: out of work")
        .field("skill", &Worker::skill, "index")
        .field("alive", &Worker::alive, "flag");
    s.edge<Friendship>("friendship")
        .field("to", &Friendship::to, "id")
        .field("since", &Friendship::since, "step")
        .field("alive", &Friendship::alive, "flag");
    s.component<Terms>("terms").field("wage", &Terms::wage, "wage/skill");
    s.tally<Payroll>("payroll").field("staff", &Payroll::staff, "person").field("skill", &Payroll::skill, "index");
    s.reduction<Means>("means").field("skill", &Means::skill, "index").field("workers", &Means::workers, "person");
    s.agent<Economy>("economy").field("price", &Economy::price, "wage/good");
    s.tally<Output>("output").field("goods", &Output::goods, "good");
}

Scale scale_of(const Inputs& inputs) {
    const auto& given = inputs.given<Parameters>();
    return {given.demand / given.workers};
}

void describe_numbers(Schema& s) {
    s.parameter(whole("population.workers", "person", 2000, {10, 1e8}, "chosen", {"workers at the start", "初始劳动者"}),
                &Parameters::workers);
    s.parameter(whole("population.shops", "shop", 100, {2, 1e7}, "chosen", {"shops at the start", "初始店铺"}),
                &Parameters::shops);
    s.parameter(real("labour.retirement", "1/q", 0.01, {0, 1}, "careers of 25 years", {"hazard of retirement", "退休率"}),
                &Parameters::retirement);
    s.parameter(real("labour.separation", "1/q", 0.2, {0, 10}, "chosen", {"hazard of separation", "离职率"}),
                &Parameters::separation);
    s.parameter(real("demand.spending", "wage/q", 1800, {0, 1e12}, "chosen", {"spent on goods", "商品支出"}),
                &Parameters::demand);
    Quantity subsidy = real("policy.subsidy", "wage/person", 0, {0, 10}, "none", {"paid for one employed", "雇佣补贴"});
    subsidy.targets = {"region"};
    s.lever(subsidy, &Levers::subsidy);
    s.derive<Scale>(scale_of);
}

void describe(Schema& s) {
    s.calendar();
    s.axis({.name = "region", .about = {"region", "地区"}, .labels = {"north", "south"}, .targetable = true});
    describe_records(s);
    describe_numbers(s);
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    p.add<Economy>(1, [](u32, Rng&) { return Economy{1}; });
    p.add<Region>(2, [&](u32, Rng&) { return Region{given.shops / given.workers}; });
    p.add<Shop>(u32(given.shops), [](u32 k, Rng& rng) { return Shop{{k % 2}, rng.uniform(0.5, 1.5), 10, true}; });
    p.add<Worker>(u32(given.workers), [](u32, Rng& rng) { return Worker{{rng.below(2)}, {}, rng.uniform(), true}; });
    p.component<Terms>([](Id<Shop>) { return Terms{0.8}; });
    p.connect<Friendship>(graph::erdos_renyi(u32(given.workers), 4, p.stream("friends")), [](auto, auto to) {
        return Friendship{to, 0, true};
    });
}

// Death, and what the living keep of the dead.
void leave(Worker& me, Read<Shop> shops, Given<Parameters> given, Rng& rng) {
    me.alive = !rng.hazard(given->retirement);
    const bool parts = rng.hazard(given->separation);
    if (me.employer && (parts || !shops.alive(*me.employer))) me.employer = {};
}

// Birth.
void grow_up(const Region& me, Self<Region> self, Emit<Worker> birth, Given<Parameters> given, Rng& rng) {
    if (me.density <= 0) return;
    const u32 born = rng.poisson(given->retirement * given->workers / 2);
    for (u32 k = 0; k < born; ++k) birth({.region = self, .employer = {}, .skill = rng.uniform(), .alive = true});
}

// Letters, and an index of who is where.
void look(const Worker& me, Self<Worker> self, Index<ShopsByRegion> shops, Emit<Application> apply, Rng& rng) {
    if (me.employer) return;
    const OptionalId<Shop> drawn = shops.draw(me.region.slot, rng);
    if (drawn) apply({.to = *drawn, .from = self, .skill = me.skill});
}
void choose(const Shop& me, Self<Shop> self, Inbox<Application> applications, Emit<Offer> offer) {
    if (me.cash <= 0) return;
    const Application* best = &applications[0];
    for (const Application& each : applications) {
        if (each.skill > best->skill) best = &each;
    }
    offer({.to = best->from, .from = self});
}
void accept(Worker& me, Inbox<Offer> offers) { me.employer = offers[0].from; }

// Gathering what others are, adding to what others hold.
void work(Worker& me, Read<Shop> shops, Tally<Payroll> payroll, Reduce<Means> means, Tally<Output> output) {
    means[me.region].skill += me.skill;
    means[me.region].workers += 1;
    if (!me.employer) return;
    me.skill += 0.01 * (1 - me.skill);
    payroll[*me.employer].staff += 1;
    payroll[*me.employer].skill += me.skill;
    output[{0}].goods += shops[*me.employer].technology * me.skill;
}

// A global: an agent of whom there is one.
void clear(Economy& me, Read<Output> output, Given<Scale> scale, Read<Worker> workers) {
    const double goods = output[{0}].goods;
    if (goods > 0) me.price = scale->demand_of_one * workers.living() / goods;
}

// What the visited agent owns: itself, a component, and a lever that asks who it is.
void settle(Shop& me, Self<Shop> self, Mine<Terms> terms, Read<Payroll> payroll, Read<Economy> economy,
            Given<Levers> levers) {
    if (terms->wage == 0) terms->wage = 0.8;  // newborn: components begin at zero
    const Payroll& mine = payroll[self];
    const Target here{.label = {static_cast<u8>(me.region.slot)}};
    const double sales = economy[{0}].price * me.technology * mine.skill;
    me.cash += sales + levers->subsidy(here) * mine.staff - terms->wage * mine.skill - 0.2;
    terms->wage *= sales > terms->wage * mine.skill ? 1.01 : 0.99;
    me.alive = me.cash > -5;
}
void split(Shop& me, Emit<Shop> birth, Rng& rng) {
    if (me.cash < 20) return;
    me.cash /= 2;
    birth({.region = me.region, .technology = me.technology * rng.lognormal(1, 0.1), .cash = me.cash, .alive = true});
}

// Edges: read as rows, owned, begun and ended.
void talk(Worker& me, Self<Worker> self, Out<Friendship> friends, Read<Worker> people) {
    double best = me.skill;
    for (const Friendship& each : friends[self]) best = std::max(best, people[each.to].skill);
    me.skill += 0.05 * (best - me.skill);
}
void befriend(const Worker& me, Self<Worker> self, Own<Friendship> friends, Emit<Friendship> form, Read<Payroll> payroll,
              Given<Clock> clock, Rng& rng) {
    const bool meets = rng.chance(0.02);
    if (!meets || !me.employer || payroll[*me.employer].staff < 2 || friends.empty()) return;
    Friendship& oldest = friends[0];
    oldest.alive = false;
    form(self, {.to = oldest.to, .since = clock->step, .alive = true});
}
void fade(Friendship& me, Self<Friendship> self, Read<Worker> people, Rng& rng) {
    const bool parts = rng.chance(0.001);
    me.alive = !(parts && people[self.from()].region != people[me.to].region);
}
void be_heard(const Worker&, Self<Worker> self, In<Friendship> listeners, Part<&Worker::skill> skill) {
    if (!listeners[self].empty()) *skill *= 1.0001;
}

void schedule(Schedule& step) {
    step.reset<Payroll>().reset<Output>();
    step.each<leave>("leave").each<grow_up>("grow_up");
    step.rounds(2, [](Schedule& round) {
        round.each<look>("look").receivers<choose, Application>("choose").receivers<accept, Offer>("accept");
    });
    step.each<work>("work").each<clear>("clear").each<settle>("settle").each<split>("split");
    step.each<talk>("talk").each<fade>("fade").each<be_heard>("be_heard");
    step.in(Quarter::q3).each<befriend>("befriend");
}

bool at_work(const Worker& me) { return me.employer.has_value(); }
u32 region_of(const Worker& me) { return me.region.slot; }

constexpr Bins skills{0, 1, 4};               // four of the same width, open at both ends
constexpr Bins sizes = Bins::of_whole(0, 3);  // none, one, two, three and more

void watch_spread(Watch<Worker> workers) {
    workers.quantiles<&Worker::skill>("skill_spread", "index", {0.1, 0.5, 0.9}, {"skill of workers", "劳动者技能"});
    workers.histogram<&Worker::skill, skills>("skills", "person", {"workers by skill", "技能分布"}).by<region_of>("region");
}
void watch_spread(Watch<Shop> shops) {
    shops.quantiles<&Shop::cash>("median_cash", "wage", {0.5}, {"median cash of shops", "店铺现金中位数"});
    shops.histogram<&Payroll::staff, sizes>("sizes", "shop", {"shops by staff", "按员工数的店铺"});
}

void watch_workers(Watch<Worker> workers) {
    watch_spread(workers);
    workers.count("workers", "person", {"workers", "劳动者"});
    workers.share<at_work>("employment", {"employed share of workers", "就业率"}).by<region_of>("region");
    workers.where<at_work>()
        .mean<&Worker::skill>("skill", "index", {"mean skill of the employed", "就业者平均技能"})
        .compared(Compared::first_at_least(0.5));
}
void watch_shops(Watch<Shop> shops) {
    watch_spread(shops);
    shops.count("shops", "shop", {"shops", "店铺"});
    shops.in(Quarter::q4).total<&Shop::cash>("cash", "wage", {"cash of all shops, in Q4", "店铺现金"});
}

void expect(const Inputs& inputs, Expected& e) {
    const auto& given = inputs.given<Parameters>();
    e.add<Worker>(given.workers);
    e.add<Shop>(given.shops);
    e.add<Friendship>(4 * given.workers);
}

const Model model{.name = "market",
                  .about = {"a labour market of shops", "店铺劳动力市场"},
                  .describe = describe,
                  .populate = populate,
                  .schedule = schedule,
                  .expect = expect,
                  .watch = {watch_workers, watch_shops}};

}  // namespace market

using namespace consortia;

TEST_CASE("the market of the pages has births, deaths, letters and edges, the same at any threads", "[pages]") {
    Played alone(market::model, {}), together(market::model, {}, 0, 3);
    for (u32 step = 1; step <= 24; ++step) CHECK(alone.until(step).world.digest() == together.until(step).world.digest());
    CHECK(alone("employment") > 0.5);
    CHECK(alone("employment") < 1);
    CHECK(alone("employment_by_region", 0) != alone("employment_by_region", 1));
    CHECK(alone("shops") != 100);
    CHECK(alone("skill_spread", 0) < alone("skill_spread", 2));
    CHECK(alone("skills", 1) == alone("skills_by_region", 1) + alone("skills_by_region", 5));
}

TEST_CASE("a subsidy to one region of the market employs more there", "[pages]") {
    Scenario scenario = Played::scenario_of(market::model, {});
    Played before(scenario, market::model);
    scenario.levers["policy.subsidy"].status_quo = 0.3;
    Played after(scenario, market::model);
    CHECK(after.until(40)("shops") > before.until(40)("shops"));
}
