// The records, parameters and levers of the consortium model as a stage for some of its phases: a test makes the population
// by hand and schedules what it wants to see.
#pragma once

#include "models/consortium/nouns/money.hpp"
#include "models/consortium/phases.hpp"
#include "tests/support/played.hpp"

#include <span>

namespace consortium::stage {

/// A model of these phases.
Model play(void (*populate)(Population&), void (*schedule)(Schedule&));
/// The same with the model's indicators and what is watched for them; what that leaves out is missing.
Model play_and_observe(void (*populate)(Population&), void (*schedule)(Schedule&));
/// Comes first in the schedule of play_and_observe.
void begin_observing(Schedule& step);

/// What tests were worked out with where defaults are calibrated, so that another calibration moves no test.
const Played::Values& uncalibrated();

/// Its parameters, with those that are calibrated as in uncalibrated(), and the quarter it starts in.
Scenario scenario(const Played::Values& parameters, Quarter start = Quarter::q1);

/// The agents, components or edges of a played stage.
template <class T>
std::span<T> all(Played& run) {
    Column& column = run.world.column(typeid(T));
    return {column.as<T>(), column.size()};
}
/// The edges of one owner, in order of creation.
template <class E>
std::span<E> of(Played& run, u32 owner) {
    Edges& edges = run.world.edges(typeid(E));
    return all<E>(run).subspan(edges.offsets()[owner], edges.offsets()[owner + 1] - edges.offsets()[owner]);
}

/// The economy with a money unit of 1, regions, ten industries that want the first field only, markets with an expenditure
/// of 100, consortia with offices at 0.3, cells with wages of 1.
void make_groups(Population& p);

/// A member of its consortium.
Firm firm_of(u32 staff, double wanted);
/// The terms of all firms and an effectiveness of 1, as take_stock would write them.
void post_all_terms(Population& p);

/// Somebody without experience whose effectiveness in a job of the own field is 1.
Person person_of(Status status, u8 field = 0, u8 region = 0);

Programme programme_of(double capacity, u8 field = 0);
/// One school, aware.
void make_school(Population& p);

}  // namespace consortium::stage
