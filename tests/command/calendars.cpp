// The command line on one model in six calendars: an office that is where a lever puts it, pays 1 a step, is visited on
// events, works at a rate that may move, and closes when told. So each date that is read or shown can be held against the
// step that it means.
#include "engine/model.hpp"

namespace offices {

using namespace consortia;

struct Office {
    double level, by_then, guests;
};
struct Parameters {
    double breaks;
};
struct Moving {
    double rate;
};
struct Visit {
    double guests;
};
struct Levers {
    Lever level;
};

Quantity number(const char* name) { return real(name, "1", 0, {-1e6, 1e6}, "test", {"a number", "数"}); }

const Indicator level{.name = "level",
                      .unit = "1",
                      .about = {"level", "水平"},
                      .kind = Indicator::Kind::stock,
                      .role = Indicator::Role::headline};
const Indicator by_then{.name = "by_then",
                        .unit = "1",
                        .about = {"what a rate of one a year has brought", "按年率累计"},
                        .kind = Indicator::Kind::stock};
const Indicator in_summer{.name = "in_summer",
                          .unit = "1",
                          .about = {"whether the step begins in the third quarter", "是否在第三季度"},
                          .kind = Indicator::Kind::stock};
const Indicator guests{.name = "guests",
                       .unit = "1",
                       .about = {"guests so far", "累计来访"},
                       .kind = Indicator::Kind::stock,
                       .role = Indicator::Role::headline};
const Indicator rate{.name = "rate", .unit = "1", .about = {"the rate", "速率"}, .kind = Indicator::Kind::stock};
const Indicator paid{.name = "paid",
                     .unit = "wq",
                     .about = {"paid out", "支出"},
                     .kind = Indicator::Kind::flow,
                     .role = Indicator::Role::cost};

template <Calendar steps_are>
void describe(Schema& s) {
    s.calendar(steps_are);
    s.agent<Office>("office")
        .field("level", &Office::level, "1")
        .field("by_then", &Office::by_then, "1")
        .field("guests", &Office::guests, "1");
    s.parameter(number("office.breaks"), &Parameters::breaks);
    s.parameter(moving(number("office.rate")), &Moving::rate);
    s.lever(number("policy.level"), &Levers::level);
    s.event<Visit>("visit", {"guests come", "来访"}).field(number("guests"), &Visit::guests);
    for (const Indicator& each : {level, by_then, in_summer, guests, rate, paid}) s.indicator(each);
}

void populate(Population& p) {
    p.add<Office>(1, [](u32, Rng&) { return Office{}; });
}

void receive(Office& me, Given<Visit> visit) { me.guests += visit->guests; }

void work(Office& me, Given<Levers> levers, Given<Parameters> given, Given<Moving> moves, Given<Clock> clock,
          Indicators out) {
    require(given->breaks == 0 || given->breaks != clock->since_start + 1, "closed");
    me.level = levers->level.everywhere();
    me.by_then += clock->years;
    out(level) = me.level;
    out(by_then) = me.by_then;
    out(in_summer) = clock->is(Quarter::q3) ? 1 : 0;
    out(guests) = me.guests;
    out(rate) = moves->rate;
    out(paid) = 1;
}

void schedule(Schedule& step) {
    step.on<Visit>().each<receive>("receive");
    step.each<work>("work");
}
void expect(const Inputs&, Expected& e) { e.add<Office>(1); }

template <Calendar steps_are>
Model model() {
    return {period_of(steps_are).en + 's', {"an office", "办事处"}, describe<steps_are>, populate, schedule, expect};
}

}  // namespace offices

int main(int argc, char** argv) {
    using enum consortia::Calendar;
    using offices::model;
    return consortia::main(
        {model<steps>(), model<years>(), model<quarters>(), model<months>(), model<weeks>(), model<days>()}, argc, argv);
}
