// The command line on two grants whose effects are two parameters: what they bring, who is first and what it is worth to
// know can be written down. Without a calendar nothing is discounted.
#include "engine/model.hpp"

namespace grants {

using namespace consortia;

struct Office {
    double posts;
};
struct Known {
    double first, second, noise;
};
struct Levers {
    Lever first, second;
};

const Indicator posts{.name = "posts",
                      .unit = "post",
                      .about = {"posts", "岗位"},
                      .kind = Indicator::Kind::flow,
                      .role = Indicator::Role::benefit};
const Indicator paid{.name = "paid",
                     .unit = "wq",
                     .about = {"paid out", "支出"},
                     .kind = Indicator::Kind::flow,
                     .role = Indicator::Role::cost};

Quantity number(const char* name, double fallback) {
    return real(name, "1", fallback, {-1e6, 1e6}, "test", {"a number", "数"});
}

void describe(Schema& s) {
    s.agent<Office>("office").field("posts", &Office::posts, "post");
    s.parameter(number("effect.first", 1), &Known::first);
    s.parameter(number("effect.second", 1), &Known::second);
    s.parameter(number("effect.noise", 0), &Known::noise);
    s.lever(number("policy.first", 0), &Levers::first);
    s.lever(number("policy.second", 0), &Levers::second);
    s.indicator(posts);
    s.indicator(paid);
}

void populate(Population& p) {
    p.add<Office>(1, [](u32, Rng&) { return Office{0}; });
}

void pay(Office& me, Given<Known> known, Given<Levers> levers, Indicators out, Rng& rng) {
    const double first = levers->first.everywhere(), second = levers->second.everywhere();
    const double luck = 1 + known->noise * rng.normal();
    me.posts = 100 + luck * (first * known->first + second * known->second);
    out(posts) = me.posts;
    out(paid) = 10 * (first + second);
}

void schedule(Schedule& step) { step.each<pay>("pay"); }
void expect(const Inputs&, Expected& e) { e.add<Office>(1); }

}  // namespace grants

int main(int argc, char** argv) {
    return consortia::main(
        {{"grants", {"two grants", "两项补助"}, grants::describe, grants::populate, grants::schedule, grants::expect}}, argc,
        argv);
}
