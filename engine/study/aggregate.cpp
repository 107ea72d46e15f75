#include "engine/study/aggregate.hpp"

#include "engine/core/error.hpp"
#include "engine/measure/total.hpp"
#include "engine/study/outcomes.hpp"

namespace consortia::study {

namespace {

using measure::Total;

using Kind = Aggregation::Kind;

Total over_window(const RunOutput& run, std::size_t column, const Aggregation& how) {
    Total total;
    for (std::size_t step = how.from; step <= how.to && step < run.steps(); ++step) total.add(run.row(step)[column]);
    return total;
}

double number_of(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, const Aggregation& how,
                 double steps_per_year) {
    const std::size_t column = entry.offset + cell;
    switch (how.kind) {
        case Kind::last:
            return run.row(run.steps() - 1)[column];
        case Kind::mean:
            return over_window(run, column, how).mean();
        case Kind::sum:
            return over_window(run, column, how).sum();
        case Kind::outcome:
        case Kind::series:
            break;
    }
    return outcome(run, entry, cell, steps_per_year);
}

}  // namespace

std::size_t numbers_of(const Aggregation& how, u32 steps) { return how.kind == Kind::series ? steps : 1; }

void append_kept(std::vector<double>& row, const RunOutput& run, const FrameLayout::Entry& entry, const Aggregation& how,
                 double steps_per_year) {
    require(run.stopped ? run.steps() > 0 : run.steps() > how.to, "an outcome over steps that a run has not played");
    if (how.kind == Kind::series) {
        for (std::size_t step = 0; step < run.steps(); ++step) {
            const auto part = run.row(step).subspan(entry.offset, entry.size);
            row.insert(row.end(), part.begin(), part.end());
        }
        return;
    }
    for (std::size_t cell = 0; cell < entry.size; ++cell) row.push_back(number_of(run, entry, cell, how, steps_per_year));
}

}  // namespace consortia::study
