#include "engine/output/csv.hpp"

#include "engine/session/validation/written.hpp"

#include <cmath>

namespace consortia::session {

namespace {

using output::number_cell;
using output::text_cell;

std::string row(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
    return line + '\n';
}

/// Nothing where there is no bound.
std::string bound_cell(double bound) { return std::isinf(bound) ? "" : number_cell(bound); }

std::string scores_cell(const MeasuredFact& measured) {
    std::string text;
    for (const Forecast& each : measured.forecasts)
        text += (text.empty() ? "" : "; ") + each.by + ' ' + number_cell(each.score);
    return text_cell(text);
}

std::string row_of(const MeasuredFact& measured) {
    const Fact& fact = measured.fact;
    return row({text_cell(fact.id.text), text_cell(fact.name.en), text_cell(fact.name.zh), text_cell(name_of(fact.use)),
                text_cell(fact.run.text), text_cell(fact.against.text), text_cell(fact.metric.text),
                text_cell(fact.when.text), bound_cell(fact.low), bound_cell(fact.high), number_cell(measured.value.value),
                number_cell(measured.value.low), number_cell(measured.value.high), text_cell(words(measured.verdict).en),
                std::to_string(measured.by_seed.size()), std::to_string(measured.undefined_seeds()), scores_cell(measured),
                text_cell(fact.source)});
}

}  // namespace

std::string csv_of(const Validated& all) {
    std::string text =
        row({"fact", "name", "name_zh", "use", "run", "against", "metric", "when", "accepted_low", "accepted_high", "value",
             "low", "high", "verdict", "seeds", "undefined_seeds", "log_scores", "source"});
    for (const MeasuredFact& measured : all.facts) text += row_of(measured);
    return text;
}

}  // namespace consortia::session
