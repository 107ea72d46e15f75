// A rumour passes from friend to friend, the faster the more it is broadcast. A whole program: model, numbers and command.
#include "facts.hpp"
#include "levers.hpp"
#include "outputs.hpp"
#include "parameters.hpp"

#include <consortia/model.hpp>

namespace rumour {
using namespace consortia;

struct Person {
    bool heard;
};
struct Friendship {
    using From = Person;
    using To = Person;
    Id<Person> to;
};

void describe(Schema& s) {
    s.agent<Person>("person").field("heard", &Person::heard, "flag");
    s.edge<Friendship>("friendship").field("to", &Friendship::to, "id");
    s.declare<Parameters, Levers, Outputs>();
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const u32 people = static_cast<u32>(given.people);
    p.add<Person>(people, [](u32 k, Rng&) { return Person{k == 0}; });
    std::vector<std::pair<u32, Friendship>> friendships;
    for (u32 k = 0; k < people; ++k) {
        for (u32 step = 1; step <= given.degree; ++step) friendships.push_back({k, {{(k + step * step) % people}}});
    }
    p.connect<Friendship>(std::move(friendships));
}

void hear(Person& me, Self<Person> self, Out<Friendship> friends, Read<Person> people, Given<Parameters> given,
          Given<Levers> levers, Rng& rng) {
    double missed = 1 - levers->broadcast.everywhere();
    for (const Friendship& f : friends[self]) missed *= people[f.to].heard ? 1 - given->telling : 1;
    me.heard = me.heard || rng.chance(1 - missed);
}

void schedule(Schedule& s) { s.each<hear>("hear"); }

void watch(Watch<Person> persons) { persons.share<&Person::heard>(told); }

void expect(const Inputs& inputs, Expected& e) { e.add<Person>(inputs.given<Parameters>().people); }

}  // namespace rumour

int main(int argc, char** argv) {
    const consortia::Model model{"rumour",         {"a rumour spreads", "谣言传播"},
                                 rumour::describe, rumour::populate,
                                 rumour::schedule, rumour::expect,
                                 {rumour::watch},  rumour::facts};
    return consortia::main({model}, argc, argv);
}
