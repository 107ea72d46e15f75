#include "engine/session/network/network.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace consortia::session {

namespace {

const MicroColumn* find(const MicroTable& table, const std::string& name) {
    const auto found = std::ranges::find(table.columns, name, &MicroColumn::name);
    return found == table.columns.end() ? nullptr : &*found;
}

/// An agent at an end of an edge: its kind, and the row of its table.
struct End {
    u32 kind = 0;
    u32 row = 0;

    auto operator<=>(const End&) const = default;
};

/// Agents by key, which no two have.
class Ends {
  public:
    explicit Ends(const MicroData& data) : tables_(data.ends) {
        for (u32 kind = 0; kind < tables_.size(); ++kind) {
            const MicroColumn& keys = *find(tables_[kind], "key");
            for (u32 row = 0; row < tables_[kind].rows; ++row) by_key_.emplace(keys.text(row), End{kind, row});
        }
    }

    std::optional<End> at(const std::string& key) const {
        const auto found = by_key_.find(key);
        return found == by_key_.end() ? std::nullopt : std::optional(found->second);
    }

    std::string name(const End& end) const {
        return tables_[end.kind].name + ' ' + find(tables_[end.kind], "key")->text(end.row);
    }
    std::string group(const End& end) const {
        const MicroTable& table = tables_[end.kind];
        std::string text = table.name;
        for (const char* label : {"region", "industry", "field"}) {
            const MicroColumn* column = find(table, label);
            if (column != nullptr && column->is_text()) text += (text == table.name ? ": " : ", ") + column->text(end.row);
        }
        return text;
    }

  private:
    const std::vector<MicroTable>& tables_;
    std::map<std::string, End> by_key_;
};

using Pair = std::pair<End, End>;

std::vector<Pair> pairs_of(const MicroData& data, const Ends& ends) {
    const MicroColumn &from = *find(data.table, "from"), &to = *find(data.table, "to");
    std::vector<Pair> pairs;
    for (u32 row = 0; row < data.table.rows; ++row) {
        const auto one = ends.at(from.text(row)), other = ends.at(to.text(row));
        if (one && other) pairs.emplace_back(*one, *other);
    }
    return pairs;
}

/// How many edges each agent has that has one.
std::map<End, u32> degrees_of(const std::vector<Pair>& pairs) {
    std::map<End, u32> degrees;
    for (const auto& [one, other] : pairs) {
        ++degrees[one];
        ++degrees[other];
    }
    return degrees;
}

/// Makes nodes of agents or groups, in the order of agents.
class Nodes {
  public:
    Nodes(Network& network, const Ends& ends) : network_(network), ends_(ends) {}

    void add(const End& end, u32 degree) {
        const std::string label = network_.aggregated ? ends_.group(end) : ends_.name(end);
        const auto [known, is_new] = by_label_.emplace(label, static_cast<u32>(network_.nodes.size()));
        if (is_new) network_.nodes.push_back({.size = 0, .kind = end.kind, .label = label});
        network_.nodes[known->second].size += network_.aggregated ? 1 : degree;
        by_end_[end] = known->second;
    }
    u32 of(const End& end) const { return by_end_.at(end); }

  private:
    Network& network_;
    const Ends& ends_;
    std::map<std::string, u32> by_label_;
    std::map<End, u32> by_end_;
};

std::vector<Tie> ties_of(const std::vector<Pair>& pairs, const Nodes& nodes) {
    std::map<std::pair<u32, u32>, double> weights;
    for (const auto& [one, other] : pairs) weights[std::minmax({nodes.of(one), nodes.of(other)})] += 1;
    std::vector<Tie> ties;
    for (const auto& [ends, weight] : weights) ties.push_back({ends.first, ends.second, weight});
    return ties;
}

}  // namespace

Network network_of(const MicroData& data, std::size_t most) {
    Network network{.run = data.run, .at = data.at};
    for (const MicroTable& table : data.ends) network.kinds.push_back(table.name);
    const Ends ends(data);
    const std::vector<Pair> pairs = pairs_of(data, ends);
    const std::map<End, u32> degrees = degrees_of(pairs);
    network.aggregated = degrees.size() > most;
    Nodes nodes(network, ends);
    for (const auto& [end, degree] : degrees) nodes.add(end, degree);
    network.edges = ties_of(pairs, nodes);
    const std::vector<Point> points = laid_out(static_cast<u32>(network.nodes.size()), network.edges);
    for (std::size_t k = 0; k < points.size(); ++k) network.nodes[k].at = points[k];
    return network;
}

}  // namespace consortia::session
