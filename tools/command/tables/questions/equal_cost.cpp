#include "tools/command/tables/questions/equal_cost.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/tables/league_table.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <iostream>

namespace consortia::command {

namespace {

std::string words(study::CostSearch::Verdict verdict) {
    using Verdict = study::CostSearch::Verdict;
    switch (verdict) {
        case Verdict::too_little:
            return "not reachable 无法达到: at the ends of its levers' ranges it costs less";
        case Verdict::too_much:
            return "not reachable 无法达到: what cannot be scaled costs more";
        case Verdict::never:
            return "not reachable 无法达到: its cost does not change with its scale";
        case Verdict::jumps:
            return "not reachable 无法达到: its cost leaps over the amount";
        case Verdict::met:
        case Verdict::open:
            break;
    }
    return "";
}

std::string remarks(const session::ScaledPackage& package) {
    std::string text = words(package.verdict);
    if (text.empty() && package.scaling.moved.empty()) text = "not reachable 无法达到: no lever of it can be scaled";
    if (!package.scaling.fixed.empty())
        text += (text.empty() ? "" : "; ") + fmt::format("not scaled: {}", fmt::join(package.scaling.fixed, ", "));
    return text;
}

void print_scales(const session::EqualCost& equal, const session::Result& whole, double amount) {
    const std::string unit = whole.cost_unit();
    std::cout << "\nAt equal cost 等成本比较: each package scaled until it costs " << number(amount) << ' ' << unit
              << " more than " << visible(whole.scenarios().front().name) << " (within "
              << number(100 * study::CostSearch::tolerance) << " %)\n";
    TextTable table({{"package"}, {"scale", true}, {"cost (" + unit + ")", true}, {"remarks"}});
    for (const session::ScaledPackage& package : equal.packages) {
        table.add({package.name, number(package.scale), number(package.cost), remarks(package)});
    }
    std::cout << table;
}

}  // namespace

void print_equal_cost(const session::EqualCost& equal, const session::Result& whole, double amount) {
    print_scales(equal, whole, amount);
    if (!equal.result) return;
    print_league(*equal.result);
    std::cerr << "packages at equal cost, written to " << visible(equal.result->path()) << '\n';
}

}  // namespace consortia::command
