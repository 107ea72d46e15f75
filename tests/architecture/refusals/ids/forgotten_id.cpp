// A person without employer would be one of firm 0: the compiler asks for the id that was forgotten.
// expect: Id<town::Firm>
#include "tests/support/town.hpp"

using namespace town;

void act(const Firm&, Emit<Person> birth) { birth(Person{.skill = 1, .age = 0, .alive = true}); }

void order(Schedule& step) { step.each<act>("act"); }
