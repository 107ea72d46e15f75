#include "engine/schema/indicator.hpp"

#include "engine/core/text/decimal.hpp"

#include <charconv>
#include <cmath>

namespace consortia {

namespace {

/// How each way is written; behind those that end with a space a number follows.
struct Written {
    Compared::How how;
    std::string_view words;

    bool has_number() const { return words.ends_with(' '); }
};
constexpr std::array written{Written{Compared::How::last, "last"},
                             Written{Compared::How::mean_of_last, "mean of the last "},
                             Written{Compared::How::max, "max"},
                             Written{Compared::How::first_at_least, "time of first >= "},
                             Written{Compared::How::first_at_most, "time of first <= "},
                             Written{Compared::How::sum, "sum"}};

std::string shortest(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

bool is_count(double number) { return number >= 1 && number <= 1e9 && number == std::floor(number); }

}  // namespace

std::string text_of(const Compared& compared) {
    for (const Written& each : written)
        if (each.how == compared.how) return std::string(each.words) + (each.has_number() ? shortest(compared.number) : "");
    return "";
}

std::optional<Compared> compared_of(std::string_view text) {
    for (const Written& each : written) {
        if (!each.has_number() && text == each.words) return Compared{each.how};
        if (!each.has_number() || !text.starts_with(each.words)) continue;
        const auto number = decimal_of(text.substr(each.words.size()));
        if (!number || (each.how == Compared::How::mean_of_last && !is_count(*number))) return std::nullopt;
        return Compared{each.how, *number};
    }
    return std::nullopt;
}

std::string fault_of_compared(const Indicator& indicator) {
    using enum Indicator::Role;
    using enum Compared::How;
    const Compared& by = indicator.compared;
    if (by.how == mean_of_last && !is_count(by.number)) return "a mean is of the last 1, 2, … steps";
    if (by.how == by_kind || indicator.role == plain || indicator.role == headline) return "";
    if (indicator.role != benefit)
        return by.how == sum ? "" : "a " + name_of(indicator.role) + " is compared by what it adds up to: leave it out";
    if (indicator.kind == Indicator::Kind::flow)
        return by.how == sum ? "" : "a benefit that flows is compared by its sum, as what it costs: leave it out";
    return by.is_time() || by.how == sum ? "a benefit is held against its cost by how much of it there is: last, mean or max"
                                         : "";
}

std::string taken_text(u32 every) { return "every " + std::to_string(every) + " steps; it stands in between"; }

std::string name_of(Indicator::Kind kind) {
    switch (kind) {
        case Indicator::Kind::stock:
            return "stock";
        case Indicator::Kind::flow:
            return "flow";
        case Indicator::Kind::ratio:
            break;
    }
    return "ratio";
}

std::string name_of(Indicator::Role role) {
    switch (role) {
        case Indicator::Role::plain:
            return "plain";
        case Indicator::Role::headline:
            return "headline";
        case Indicator::Role::benefit:
            return "benefit";
        case Indicator::Role::product:
            return "product";
        case Indicator::Role::cost:
            return "cost";
        case Indicator::Role::account:
            return "account";
        case Indicator::Role::outlay:
            return "outlay";
        case Indicator::Role::cap:
            break;
    }
    return "cap";
}

Indicator::Better better_of(const Indicator& indicator) {
    using enum Indicator::Role;
    using Better = Indicator::Better;
    if (indicator.better != Better::neither) return indicator.better;
    if (indicator.role == benefit || indicator.role == product) return Better::more;
    return indicator.role == cost || indicator.role == cap ? Better::less : Better::neither;
}

std::string name_of(Indicator::Better better) {
    switch (better) {
        case Indicator::Better::neither:
            return "neither";
        case Indicator::Better::more:
            return "more";
        case Indicator::Better::less:
            break;
    }
    return "less";
}

}  // namespace consortia
