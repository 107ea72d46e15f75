// Rows of input and output per equation of the consortium model, computed from the text by another hand (vectors.csv), and
// the parameters with which they were computed, for the tests of each submodel.
#pragma once

#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <string>
#include <vector>

namespace consortium::vectors {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

/// One side of a row: numbers and lists by name.
struct Values {
    std::map<std::string, double> numbers;
    std::map<std::string, std::vector<double>> lists;
};

struct Row {
    std::string name;
    Values in;
    Values out;

    /// An input that the row must have, or that stands for `otherwise` where it has not.
    double operator()(const std::string& input) const;
    double operator()(const std::string& input, double otherwise) const;
    bool is(const std::string& flag) const { return (*this)(flag) > 0; }
    const std::vector<double>& list(const std::string& input) const;
    bool gives(const std::string& output) const { return out.numbers.contains(output); }
    /// Begins the name of the case with `text`?
    bool begins(const std::string& text) const { return name.starts_with(text); }
};

/// The rows of an equation; at least one.
std::vector<Row> rows_of(const std::string& equation);
/// The equations that have rows.
std::vector<std::string> equations();

constexpr double exact = 1e-10;            ///< relative; the rows have 12 digits
constexpr double single_precision = 2e-6;  ///< where records keep what goes in as float
void agrees(double ours, const Row& row, const std::string& output, double tolerance = exact);

/// All parameters at the defaults of a stage (stage::uncalibrated), no data.
const Inputs& defaults();
template <class G>
const G& given_default() {
    return defaults().given<G>();
}
const CooperationRules& rules();
const Derived& tables();
/// On an edge inside a consortium with the platforms of the row, q_1 to q_3.
PlatformRules with_platforms(const Row& row);
EdgePolicy policy_of(const Row& row);

inline double probability_of(double hazard) { return -math::expm1(-hazard); }

}  // namespace consortium::vectors
