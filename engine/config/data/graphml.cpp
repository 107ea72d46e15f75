#include "engine/config/data/graphml.hpp"

#include "engine/config/input/encoding.hpp"
#include "engine/config/input/nearest.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#ifdef CONSORTIA_EXPAT
#include <expat.h>
#endif

namespace consortia::config {

bool is_xml(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<';
}

#ifndef CONSORTIA_EXPAT

std::vector<std::vector<Cell>> rows_of_graphml(const DataDescription& description, std::string_view /*bytes*/,
                                               const std::string& file, Problems& problems) {
    problems.error({file}, description.name + ": this program was built without expat and reads no GraphML; save it as CSV");
    return {};
}

#else

namespace {

using Network = DataDescription::Network;

/// An attribute of nodes or edges as the file declares it.
struct Attribute {
    std::string name;        ///< empty of what only one program knows, such as how a node is drawn
    bool is_flag = false;    ///< true and false, which tables have as 1 and 0
    bool is_wanted = false;  ///< of what the table is of
    std::string fallback;
    Cell at;
};

/// An edge or a node.
struct Element {
    Cell at;
    std::string from;  ///< of a node its name
    std::string to;
    bool is_directed = false;
    std::map<std::string, Cell> data;  ///< by the attribute's key
};

/// Lines and columns of a text that is gone through from its beginning to its end.
class Walk {
  public:
    explicit Walk(std::string_view text) : text_(text) {}

    Cell cell_at(std::size_t byte) {
        for (; at_ < std::min(byte, text_.size()); ++at_) {
            const bool is_first_byte = (text_[at_] & 0xC0) != 0x80;
            column_ = text_[at_] == '\n' ? 1 : column_ + (is_first_byte ? 1 : 0);
            line_ += text_[at_] == '\n' ? 1 : 0;
        }
        return {{}, line_, column_};
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
};

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

/// Where the parser is, in bytes: expat 2.9 deprecates what older ones have.
template <class Parser>
std::size_t byte_index(Parser parser) {
    if constexpr (requires { XML_GetCurrentByteIndex64(parser); })
        return static_cast<std::size_t>(std::max<std::int64_t>(0, XML_GetCurrentByteIndex64(parser)));
    else
        return static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser)));
}

/// Of a name the part behind what tells name spaces apart.
std::string local(const char* name) {
    const std::string_view whole(name);
    return std::string(whole.substr(whole.rfind(':') + 1));  // npos + 1 is 0
}

class Reader {
  public:
    Reader(const DataDescription& description, std::string_view bytes, const std::string& file, Problems& problems)
        : description_(description),
          bytes_(bytes),
          file_(file),
          problems_(problems),
          walk_(bytes),
          parser_(XML_ParserCreate(nullptr)) {
        XML_SetUserData(parser_, this);
        XML_SetElementHandler(
            parser_, [](void* it, const XML_Char* name, const XML_Char** a) { self(it).begin(local(name), a); },
            [](void* it, const XML_Char* name) { self(it).end(local(name)); });
        XML_SetCharacterDataHandler(parser_, [](void* it, const XML_Char* text, int size) {
            self(it).add({text, static_cast<std::size_t>(size)});
        });
        XML_SetStartDoctypeDeclHandler(parser_, [](void* it, const XML_Char*, const XML_Char*, const XML_Char*, int) {
            self(it).refuse("a document type is declared, which may name other files; leave it out");
        });
    }
    ~Reader() { XML_ParserFree(parser_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    std::vector<std::vector<Cell>> rows() {
        const std::size_t errors = problems_.errors();
        const bool whole = XML_Parse(parser_, bytes_.data(), static_cast<int>(bytes_.size()), XML_TRUE) == XML_STATUS_OK;
        if (!whole && problems_.errors() == errors)
            refuse("is no XML as it should be: " + std::string(XML_ErrorString(XML_GetErrorCode(parser_))));
        if (problems_.errors() == errors && graphs_ == 0) refuse("no <graph> of GraphML is in it");
        number_nodes();
        if (problems_.errors() != errors) return {};
        return table();
    }

  private:
    static Reader& self(void* it) { return *static_cast<Reader*>(it); }

    Cell here() { return walk_.cell_at(byte_index(parser_)); }
    void error(const Cell& at, const std::string& text) {
        problems_.error({file_, at.line, at.column}, description_.name + ": " + text);
    }
    /// And nothing more is read.
    void refuse(const std::string& text) {
        error(here(), text);
        XML_StopParser(parser_, XML_FALSE);
    }

    // --- what the file says

    using Given = std::map<std::string, std::string>;

    void begin(const std::string& name, const XML_Char** pairs) {
        Given given;
        for (; *pairs != nullptr; pairs += 2) given.emplace(local(pairs[0]), pairs[1]);
        if (name == "key") begin_key(given);
        if (name == "graph") begin_graph(given);
        if (name == "node" || name == "edge") begin_element(name == "edge", given);
        if (name == "hyperedge") refuse("an edge between more than two nodes cannot be read");
        if (name == "default" || name == "data") {
            text_ = here();
            is_text_ = true;
            key_of_text_ = name == "data" ? given["key"] : key_;
        }
    }

    void begin_key(const Given& given) {
        key_ = value_of(given, "id");
        const std::string whose = given.contains("for") ? value_of(given, "for") : "all";
        const bool is_wanted = whose == "all" || whose == (wants_edges() ? "edge" : "node");
        const bool is_flag = value_of(given, "attr.type") == "boolean";
        attributes_[key_] = {value_of(given, "attr.name"), is_flag, is_wanted, "", here()};
    }

    void begin_graph(const Given& given) {
        if (++graphs_ > 1) return refuse("a second network is in it, or one in a node of the first; save one alone");
        is_directed_ = value_of(given, "edgedefault") != "undirected";
        at_graph_ = here();
    }

    void begin_element(bool is_edge, const Given& given) {
        Element element{.at = here()};
        element.from = value_of(given, is_edge ? "source" : "id");
        element.to = value_of(given, "target");
        element.is_directed = given.contains("directed") ? value_of(given, "directed") == "true" : is_directed_;
        (is_edge ? edges_ : nodes_).push_back(std::move(element));
        within_ = &(is_edge ? edges_ : nodes_).back();
        is_within_edge_ = is_edge;
    }

    void add(std::string_view text) {
        if (is_text_) text_.text += text;
    }

    void end(const std::string& name) {
        if (name == "key") key_.clear();
        if (name == "node" || name == "edge") within_ = nullptr;
        if (name != "default" && name != "data") return;
        is_text_ = false;
        text_.text = trimmed(text_.text);
        const auto attribute = attributes_.find(key_of_text_);
        if (attribute == attributes_.end()) return error(text_, "no <key> declares the attribute " + quote(key_of_text_));
        if (name == "default") attribute->second.fallback = text_.text;
        if (name == "data" && within_ != nullptr && is_within_edge_ == wants_edges()) within_->data[key_of_text_] = text_;
    }

    static std::string value_of(const Given& given, const std::string& name) {
        const auto found = given.find(name);
        return found == given.end() ? "" : found->second;
    }

    // --- as rows

    bool wants_edges() const { return description_.network == Network::edges; }
    std::vector<std::string> described() const {
        std::vector<std::string> names;
        for (const DataColumn& column : description_.columns) names.push_back(column.name);
        return names;
    }
    bool asks(const std::string& column) const {
        return std::ranges::find(description_.columns, column, &DataColumn::name) != description_.columns.end();
    }

    /// Nodes have names of their own, and edges are of nodes that are there.
    void number_nodes() {
        for (const Element& node : nodes_) {
            if (!numbers_.emplace(node.from, std::to_string(numbers_.size())).second)
                error(node.at, "node " + quote(node.from) + " is given twice");
        }
        for (const Element& edge : edges_) {
            for (const std::string& end : {edge.from, edge.to})
                if (!numbers_.contains(end)) error(edge.at, "an edge is of node " + quote(end) + ", which is not there");
        }
    }

    /// Columns that every network has; behind them come attributes.
    std::vector<std::string> own_columns() const {
        if (!wants_edges()) return asks("node") ? std::vector<std::string>{"node"} : std::vector<std::string>{};
        std::vector<std::string> own{description_.columns[0].name, description_.columns[1].name};
        if (asks("directed")) own.emplace_back("directed");
        return own;
    }

    std::vector<std::vector<Cell>> table() {
        const std::vector<std::string> own = own_columns();
        std::vector<Cell> header;
        for (const std::string& name : own) header.push_back({name, at_graph_.line, at_graph_.column});
        std::vector<std::string> keys;
        for (const auto& [key, attribute] : attributes_) {
            if (attribute.name.empty() || !attribute.is_wanted) continue;
            const bool is_wanted = asks(attribute.name) || description_.rest_are_numbers;
            if (is_wanted) keys.push_back(key), header.push_back({attribute.name, attribute.at.line, attribute.at.column});
            if (!is_wanted)
                problems_.warning({file_, attribute.at.line, attribute.at.column},
                                  description_.name + ": " + quote(attribute.name) + " is not read" +
                                      nearest_hint(attribute.name, described()));
        }
        std::vector<std::vector<Cell>> rows{std::move(header)};
        for (const Element& element : wants_edges() ? edges_ : nodes_) rows.push_back(row_of(element, own, keys));
        return rows;
    }

    std::vector<Cell> row_of(const Element& element, const std::vector<std::string>& own,
                             const std::vector<std::string>& keys) const {
        std::vector<Cell> row;
        for (std::size_t k = 0; k < own.size(); ++k) {
            row.push_back(element.at);
            const std::string& end = k == 1 ? element.to : element.from;
            row.back().text = k == 2             ? std::string(element.is_directed ? "1" : "0")
                              : is_label(own[k]) ? end
                                                 : numbers_.at(end);
        }
        for (const std::string& key : keys) row.push_back(cell_of(element, key));
        return row;
    }

    bool is_label(const std::string& column) const {
        return std::ranges::find(description_.columns, column, &DataColumn::name)->kind == DataColumn::Kind::label;
    }

    Cell cell_of(const Element& element, const std::string& key) const {
        const Attribute& attribute = attributes_.at(key);
        const auto found = element.data.find(key);
        Cell cell =
            found != element.data.end() ? found->second : Cell{attribute.fallback, element.at.line, element.at.column};
        if (attribute.is_flag && (cell.text == "true" || cell.text == "false")) cell.text = cell.text == "true" ? "1" : "0";
        return cell;
    }

    const DataDescription& description_;
    std::string_view bytes_;
    std::string file_;
    Problems& problems_;
    Walk walk_;
    XML_Parser parser_;

    std::map<std::string, Attribute> attributes_;  ///< by key
    std::vector<Element> nodes_;
    std::vector<Element> edges_;
    std::map<std::string, std::string> numbers_;  ///< of nodes, by name
    u32 graphs_ = 0;
    bool is_directed_ = true;
    Cell at_graph_;

    std::string key_;  ///< that is being declared
    Element* within_ = nullptr;
    bool is_within_edge_ = false;
    bool is_text_ = false;
    Cell text_;
    std::string key_of_text_;
};

}  // namespace

std::vector<std::vector<Cell>> rows_of_graphml(const DataDescription& description, std::string_view bytes,
                                               const std::string& file, Problems& problems) {
    return Reader(description, bytes, file, problems).rows();
}

#endif

}  // namespace consortia::config
