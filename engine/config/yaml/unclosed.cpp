#include "engine/config/yaml/unclosed.hpp"

#include <algorithm>
#include <vector>

namespace consortia::config {

namespace {

constexpr std::size_t none = std::string_view::npos;

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_quote(char c) { return c == '"' || c == '\''; }
constexpr bool opens(char c) { return c == '[' || c == '{'; }
constexpr bool closes(char c) { return c == ']' || c == '}'; }

/// Where a line ends: at its line feed, or with the text.
std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

std::size_t line_start(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

std::size_t first_of_line(std::string_view text, std::size_t start) {
    return std::min(text.find_first_not_of(" \t\r", start), line_end(text, start));
}

std::size_t indentation(std::string_view text, std::size_t at) {
    const std::size_t start = line_start(text, at);
    return first_of_line(text, start) - start;
}

/// The byte of the closing quote.
std::size_t closing_quote(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (std::size_t k = at + 1; k < text.size(); ++k) {
        if (quote == '"' && text[k] == '\\') {
            ++k;
        } else if (text[k] == quote) {
            if (quote == '"' || k + 1 >= text.size() || text[k + 1] != quote) return k;
            ++k;
        }
    }
    return none;
}

/// The first line after `opened` and up to `end` that is not indented deeper than `indent`.
int shallow_line(std::string_view text, std::size_t opened, std::size_t end, std::size_t indent, bool in_brackets) {
    const std::size_t stop = std::min(end, text.size());
    for (std::size_t start = line_end(text, opened) + 1; start < stop; start = line_end(text, start) + 1) {
        const std::size_t first = first_of_line(text, start);
        if (first == line_end(text, start)) continue;
        if (in_brackets && (closes(text[first]) || text[first] == '#')) continue;
        if (first - start > indent) continue;
        return static_cast<int>(std::ranges::count(text.substr(0, start), '\n')) + 1;
    }
    return 0;
}

struct Followed {
    std::size_t end = none;  ///< the byte that closes it
    std::optional<Unclosed> fault;
};

Followed follow_quote(std::string_view text, std::size_t at, std::size_t indent) {
    Followed followed{closing_quote(text, at), {}};
    const int line = shallow_line(text, at, followed.end, indent, false);
    if (line > 0 || followed.end == none) followed.fault = Unclosed{at, line, true};
    return followed;
}

/// Walks through brackets within brackets, their quotes and comments.
class Brackets {
  public:
    Brackets(std::string_view text, std::size_t at) : text_(text), opened_(at), indent_(indentation(text, at)) {}

    Followed follow() {
        for (at_ = opened_; at_ < text_.size() && !fault_; ++at_) {
            if (!take() && open_.empty()) break;
        }
        if (fault_) return {none, fault_};
        const std::size_t end = open_.empty() ? at_ : none;
        const int line = shallow_line(text_, opened_, end, indent_, true);
        if (line > 0 || end == none) return {end, Unclosed{open_.empty() ? opened_ : open_.back(), line, false}};
        return {end, {}};
    }

  private:
    /// Takes the character at hand, and all of a quoted text or comment. False at a closing bracket.
    bool take() {
        const char c = text_[at_];
        if (is_blank(c) || c == '\n' || c == '\r') return true;
        const bool begins = begins_;
        begins_ = opens(c) || c == ',' || (c == ':' && (after_quote_ || is_separated(at_ + 1)));
        after_quote_ = false;
        if (c == '#' && is_separated(at_ - 1)) {
            at_ = line_end(text_, at_);
            begins_ = begins;
        } else if (begins && is_quote(c)) {
            take_quote();
        } else if (opens(c)) {
            open_.push_back(at_);
        } else if (closes(c)) {
            if (!open_.empty()) open_.pop_back();
            return false;
        }
        return true;
    }

    void take_quote() {
        const Followed quote = follow_quote(text_, at_, indent_);
        fault_ = quote.fault;
        at_ = std::min(quote.end, text_.size());
        after_quote_ = true;
    }

    bool is_separated(std::size_t at) const {
        return at >= text_.size() || is_blank(text_[at]) || text_[at] == '\n' || text_[at] == '\r';
    }

    std::string_view text_;
    std::size_t opened_;
    std::size_t indent_;
    std::size_t at_ = 0;
    bool begins_ = true;  ///< a value or key may begin here
    bool after_quote_ = false;
    std::vector<std::size_t> open_;
    std::optional<Unclosed> fault_;
};

Followed follow(std::string_view text, std::size_t at) {
    return is_quote(text[at]) ? follow_quote(text, at, indentation(text, at)) : Brackets(text, at).follow();
}

/// Goes through the text line by line.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    std::optional<Unclosed> first() {
        while (at_ < text_.size() && !fault_) read_line();
        return fault_;
    }

  private:
    void read_line() {
        const std::size_t start = at_;
        at_ = first_of_line(text_, start);
        const std::size_t indent = at_ - start;
        if (at_ == line_end(text_, start) || text_[at_] == '#') return leave_line();
        const bool goes_on = plain_ && indent > indent_;
        if (goes_on || (block_ && indent > indent_)) return leave_line();
        indent_ = indent;
        plain_ = block_ = false;
        while (at_ < line_end(text_, at_) && !fault_) read_token();
        if (!fault_) leave_line();
    }

    void leave_line() { at_ = line_end(text_, at_) + 1; }

    void read_token() {
        const char c = text_[at_];
        const bool separated = at_ + 1 >= text_.size() || is_blank(text_[at_ + 1]) || text_[at_ + 1] == '\n';
        if (is_blank(c) || c == '\r' || ((c == '-' || c == ':') && separated)) {
            ++at_;
        } else if (is_quote(c) || opens(c)) {
            const Followed followed = follow(text_, at_);
            fault_ = followed.fault;
            at_ = std::min(followed.end, text_.size() - 1) + 1;
        } else if (c == '#') {
            at_ = line_end(text_, at_);
        } else {
            read_plain();
        }
    }

    void read_plain() {
        const std::size_t end = line_end(text_, at_);
        block_ = text_[at_] == '|' || text_[at_] == '>';
        const std::string_view rest = text_.substr(at_, end - at_);
        const std::size_t value = std::min(rest.find(": "), rest.find(" #"));
        plain_ = value == none && !rest.ends_with(':') && !rest.ends_with(":\r");
        at_ = value == none ? end : at_ + value + 1;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t indent_ = 0;
    bool plain_ = false;  ///< the line ended within plain text, which lines indented deeper continue
    bool block_ = false;  ///< the line began a text of lines (`|`, `>`)
    std::optional<Unclosed> fault_;
};

}  // namespace

std::optional<Unclosed> unclosed(std::string_view text, std::size_t at) { return follow(text, at).fault; }

std::optional<Unclosed> first_unclosed(std::string_view text) { return Lines(text).first(); }

std::string to_text(const Unclosed& unclosed) {
    const std::string what = unclosed.is_quote ? "this quote is " : "this bracket is ";
    if (unclosed.line == 0) return what + "never closed";
    return what + "not closed before line " + std::to_string(unclosed.line) + "; close it, or indent the lines it holds";
}

}  // namespace consortia::config
