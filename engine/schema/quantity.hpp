// A described number: what a lever and a parameter have in common.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/core/types.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia {

struct Range {
    double low = 0;
    double high = 0;

    constexpr bool contains(double x) const { return low <= x && x <= high; }
};

/// Name, unit, ranges, default and source of a number, addressed by its dotted name in C++, YAML, `--set` and errors. Here
/// and in the other descriptions every member has a default: g++ -Wextra would warn an author of each that a description
/// leaves out.
struct Quantity {
    enum class Kind : u8 { real, whole, choice };

    std::string name{};  ///< dotted, e.g. policy.tax_credit.rate
    Kind kind = Kind::real;
    std::string unit{};                 ///< e.g. share, wq/yr, 1/q
    Range hard{};                       ///< outside: an error
    Range usual{};                      ///< outside: a warning with the source
    double fallback = 0;                ///< the default; for a lever its status quo
    bool may_be_none = false;           ///< `none` switches it off (a cap): stored as +infinity
    bool moves = false;                 ///< a parameter that scenarios may date as they date levers
    std::vector<std::string> labels{};  ///< of a choice, in order of their values 0, 1, …
    std::string source{};               ///< where the default comes from, with its verification flag
    Text about{};
    std::string lever{};                   ///< group of a lever: L1 … L28; empty for parameters
    Text law{};                            ///< of a lever: what the law says, of which its status quo is a reading
    std::vector<std::string> targets{};    ///< axes by which a lever may be targeted
    std::string symbol{};                  ///< as the model's equations write it, e.g. δ_u; may be empty
    std::vector<std::string> equations{};  ///< where it enters, e.g. E60; may be empty
};

/// A Text as an author writes it: `{"chance of adopting unasked", "创新系数"}`.
struct Phrase {
    std::string_view en;
    std::string_view zh;
};

/// Descriptions in a line, for small models: the usual range is the hard one. real("diffusion.innovation", "1/yr", 0.03,
/// {0, 10}, "Sultan 1990", {"chance of adopting unasked", "创新系数"}).
Quantity real(std::string_view name, std::string_view unit, double fallback, Range range, std::string_view source,
              Phrase about);
Quantity whole(std::string_view name, std::string_view unit, double fallback, Range range, std::string_view source,
               Phrase about);
/// A parameter that may change during a run, of a struct that phases read and no derived table does:
/// `s.parameter(moving(real("contact.rate", …)), &Habits::rate)`.
Quantity moving(Quantity quantity);
/// A choice between `labels`, which stand for 0, 1, …; `fallback` is one of these numbers.
Quantity choice(std::string_view name, std::vector<std::string> labels, double fallback, std::string_view source,
                Phrase about);

}  // namespace consortia
