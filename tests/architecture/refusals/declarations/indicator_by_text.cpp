// An indicator is recorded by a constant: a text that is misspelt would be found in the step that records it.
// expect: no match for call to
#include "tests/support/town.hpp"

using namespace town;

void act(const Firm&, Indicators out) { out("people") = 1; }

void order(Schedule& step) { step.each<act>("act"); }
