#include "engine/measure/expression.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/input/problems.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace consortia::measure {

namespace {

constexpr std::size_t longest = 2000;  // so that no tree of parts is too deep to walk
constexpr std::size_t deepest = 64;
constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";

std::string without_blanks_around(std::string_view text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return "";
    return std::string(text.substr(from, text.find_last_not_of(' ') + 1 - from));
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    Term whole() {
        Term read = sum();
        if (next() != '\0') refuse("expected an operation or the end");
        return read;
    }

    Clause whole_condition() {
        Clause read = condition();
        if (next() != '\0') refuse("expected an operation, and, or, or the end");
        return read;
    }

  private:
    Clause condition() {
        return joined("or", Clause::Kind::any, [&] { return joined("and", Clause::Kind::all, [&] { return clause(); }); });
    }

    /// One part alone, or several with a word between them.
    template <class Part>
    Clause joined(std::string_view word, Clause::Kind kind, const Part& part) {
        Clause first = part();
        if (!take_word(word)) return first;
        Clause all{.kind = kind, .at = first.at};
        all.parts.push_back(std::move(first));
        do all.parts.push_back(part());
        while (take_word(word));
        return all;
    }

    Clause clause() {
        next();
        const std::size_t at = at_;
        if (++depth_ > deepest) throw Mistake(at, too_deep());
        Clause read{.kind = Clause::Kind::opposite, .at = at};
        if (take_word("not")) {
            read.parts.push_back(clause());
        } else if (is_bracketed_condition()) {
            need('(');
            read = condition();
            need(')');
        } else {
            read = comparison(at);
        }
        --depth_;
        return read;
    }

    Clause comparison(std::size_t at) {
        Term left = sum();
        const bool left_is_larger = next() == '>';
        if (!take('>') && !take('<')) refuse("expected an operation or one of > >= < <=");
        const bool or_equal = at_ < text_.size() && text_[at_] == '=' && take('=');
        Term right = sum();
        if (!left_is_larger) std::swap(left, right);
        Clause read{.kind = or_equal ? Clause::Kind::larger_or_equal : Clause::Kind::larger, .at = at};
        read.sides.push_back(std::move(left));
        read.sides.push_back(std::move(right));
        return read;
    }

    /// Whether a bracket that opens here holds a condition and no number: then it is followed by none of + - * / > <.
    bool is_bracketed_condition() {
        if (next() != '(') return false;
        const std::size_t end = closing_bracket();
        const std::size_t behind = text_.find_first_not_of(' ', std::min(end, text_.size() - 1) + 1);
        const bool of_a_number =
            behind != std::string_view::npos && std::string_view("+-*/<>").find(text_[behind]) != std::string_view::npos;
        return !of_a_number && text_.substr(at_, end - at_).find_first_of("<>") != std::string_view::npos;
    }

    /// Of the one that opens here; labels may hold brackets of their own. The end of the text if it never closes.
    std::size_t closing_bracket() const {
        std::size_t open = 0;
        for (std::size_t k = at_; k < text_.size(); ++k) {
            if (text_[k] == '[') k = std::min(text_.find(']', k), text_.size() - 1);
            open += text_[k] == '(' ? 1U : 0U;
            if (text_[k] == ')' && --open == 0) return k;
        }
        return text_.size();
    }

    /// A word of its own, and not the beginning of a longer one.
    bool take_word(std::string_view word) {
        next();
        const std::string_view rest = text_.substr(at_);
        const bool longer = rest.size() > word.size() && (letters.find(rest[word.size()]) != std::string_view::npos ||
                                                          digits.find(rest[word.size()]) != std::string_view::npos);
        if (!rest.starts_with(word) || longer) return false;
        at_ += word.size();
        return true;
    }

    static std::string too_deep() { return "brackets lie deeper than " + std::to_string(deepest); }

    /// The character to come, blanks left out; 0 at the end.
    char next() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    bool take(char wanted) {
        if (next() != wanted) return false;
        ++at_;
        return true;
    }

    void need(char wanted) {
        if (!take(wanted)) refuse(std::string("expected ") + wanted);
    }

    [[noreturn]] void refuse(const std::string& what) {
        const bool over = next() == '\0';
        throw Mistake(at_, what + ", got " + (over ? "the end" : config::quote(text_.substr(at_))));
    }

    /// All that comes of these characters, at once.
    std::string_view take_all(std::string_view alphabet, std::string_view more) {
        const std::size_t from = at_;
        const auto belongs = [&](char c) {
            return alphabet.find(c) != std::string_view::npos || more.find(c) != std::string_view::npos;
        };
        while (at_ < text_.size() && belongs(text_[at_])) ++at_;
        return text_.substr(from, at_ - from);
    }

    Term joined(Term left, Term::Kind kind, Term right) {
        const std::size_t at = left.at;
        Term term{.kind = kind, .at = at};
        term.parts.push_back(std::move(left));
        term.parts.push_back(std::move(right));
        return term;
    }

    Term sum() {
        Term left = product();
        while (true) {
            if (take('+')) {
                left = joined(std::move(left), Term::Kind::plus, product());
            } else if (take('-')) {
                left = joined(std::move(left), Term::Kind::minus, product());
            } else {
                return left;
            }
        }
    }

    Term product() {
        Term left = factor();
        while (true) {
            if (take('*')) {
                left = joined(std::move(left), Term::Kind::times, factor());
            } else if (take('/')) {
                left = joined(std::move(left), Term::Kind::over, factor());
            } else {
                return left;
            }
        }
    }

    Term factor() {
        if (++depth_ > deepest) throw Mistake(at_, too_deep());
        Term read = factor_of(next());
        --depth_;
        return read;
    }

    Term factor_of(char first) {
        const std::size_t at = at_;
        if (take('-')) {
            Term term{.kind = Term::Kind::negative, .at = at};
            term.parts.push_back(factor());
            return term;
        }
        if (take('(')) {
            Term inside = sum();
            need(')');
            return inside;
        }
        if (digits.find(first) != std::string_view::npos) return number();
        if (letters.find(first) == std::string_view::npos) refuse("expected a number, an indicator or a function");
        return named();
    }

    /// `e6`, `e-3`; any other letter is none.
    void take_exponent() {
        if (at_ >= text_.size() || (text_[at_] != 'e' && text_[at_] != 'E')) return;
        const bool has_sign = at_ + 1 < text_.size() && (text_[at_ + 1] == '-' || text_[at_ + 1] == '+');
        const std::size_t first = at_ + (has_sign ? 2 : 1);
        if (first >= text_.size() || digits.find(text_[first]) == std::string_view::npos) return;
        at_ = first;
        take_all(digits, "");
    }

    Term number() {
        const std::size_t at = at_;
        const std::size_t from = at_;
        take_all(digits, ".");
        take_exponent();
        const std::string_view text = text_.substr(from, at_ - from);
        const auto read = config::parse_number(text);
        if (!read) throw Mistake(at, config::quote(text) + " is no number");
        return {.kind = Term::Kind::number, .at = at, .number = *read};
    }

    Term named() {
        Term term{.kind = Term::Kind::indicator, .at = at_, .name = std::string(take_all(letters, digits))};
        if (take('(')) {
            term.kind = Term::Kind::call;
            do term.parts.push_back(sum());
            while (take(','));
            need(')');
        } else if (take('[')) {
            term.labels = labels();
        }
        return term;
    }

    std::vector<std::string> labels() {
        const std::size_t end = text_.find(']', at_);
        if (end == std::string_view::npos) throw Mistake(at_, "expected labels and ]");
        std::vector<std::string> read;
        while (at_ <= end) {
            const std::size_t comma = std::min(text_.find(',', at_), end);
            read.push_back(without_blanks_around(text_.substr(at_, comma - at_)));
            at_ = comma + 1;
        }
        return read;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

namespace {

Reader reader_of(const std::string& text) {
    if (text.size() > longest) throw Mistake(longest, "is longer than " + std::to_string(longest) + " characters");
    return Reader(text);
}

}  // namespace

Term read_expression(const std::string& text) { return reader_of(text).whole(); }

Clause read_condition(const std::string& text) { return reader_of(text).whole_condition(); }

}  // namespace consortia::measure
