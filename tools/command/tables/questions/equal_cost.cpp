#include "tools/command/tables/questions/equal_cost.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/answer/screen.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <iostream>

namespace consortia::command {

namespace {

std::string words(study::CostSearch::Verdict verdict) {
    using Verdict = study::CostSearch::Verdict;
    switch (verdict) {
        case Verdict::too_little:
            return "not reachable 无法达到: it costs less up to the ends of its levers' ranges; nearest shown";
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
    std::string text =
        package.scaling.moved.empty() ? "not reachable 无法达到: no lever of it is scaled" : words(package.verdict);
    const auto add = [&](const std::string& why, const std::vector<std::string>& levers) {
        if (!levers.empty()) text += (text.empty() ? "" : "; ") + why + fmt::format("{}", fmt::join(levers, ", "));
    };
    add("cannot be scaled: ", package.scaling.fixed);
    add("left as written: ", package.scaling.left);
    return text;
}

/// What each lever was, is in the package and has become, and which stand at the end of their range.
void print_levers(const session::EqualCost& equal, const std::string& first) {
    TextTable table({{"package"}, {"lever"}, {first}, {"as written"}, {"scaled"}, {""}});
    for (const session::ScaledPackage& package : equal.packages) {
        for (const session::ScaledLever& lever : package.levers) {
            table.add({package.name, lever.name, lever.first, lever.written, lever.scaled,
                       lever.bound.empty() ? "" : "at its bound 触及上下限: " + lever.bound});
        }
    }
    std::cout << '\n' << table;
}

/// Where nothing is left to compare.
void print_unreached(const session::EqualCost& equal, double amount, const std::string& unit) {
    std::string all;
    for (const session::ScaledPackage& package : equal.packages) all += (all.empty() ? "" : ", ") + package.name;
    std::cerr << "error: no package can be made to cost " << number(amount) << ' ' << unit << ": " << visible(all)
              << "; the table says why, and --scale names other levers to scale\n";
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
    print_levers(equal, whole.scenarios().front().name);
    if (!equal.result) return print_unreached(equal, amount, whole.cost_unit());
    print_leagues(std::cout, *equal.result, session::answer_of(*equal.result), look_of({}));
    std::cerr << "packages at equal cost, written to " << visible(equal.result->path()) << '\n';
}

}  // namespace consortia::command
