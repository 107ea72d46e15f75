#include "engine/session/micro/graphml.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <string_view>

namespace consortia::session {

namespace {

/// As the text of an element or attribute.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : visible(text)) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string type_of(MicroColumn::Kind kind) {
    switch (kind) {
        case MicroColumn::Kind::real:
            return "double";
        case MicroColumn::Kind::whole:
            return "long";
        case MicroColumn::Kind::flag:
            return "boolean";
        default:
            return "string";
    }
}

std::string value_of(const MicroColumn& column, u32 row) {
    const std::string text = column.text(row);
    return column.kind == MicroColumn::Kind::flag ? (text == "0" ? "false" : "true") : escaped(text);
}

/// What is known of all nodes, or of all edges.
struct Attribute {
    std::string name, type, unit, about;
};

/// The attributes of several tables, those that are alike taken together.
class Attributes {
  public:
    explicit Attributes(std::string whose) : whose_(std::move(whose)) {}

    /// Its number. Of another type or unit than one that has the name, it gets its kind before it.
    std::size_t add(const MicroColumn& column, const std::string& kind) {
        Attribute attribute{column.name, type_of(column.kind), column.unit, column.about};
        const auto same_name = [&](const Attribute& other) { return other.name == attribute.name; };
        auto found = std::ranges::find_if(all_, same_name);
        if (found != all_.end() && (found->type != attribute.type || found->unit != attribute.unit)) {
            attribute.name = kind + '.' + column.name;
            found = std::ranges::find_if(all_, same_name);
        }
        if (found == all_.end()) found = all_.insert(found, attribute);
        return static_cast<std::size_t>(found - all_.begin());
    }

    std::string id(std::size_t number) const { return whose_.substr(0, 1) + std::to_string(number); }

    void declare(const TextSink& out) const {
        for (std::size_t k = 0; k < all_.size(); ++k) {
            const Attribute& each = all_[k];
            const std::string unit = each.unit.empty() ? "" : "[" + each.unit + "]";
            const std::string about = each.about + (each.about.empty() || unit.empty() ? "" : " ") + unit;
            out("  <key id=\"" + id(k) + "\" for=\"" + whose_ + "\" attr.name=\"" + escaped(each.name) + "\" attr.type=\"" +
                each.type + "\"" + (about.empty() ? "/>\n" : "><desc>" + escaped(about) + "</desc></key>\n"));
        }
    }

  private:
    std::string whose_;
    std::vector<Attribute> all_;
};

/// A column beside the number of its attribute.
using Written = std::pair<const MicroColumn*, std::size_t>;

class Graph {
  public:
    Graph(const MicroData& data, const TextSink& out) : data_(data), out_(out) {
        nodes_.add(kind_, "");
        for (const MicroTable& table : data.ends) node_columns_.push_back(written(table, nodes_, {"key"}));
        edge_columns_ = written(data.table, edges_, {"from", "to", "from_slot", "to_slot"});
    }

    u64 write() {
        out_(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        nodes_.declare(out_);
        edges_.declare(out_);
        out_("  <graph id=\"" + escaped(data_.table.name) + "\" edgedefault=\"directed\">\n    <desc>" +
             escaped(data_.table.name + " of " + data_.run + " at the end of " + data_.at) + "</desc>\n");
        for (std::size_t k = 0; k < data_.ends.size(); ++k) write_nodes(data_.ends[k], node_columns_[k]);
        const u64 left_out = write_edges();
        out_("  </graph>\n</graphml>\n");
        return left_out;
    }

  private:
    static std::vector<Written> written(const MicroTable& table, Attributes& attributes,
                                        const std::vector<std::string>& known_otherwise) {
        std::vector<Written> columns;
        for (const MicroColumn& column : table.columns) {
            if (std::ranges::find(known_otherwise, column.name) == known_otherwise.end())
                columns.emplace_back(&column, attributes.add(column, table.name));
        }
        return columns;
    }

    void write_nodes(const MicroTable& table, const std::vector<Written>& columns) const {
        for (u32 row = 0; row < table.rows; ++row) {
            out_("    <node id=\"" + table.columns.front().text(row) + "\"><data key=\"" + nodes_.id(0) + "\">" +
                 escaped(table.name) + "</data>" + data_of(columns, nodes_, row) + "</node>\n");
        }
    }

    u64 write_edges() const {
        u64 left_out = 0;
        for (u32 row = 0; row < data_.table.rows; ++row) {
            const std::string from = data_.table.columns[0].text(row), to = data_.table.columns[1].text(row);
            if (from.empty() || to.empty()) {
                ++left_out;
                continue;
            }
            out_("    <edge source=\"" + from + "\" target=\"" + to + "\">" + data_of(edge_columns_, edges_, row) +
                 "</edge>\n");
        }
        return left_out;
    }

    static std::string data_of(const std::vector<Written>& columns, const Attributes& attributes, u32 row) {
        std::string text;
        for (const auto& [column, number] : columns) {
            const std::string value = value_of(*column, row);
            if (!value.empty()) text += "<data key=\"" + attributes.id(number) + "\">" + value + "</data>";
        }
        return text;
    }

    const MicroData& data_;
    const TextSink& out_;
    MicroColumn kind_{.name = "kind", .unit = "", .about = "kind of agent", .kind = MicroColumn::Kind::label, .text = {}};
    Attributes nodes_{"node"}, edges_{"edge"};
    std::vector<std::vector<Written>> node_columns_;
    std::vector<Written> edge_columns_;
};

}  // namespace

u64 write_graphml(const MicroData& data, const TextSink& out) { return Graph(data, out).write(); }

}  // namespace consortia::session
