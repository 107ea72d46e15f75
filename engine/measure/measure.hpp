// An expression over the indicators of a model, ready to be worked out of any run: in memory, or in a result (recorded.hpp
// of engine/study). A name that is none, and what cannot be worked out, is found before anything is played:
//
//     const Measure measure("mean(wage[small])/mean(wage[large])", schema, schema.axes(scenario), {40});
//     measure.of(output);                                     // of a run in memory
//     measure.of(study::recorded(result.data(), 0, place));   // of a result
#pragma once

#include "engine/measure/expression.hpp"
#include "engine/measure/value.hpp"
#include "engine/state/frame.hpp"

#include <functional>
#include <optional>

namespace consortia::measure {

/// The steps that count.
struct Window {
    u32 last = 0;  ///< so many at the end; 0: all

    bool operator==(const Window&) const = default;
};

/// `last 40` or `all`; nothing for what is neither.
std::optional<Window> window_of(const std::string& text);
std::string text_of(Window window);

/// What one run recorded of an indicator: step by step, cell by cell.
using Recorded = std::function<std::vector<double>(const FrameLayout::Entry&)>;
/// Of a run that kept all its indicators; it must outlive what is given.
Recorded recorded(const RunOutput& run);
/// Of some of its steps.
Recorded recorded(const RunOutput& run, std::size_t from, std::size_t to);

class Measure {
  public:
    /// `axes` with the labels that they have in the scenario. Throws Mistake: no such name or label (with the nearest one),
    /// arguments that do not fit, or something left that is not one number.
    Measure(const std::string& text, const Schema& schema, const std::vector<Axis>& axes, Window window);
    Measure(Term whole, const Schema& schema, const std::vector<Axis>& axes, Window window);

    /// NaN where it is undefined: a ratio over nothing, a curve that does not fit, no step that counts.
    double of(const Recorded& run) const;
    double of(const RunOutput& run) const { return of(recorded(run)); }
    /// Of what runs over steps as it stands in the last one, and not its mean.
    double at_the_end(const Recorded& run) const;

    /// Whether what it comes to in a step depends on steps before.
    bool looks_back() const;

    /// The indicators that it reads, by name, each once.
    std::vector<std::string> indicators() const;
    Window window() const { return window_; }

  private:
    Shape shape_of(const Term& term) const;
    Shape shape_of_indicator(const Term& term) const;
    Shape shape_of_operation(const Term& term) const;
    Shape shape_of_call(const Term& term) const;
    std::size_t label_of(const Term& term, std::size_t axis, const Indicator& indicator) const;
    /// Which cell the labels of an indicator pick.
    std::size_t cell_of(const Term& term) const;
    Value value_of(const Term& term, const Recorded& run) const;
    Value value_of_indicator(const Term& term, const Recorded& run) const;
    Value value_of_parts(const Term& term, const Recorded& run) const;

    Term whole_;
    FrameLayout layout_;
    std::vector<Axis> axes_;
    u32 steps_per_year_;
    Window window_;
};

}  // namespace consortia::measure
