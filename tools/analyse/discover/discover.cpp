#include "tools/analyse/discover/discover.hpp"

#include "engine/core/error.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/number_text.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

using command::number;

Inputs inputs_of(const Worlds& worlds) {
    Inputs inputs;
    for (const Column& column : worlds.inputs) inputs.push_back(column.values);
    return inputs;
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

/// What a limit says of a choice of two, as a package is, or of a future: its words where the upper one is meant, where the
/// lower one. Empty: of a number.
struct Either {
    std::string upper{}, lower{};
};

Either either_of(const Column& column) {
    if (column.of_world && column.labels.empty() && column.name.starts_with("future "))
        return {.upper = "in " + column.name, .lower = "not in " + column.name};
    if (column.labels.size() != 2) return {};
    return {.upper = column.name + ' ' + column.labels[1], .lower = column.name + ' ' + column.labels[0]};
}

/// `labour.separation ≥ 0.031 and 2 ≤ demand.growth ≤ 3 and in future slump`
std::string words_of(const Worlds& worlds, const Box& box) {
    std::string words;
    for (std::size_t k = 0; k < worlds.inputs.size(); ++k) {
        if (!box.is_limited(k)) continue;
        const std::string& name = worlds.inputs[k].name;
        const Either either = either_of(worlds.inputs[k]);
        words += words.empty() ? "" : " and ";
        if (!either.upper.empty()) {
            words += std::isinf(box.high[k]) ? either.upper : either.lower;
        } else if (std::isinf(box.high[k])) {
            words += name + " ≥ " + number(box.low[k]);
        } else if (std::isinf(box.low[k])) {
            words += name + " ≤ " + number(box.high[k]);
        } else {
            words += number(box.low[k]) + " ≤ " + name + " ≤ " + number(box.high[k]);
        }
    }
    return words;
}

void print_node(std::ostream& out, const Worlds& worlds, const std::vector<Node>& tree, std::size_t node, std::size_t depth,
                const std::string& said) {
    const Node& at = tree[node];
    out << std::string(2 * depth, ' ') << said << (said.empty() ? "all" : "") << ": " << at.sought << " of " << at.rows
        << '\n';
    if (at.is_leaf) return;
    const Column& column = worlds.inputs[at.split.column];
    const Either either = either_of(column);
    const auto said_of = [&](const std::string& words, const char* sign) {
        return visible(words.empty() ? column.name + sign + number(at.split.at) : words);
    };
    print_node(out, worlds, tree, at.split.left, depth + 1, said_of(either.lower, " ≤ "));
    print_node(out, worlds, tree, at.split.right, depth + 1, said_of(either.upper, " > "));
}

}  // namespace

Discovered discover(const Worlds& worlds, const std::string& condition) {
    const std::vector<bool> sought = rows_where(worlds, condition);
    if (worlds.inputs.empty())
        throw InputError(Place{worlds.study},
                         "neither a factor nor a drawn parameter varies over what was tried, so nothing tells where");
    const Inputs inputs = inputs_of(worlds);
    return {.condition = condition,
            .rows = sought.size(),
            .sought = static_cast<std::size_t>(std::ranges::count(sought, true)),
            .boxes = boxes_of(inputs, sought),
            .tree = tree_of(inputs, sought)};
}

void print(std::ostream& out, const Worlds& worlds, const Discovered& discovered) {
    const double rows = static_cast<double>(std::max<std::size_t>(1, discovered.rows));
    out << visible(discovered.condition) << " in " << discovered.sought << " of " << discovered.rows << " rows ("
        << percent(static_cast<double>(discovered.sought) / rows) << ')';
    if (worlds.left_out > 0) out << "; " << worlds.left_out << " left out for failed or missing runs";
    out << '\n';
    if (discovered.boxes.empty()) out << "no box of the inputs has much more of them than the rest\n";
    for (const Box& box : discovered.boxes)
        out << "where " << visible(words_of(worlds, box)) << ": " << percent(box.coverage)
            << " of them lie there (coverage), " << percent(box.density) << " of what lies there are such (density), "
            << percent(box.share) << " of all\n";
    out << '\n';
    print_node(out, worlds, discovered.tree, 0, 0, "");
}

std::string csv(const Worlds& worlds, const Discovered& discovered) {
    std::string text = "box,input,low,high,coverage,density,share\n";
    const auto limit = [](double x) { return std::isinf(x) ? "" : output::shortest(x); };
    for (std::size_t k = 0; k < discovered.boxes.size(); ++k) {
        const Box& box = discovered.boxes[k];
        for (std::size_t column = 0; column < worlds.inputs.size(); ++column)
            if (box.is_limited(column))
                text += fmt::format("{},{},{},{},{},{},{}\n", k + 1, output::text_cell(worlds.inputs[column].name),
                                    limit(box.low[column]), limit(box.high[column]), output::shortest(box.coverage),
                                    output::shortest(box.density), output::shortest(box.share));
    }
    return text;
}

}  // namespace consortia::analyse
