#include "tools/command/optimisation/winners.hpp"

#include "tools/command/look/static_page.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Optimised;
using session::optimisation::Package;

constexpr std::size_t most_named = 4;  // in a cell of the table

/// A cut of the study with what its labels are called.
struct Cut {
    const study::Sweep::Kept* kept = nullptr;
    std::string title{};
    std::vector<std::string> labels{};
    double better = 1;  ///< -1 where less is
};

std::vector<Cut> cuts_of(const Optimised& optimised) {
    const study::Sweep& sweep = optimised.confirmed.study();
    const std::vector<Axis> axes = sweep.schema().axes(sweep.study().scenario);
    std::vector<Cut> cuts;
    for (const std::size_t variable : sweep.study().optimisation.cuts) {
        Cut& cut = cuts.emplace_back(Cut{.kept = &sweep.variables()[variable]});
        const Indicator& total = *sweep.schema().total_of(cut.kept->indicator);
        const Axis& axis = *std::ranges::find(axes, cut.kept->indicator.over.front(), &Axis::name);
        const std::string who = axis.about.en.empty() ? axis.name : axis.about.en;
        cut.title = fmt::format("{}, by {}", total.about.en, who.substr(0, who.find(':')));
        for (const std::string& label : axis.labels) {
            cut.labels.push_back(title_of(axis, label).en);
            std::ranges::replace(cut.labels.back(), '_', ' ');
        }
        cut.better = better_of(total) == Indicator::Better::less ? -1 : 1;
    }
    return cuts;
}

/// Which cells change for the better (`sign` 1) or worse (-1), the largest change first.
std::vector<std::size_t> told(const Cut& cut, const std::vector<study::Estimated>& cells, double sign) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < cells.size(); ++k)
        if (!cells[k].may_be_zero() && sign * cut.better * cells[k].value > 0) found.push_back(k);
    std::ranges::stable_sort(found, std::greater<>(), [&](std::size_t k) { return std::abs(cells[k].value); });
    return found;
}

std::string named(const Cut& cut, const std::vector<study::Estimated>& cells, const std::vector<std::size_t>& which) {
    std::vector<std::string> words;
    for (const std::size_t k : which) {
        if (words.size() == most_named) {
            words.push_back(fmt::format("{} more", which.size() - most_named));
            break;
        }
        words.push_back(fmt::format("{} ({}{})", cut.labels[k], cells[k].value > 0 ? "+" : "", number(cells[k].value)));
    }
    return which.empty() ? "-" : fmt::format("{}: {}", which.size(), fmt::join(words, ", "));
}

std::string rows_of(const Package& package, std::size_t number, const std::vector<Cut>& cuts) {
    std::string text;
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        const std::vector<study::Estimated>& cells = package.cuts[k];
        const auto gain = told(cuts[k], cells, 1), lose = told(cuts[k], cells, -1);
        if (cells.size() < 2 || gain.size() + lose.size() == 0) continue;
        text += page_row({text.empty() ? std::to_string(number) : "", escaped(cuts[k].title),
                          escaped(named(cuts[k], cells, gain)), escaped(named(cuts[k], cells, lose)),
                          std::to_string(cells.size() - gain.size() - lose.size())});
    }
    return text;
}

}  // namespace

std::string winners_of(const Optimised& optimised) {
    const std::vector<Cut> cuts = cuts_of(optimised);
    if (cuts.empty() || optimised.packages.empty()) return "";
    std::string rows;
    for (std::size_t k = 0; k < optimised.packages.size(); ++k) rows += rows_of(optimised.packages[k], k + 1, cuts);
    const std::string head = "<h2>Who gains and who loses</h2>\n";
    if (rows.empty()) return head + "<p>No region, field, size or industry is told to gain or lose by any package.</p>\n";
    return head +
           "<p>Against the scenario without the package, each by the outcome of the figure; only what has a 95 % interval "
           "without zero is told, so of a hundred that change nothing five would be. What is told of nobody is left "
           "out.</p>\n"
           "<div style=\"overflow-x:auto\"><table>\n" +
           page_row({"package", "figure", "gain", "lose", "not told apart"}, "th") + rows + "</table></div>\n";
}

}  // namespace consortia::command
