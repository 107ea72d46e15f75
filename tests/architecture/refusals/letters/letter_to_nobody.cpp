// A letter is written to somebody.
// expect: a letter has a member `to`, an Id of its receiver
#include "tests/support/town.hpp"

using namespace town;

struct Note {
    OptionalId<Firm> to;
};

void act(const Person&, Emit<Note> write) { write({}); }

void order(Schedule& step) { step.each<act>("act"); }
