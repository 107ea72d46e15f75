// yaml-cpp's Parser with our own event handler. Never YAML::Load: it crashes on `&a [*a]`, hangs on `,`, keeps double keys
// and ignores later documents. Its positions count bytes from 0; ours count characters from 1.
#include "engine/config/yaml/document.hpp"

#include "engine/config/input/encoding.hpp"
#include "engine/config/input/look_alikes.hpp"
#include "engine/config/yaml/unclosed.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace consortia::config {

const Node* Node::find(std::string_view key) const {
    const auto found = std::ranges::find(keys, key, [](const Key& k) { return std::string_view(k.text); });
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

namespace {

/// Thrown to leave the parser when reading on makes no sense; the reason is in the problems.
struct Stop {};

/// Turns byte positions into lines and columns of characters.
class Ruler {
  public:
    explicit Ruler(std::string_view bytes) {
        if (characters(bytes) == bytes.size()) return;
        continuing_.reserve(bytes.size() + 1);
        u32 count = 0;
        for (char c : bytes) {
            continuing_.push_back(count);
            if ((static_cast<u8>(c) & 0xC0U) == 0x80U) ++count;
        }
        continuing_.push_back(count);
    }

    int column(const YAML::Mark& mark) const {
        if (mark.is_null()) return 0;
        const auto at = static_cast<std::size_t>(mark.pos);
        if (mark.pos < mark.column || at >= continuing_.size()) return mark.column + 1;
        const u32 extra = continuing_[at] - continuing_[at - static_cast<std::size_t>(mark.column)];
        return mark.column + 1 - static_cast<int>(extra);
    }

  private:
    std::vector<u32> continuing_;  ///< bytes before each position that only continue a character; empty for plain ASCII
};

class Builder final : public YAML::EventHandler {
  public:
    Builder(const std::string& file, std::string_view bytes, Problems& problems, const Limits& limits)
        : file_(file), bytes_(bytes), ruler_(bytes), problems_(problems), limits_(limits) {}

    Node take_root() { return std::move(root_); }
    bool started() const { return documents_ > 0; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) stop(mark, "a second document begins here; one file holds one document");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        if (awaits_key()) stop(mark, "a key must be plain text");
        if (const Key* key = current_key()) {
            without_value_.push_back(
                {Problem::Severity::error, key->place(), key->text + ": has no value" + why_without(*key)});
        } else {
            const char* text = open_.empty() ? "the file is empty" : "an entry of the list is empty";
            without_value_.push_back({Problem::Severity::error, place(mark), text});
        }
        add(node(Node::Kind::refused, mark));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        error(mark, "aliases are refused; repeat the value, or share a file by `extends`");
        if (awaits_key()) throw Stop{};
        add(node(Node::Kind::refused, mark));
    }

    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        error(mark, "anchors are refused (&" + name + "); repeat the value, or share a file by `extends`");
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
        check_tag(mark, tag);
        if (tag == "!") check_quote(mark);
        if (value.size() > limits_.scalar) stop(mark, "a text is longer than " + std::to_string(limits_.scalar) + " bytes");
        check_control(mark, value);
        if (awaits_key()) return add_key(mark, value);
        Node scalar = node(Node::Kind::scalar, mark);
        scalar.in_quotes = tag == "!";
        scalar.text = value;
        add(std::move(scalar));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override {
        open(Node::Kind::sequence, mark, tag, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override {
        open(Node::Kind::map, mark, tag, style);
    }
    void OnMapEnd() override { close(); }

    /// Reports what has no value; not called when the text is no YAML, since the parser then makes up empty values before it
    /// fails.
    void report_without_value() { problems_.append(without_value_); }

    void error(const YAML::Mark& mark, std::string text) { problems_.error(place(mark), std::move(text)); }
    Place place(const YAML::Mark& mark) const {
        return mark.is_null() ? Place{file_} : Place{file_, mark.line + 1, ruler_.column(mark)};
    }

  private:
    /// A list or map being read, with what is known of its keys.
    struct Open {
        Node node;
        bool has_key = false;                   ///< a key was read, its value comes next
        std::map<std::string, int> lines = {};  ///< where each key was given first
        bool given_twice = false;               ///< the value that comes next belongs to a double key
        bool in_brackets = false;
    };

    [[noreturn]] void stop(const YAML::Mark& mark, std::string text) {
        error(mark, std::move(text));
        throw Stop{};
    }

    Node node(Node::Kind kind, const YAML::Mark& mark) {
        if (++nodes_ > limits_.nodes) stop(mark, "more than " + std::to_string(limits_.nodes) + " values in one file");
        Node made;
        made.kind = kind;
        made.file = &file_;
        made.line = mark.line + 1;
        made.column = ruler_.column(mark);
        return made;
    }

    bool awaits_key() const { return !open_.empty() && open_.back().node.is_map() && !open_.back().has_key; }
    const Key* current_key() const {
        const bool in_map = !open_.empty() && open_.back().node.is_map() && open_.back().has_key;
        return in_map ? &open_.back().node.keys.back() : nullptr;
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!") error(mark, "tags are refused (" + quote(tag) + ")");
    }

    bool in_brackets() const { return !open_.empty() && open_.back().in_brackets; }

    /// A quoted text. Within brackets its lines are looked at with those of the brackets.
    void check_quote(const YAML::Mark& mark) {
        const auto at = static_cast<std::size_t>(mark.pos);
        if (at >= bytes_.size()) return;
        if (bytes_[at] == '!') error(mark, "tags are refused ('!')");
        const bool quoted = bytes_[at] == '"' || bytes_[at] == '\'';
        if (quoted && !in_brackets()) check_closed(mark);
    }

    /// Lines that a quote or bracket takes in though they seem to stand by themselves would be lost in silence.
    void check_closed(const YAML::Mark& mark) {
        const auto at = static_cast<std::size_t>(mark.pos);
        if (const auto fault = unclosed(bytes_, at)) {
            problems_.error(place_of(bytes_, fault->opened, file_), to_text(*fault));
            throw Stop{};
        }
    }

    /// Why a key may have no value, as an addition to the message.
    std::string why_without(const Key& key) const {
        if (look_alikes(key.text) == "full-width characters")
            return "; it has full-width characters, write `: ` after a key";
        if (key.text.find(':') != std::string::npos) return "; a blank must follow the colon of a key";
        return open_.back().in_brackets ? "; a text with a comma in it stands in quotes" : "";
    }

    void check_control(const YAML::Mark& mark, const std::string& text) {
        const auto is_control = [](char c) { return (static_cast<u8>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f; };
        if (std::ranges::any_of(text, is_control)) error(mark, "control characters are refused");
        // Of the escapes \N and \_ yaml-cpp makes single bytes, which are no UTF-8.
        if (!is_utf8(text)) error(mark, "the escapes \\N and \\_ are refused");
    }

    void add_key(const YAML::Mark& mark, const std::string& text) {
        Open& map = open_.back();
        Key key{text, &file_, mark.line + 1, ruler_.column(mark)};
        const auto [first, is_new] = map.lines.emplace(text, key.line);
        if (!is_new) {
            problems_.error(key.place(), text + ": given twice, first in line " + std::to_string(first->second));
        }
        map.given_twice = !is_new;
        map.node.keys.push_back(std::move(key));
        map.has_key = true;
    }

    void add(Node value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.is_map()) parent.has_key = false;
        if (parent.given_twice) {
            parent.given_twice = false;
            parent.node.keys.pop_back();
            return;
        }
        parent.node.items.push_back(std::move(value));
    }

    void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style) {
        check_tag(mark, tag);
        const bool brackets = style == YAML::EmitterStyle::Flow;
        // All of a file in brackets, as JSON is, need not be indented.
        if (brackets && !in_brackets() && !open_.empty()) check_closed(mark);
        if (awaits_key()) stop(mark, "a key must be plain text, not a list or map");
        if (open_.size() >= limits_.depth) stop(mark, "nested deeper than " + std::to_string(limits_.depth) + " levels");
        open_.push_back({.node = node(kind, mark), .in_brackets = brackets});
    }

    void close() {
        Node done = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(done));
    }

    const std::string& file_;
    std::string_view bytes_;
    Ruler ruler_;
    Problems& problems_;
    Limits limits_;
    Node root_;
    std::vector<Open> open_;
    std::vector<Problem> without_value_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

/// Whether brackets are opened so often that yaml-cpp would need seconds and hundreds of megabytes to say no. Comments and
/// quotes are not told apart, hence the generous count.
bool is_nested_absurdly(std::string_view bytes) {
    constexpr int absurd = 1000;
    int open = 0;
    return std::ranges::any_of(bytes, [&open](char c) {
        if (c == '[' || c == '{') ++open;
        if (c == ']' || c == '}') open = std::max(open - 1, 0);
        return open > absurd;
    });
}

bool is_indented_by_tab(std::string_view bytes, const YAML::Mark& mark) {
    if (mark.is_null() || mark.pos < mark.column || static_cast<std::size_t>(mark.pos) > bytes.size()) return false;
    const std::string_view line = bytes.substr(static_cast<std::size_t>(mark.pos - mark.column));
    return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

/// What is no YAML, in words: where that can be told, at the place of the cause and not where the parser gave up.
void explain(const YAML::Exception& failure, std::string_view bytes, Builder& builder, Problems& problems,
             const std::string& file) {
    if (failure.msg.find("anchor") != std::string::npos) {
        builder.error(failure.mark, "aliases are refused; repeat the value, or share a file by `extends`");
    } else if (const auto fault = first_unclosed(bytes)) {
        problems.error(place_of(bytes, fault->opened, file), to_text(*fault));
    } else if (const WrongColon wrong = wrong_colon(bytes); wrong.at != std::string_view::npos) {
        problems.error(place_of(bytes, wrong.at, file), wrong.text);
    } else {
        const bool tab = is_indented_by_tab(bytes, failure.mark);
        builder.error(failure.mark, tab ? "tabs cannot indent; use spaces" : "not YAML: " + failure.msg);
    }
}

/// Runs the parser over the first document and looks for a second one.
void run_parser(std::string_view bytes, Builder& builder, Problems& problems, const std::string& file) {
    std::istringstream stream{std::string(bytes)};
    try {
        YAML::Parser parser(stream);
        if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
        if (!builder.started()) problems.error({file}, "the file is empty");
        builder.report_without_value();
    } catch (const Stop&) {
        builder.report_without_value();
    } catch (const YAML::Exception& failure) {
        explain(failure, bytes, builder, problems, file);
    }
}

}  // namespace

Document parse_document(std::string_view bytes, const std::string& file, Problems& problems, const Limits& limits) {
    Document document{std::make_unique<const std::string>(file), {}};
    document.root.file = document.file.get();
    if (bytes.size() > limits.bytes) {
        problems.error({file}, "is longer than " + std::to_string(limits.bytes) + " bytes");
        return document;
    }
    if (!is_text(bytes, file, problems)) return document;
    if (is_nested_absurdly(bytes)) {
        problems.error({file}, "nested deeper than " + std::to_string(limits.depth) + " levels");
        return document;
    }
    const std::string_view text = without_mark(bytes);
    const std::size_t errors = problems.errors();
    Builder builder(*document.file, text, problems, limits);
    run_parser(text, builder, problems, file);
    // After a stop the tree is in pieces: it is not interpreted, its mistakes are in the problems.
    document.root = builder.take_root();
    document.root.file = document.file.get();
    if (problems.errors() == errors && document.root.is_refused()) problems.error({file}, "the file is empty");
    return document;
}

}  // namespace consortia::config
