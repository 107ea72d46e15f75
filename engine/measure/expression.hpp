// What is measured of a run, as people write it: `(sum(fees) + sum(grants))/mean(total(staff_by_industry))`; or held against
// others, `adopters > 0.99 and not (wage < 1 or wage > 2)`. Read here, given its meaning in measure.hpp and condition.hpp.
//
//     condition    either {or either}
//     either       clause {and clause}
//     clause       not clause | ( condition ) | expression {> | >= | < | <=} expression
//     expression   term {+|- term}
//     term         factor {*|/ factor}
//     factor       number | - factor | ( expression ) | indicator | indicator[label, …] | function(expression, …)
#pragma once

#include "engine/core/types.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace consortia::measure {

/// Of an expression: what is wrong with it, and where.
class Mistake : public std::runtime_error {
  public:
    /// `at` counts characters of the expression from 0.
    Mistake(std::size_t at, const std::string& what) : std::runtime_error(what), at_(at) {}
    std::size_t at() const { return at_; }

  private:
    std::size_t at_;
};

/// A part of an expression, with the parts that it is made of.
struct Term {
    enum class Kind : u8 { number, indicator, negative, plus, minus, times, over, call };

    Kind kind = Kind::number;
    std::size_t at = 0;                 ///< where it stands
    double number = 0;                  ///< of a number
    std::string name{};                 ///< of an indicator or a function
    std::vector<std::string> labels{};  ///< of an indicator: one of each axis, or none
    std::vector<Term> parts{};
};

/// `left > right`, `left >= right` (of `<` the other way round), or what is made of such by `and`, `or` and `not`.
struct Clause {
    enum class Kind : u8 { larger, larger_or_equal, all, any, opposite };

    Kind kind = Kind::larger;
    std::size_t at = 0;           ///< where it stands
    std::vector<Term> sides{};    ///< of a comparison: what is larger, what is smaller
    std::vector<Clause> parts{};  ///< of what is made of others
};

/// Throws Mistake.
Term read_expression(const std::string& text);
/// Throws Mistake.
Clause read_condition(const std::string& text);

}  // namespace consortia::measure
