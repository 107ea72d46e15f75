// What the model watches, subject by subject and kind by kind; outputs/watch.cpp puts it in the order of passes. Sums are
// filled by an earlier kind and seen by a later one.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/outputs/cuts.hpp"

#include <vector>

namespace consortium {

/// All of it, for the engine.
std::vector<consortia::Watching> watched();

void watch_labour(Watch<Person>);  // O2, O3, O10
void watch_labour(Watch<Cell>);
void watch_labour(Watch<Region>);
void watch_labour(Watch<Economy>);

void watch_graduates(Watch<Person>);  // O5, O15
void watch_graduates(Watch<Cell>);
void watch_graduates(Watch<Region>);
void watch_graduates(Watch<Economy>);

void watch_schools(Watch<Programme>);  // O4, O6
void watch_schools(Watch<Region>);
void watch_schools(Watch<Economy>);

void watch_firms(Watch<Firm>);  // O11
void watch_firms(Watch<Economy>);

void watch_cooperation(Watch<Partnership>);  // O7, O8
void watch_cooperation(Watch<Firm>);
void watch_cooperation(Watch<Programme>);
void watch_cooperation(Watch<Economy>);

void watch_transfers(Watch<Partnership>);  // O9
void watch_transfers(Watch<Research>);
void watch_transfers(Watch<Firm>);
void watch_transfers(Watch<Economy>);

void watch_government(Watch<Consortium>);  // O12, O13
void watch_government(Watch<Region>);
void watch_government(Watch<Economy>);

void watch_productivity(Watch<Region>);  // O1, O15
void watch_productivity(Watch<Industry>);
void watch_productivity(Watch<Economy>);

void watch_run(Watch<Person>);  // O16, and that nobody is lost
void watch_run(Watch<Programme>);
void watch_run(Watch<Firm>);
void watch_run(Watch<Economy>);

}  // namespace consortium
