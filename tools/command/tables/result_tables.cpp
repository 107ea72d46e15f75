#include "tools/command/tables/result_tables.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/session/answer/endings.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace consortia::command {

namespace {

std::string aggregation(const session::Result& result, const Indicator& indicator) {
    return study::aggregation_of(indicator, result.steps_per_year()).en;
}

/// Over all their runs, of the points that have a number for each.
std::vector<double> means_of_points(const output::DataSet& data, const output::StoredVariable& variable) {
    const std::vector<double> numbers = data.numbers(variable.name);
    const std::size_t runs = numbers.size() / variable.shape[0];
    std::vector<double> means;
    for (std::size_t point = 0; point < variable.shape[0]; ++point) {
        const double mean = study::mean(std::span(numbers).subspan(point * runs, runs));
        if (!std::isnan(mean)) means.push_back(mean);
    }
    if (means.empty()) means.push_back(std::nan(""));
    return means;
}

/// `8 draws of 12 parameters by `
std::string draws_text(const session::Result& result) {
    if (result.draws().empty()) return "";
    return std::to_string(result.draws().size()) + " draws of " + std::to_string(result.drawn().size()) + " parameters by ";
}

}  // namespace

void print_endings(std::ostream& out, const session::Result& result) {
    for (const session::Ending& ending : session::endings_of(result)) out << visible(words_of(ending)) << '\n';
}

void print_totals(const session::Result& result) {
    TextTable table({{"indicator"}, {"unit"}, {""}, {"mean", true}, {"95 % interval"}});
    for (const study::Outcomes& outcomes : result.outcomes()) {
        const study::Estimated mean = study::mean_with_interval(outcomes.levels(0));
        table.add({both(outcomes.indicator.about), outcomes.indicator.unit, aggregation(result, outcomes.indicator),
                   number(mean.value), interval(mean)});
    }
    const std::size_t seeds = result.replicates().size();
    std::cout << both(result.scenarios().front().title) << ": " << draws_text(result) << seeds
              << (seeds == 1 ? " seed\n" : " seeds\n") << table;
    print_endings(std::cout, result);
}

void print_study(const session::Result& result) {
    const output::DataSet& data = result.data();
    const std::vector<u64>& runs = data.at("run_status", result.run_dimensions()).shape;
    const std::vector<std::string> status = data.texts("run_status");
    const std::string futures = data.find("future") == nullptr ? "" : std::to_string(runs[1]) + " futures by ";
    std::cout << visible(data.note("study_name")) << ": " << data.note("design") << " of " << runs[0] << " points over "
              << futures << draws_text(result) << runs.back() << (runs.back() == 1 ? " seed, " : " seeds, ")
              << std::ranges::count(status, "finished") << " of " << status.size() << " runs finished\n";
    TextTable table({{"kept"}, {"unit"}, {""}, {"least", true}, {"mean of points", true}, {"most", true}});
    for (const output::StoredVariable& variable : data.variables()) {
        if (variable.kind != output::StoredVariable::Kind::number || variable.over != result.run_dimensions()) continue;
        const std::vector<double> points = means_of_points(data, variable);
        const auto [least, most] = std::ranges::minmax(points);
        table.add({variable.name, variable.note("units"), variable.note("aggregation"), number(least),
                   number(study::mean(points)), number(most)});
    }
    std::cout << table;
    print_endings(std::cout, result);
}

void print_digests(const session::Result& result) {
    if (result.steps() == 0) return;
    const std::vector<std::string> digests = result.data().texts("state_digest");
    for (std::size_t k = 0; k < digests.size(); ++k) {
        if (digests[k].empty()) continue;  // behind the end of a run
        const std::size_t seeds = result.replicates().size(), run = k / result.steps();
        if (!result.draws().empty()) std::cout << "draw " << result.draws()[run / seeds] << "  ";
        std::cout << "replicate " << result.replicates()[run % seeds] << "  step " << k % result.steps() + 1 << " of "
                  << result.steps() << "  " << digests[k] << '\n';
    }
}

}  // namespace consortia::command
