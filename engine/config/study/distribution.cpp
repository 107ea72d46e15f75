#include "engine/config/study/distribution.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/schema/study/levels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::config {

namespace {

using Distribution = Factor::Distribution;
using Method = DesignDescription::Method;

const std::vector<std::string> factor_keys = {"range", "values", "weights", "table", "distribution", "mean", "sd", "levels"};
const std::vector<std::string> distributions = {"uniform", "log_uniform", "normal", "discrete", "table"};

/// NaN if it is none.
double plain_number(const Node& node) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return node.is_scalar() && !node.in_quotes ? parse_number(node.text).value_or(none) : none;
}

std::vector<std::string> with(const std::vector<std::string>& keys, const std::vector<std::string>& others) {
    std::vector<std::string> all = others;
    all.insert(all.end(), keys.begin(), keys.end());
    return all;
}

class DistributionReader {
  public:
    DistributionReader(const Node& node, const std::vector<std::string>& other_keys, const DesignDescription& design,
                       std::optional<Money> money, Factor& factor, Problems& problems)
        : fields_(node, factor.quantity.name, with(factor_keys, other_keys), problems),
          node_(node),
          design_(design),
          money_(std::move(money)),
          problems_(problems),
          factor_(factor) {}

    void read() {
        factor_.distribution = distribution();
        switch (factor_.distribution) {
            case Distribution::uniform:
            case Distribution::log_uniform:
                read_range();
                break;
            case Distribution::normal:
                read_normal();
                break;
            case Distribution::discrete:
                read_values();
                break;
            case Distribution::table:
                read_table();
                break;
            case Distribution::none:
                break;
        }
        const std::size_t errors = problems_.errors();
        read_levels();
        refuse_the_rest();
        if (problems_.errors() == errors) warn_of_levels();
    }

  private:
    Distribution distribution() {
        if (const auto word = fields_.word("distribution", distributions)) {
            const auto found = std::ranges::find(distributions, *word) - distributions.begin();
            return static_cast<Distribution>(found + 1);
        }
        if (fields_.find("values") != nullptr || factor_.quantity.kind == Quantity::Kind::choice)
            return Distribution::discrete;
        if (fields_.find("table") != nullptr) return Distribution::table;
        const bool normal = fields_.find("mean") != nullptr || fields_.find("sd") != nullptr;
        return normal ? Distribution::normal : Distribution::uniform;
    }

    bool is_range(const Node& range) {
        if (range.is_sequence() && range.items.size() == 2) return true;
        fields_.error(range.place(), "range", "expected [low, high] or usual, got " + got(range));
        return false;
    }

    /// `usual`: where the description of the quantity says it usually lies.
    void take_usual(const Node& range) {
        factor_.range = factor_.quantity.usual;
        check_ends(range, factor_.range.low, factor_.range.high);
    }

    /// Both ends, within what the quantity accepts.
    void read_ends(const Node& range) {
        if (range.is_scalar() && range.text == "usual") return take_usual(range);
        if (!is_range(range)) return;
        const auto low = read_value(range.items[0], factor_.quantity, problems_, money_);
        const auto high = read_value(range.items[1], factor_.quantity, problems_, money_);
        if (!low || !high) return;
        factor_.range = {*low, *high};
        check_ends(range, *low, *high);
    }

    void check_ends(const Node& range, double low, double high) {
        if (!(low < high) || !std::isfinite(high)) {
            fields_.error(range.place(), "range",
                          "expected a low end below a high end, both finite, got " + to_text(low) + " and " + to_text(high));
        } else if (factor_.distribution == Distribution::log_uniform && low <= 0) {
            fields_.error(range.place(), "range", "a logarithm needs a range above 0, got " + to_text(low));
        }
    }

    void read_range() {
        if (const Node* range =
                fields_.needed("range", "write {range: [low, high]}, {values: [a, b]} or {table: {value: share}}")) {
            read_ends(*range);
        }
    }

    void read_normal() {
        factor_.range = factor_.quantity.hard;
        if (const Node* range = fields_.find("range")) read_ends(*range);
        fields_.needed("mean", "a normal distribution has one");
        fields_.needed("sd", "a normal distribution has one");
        factor_.mean = fields_.number("mean").value_or(0);
        factor_.sd = fields_.number("sd").value_or(1);
        if (!(factor_.sd > 0)) fields_.error(fields_.find("sd")->place(), "sd", "expected a number above 0");
        const double reach = 6 * factor_.sd;
        if (factor_.mean + reach < factor_.range.low || factor_.mean - reach > factor_.range.high) {
            fields_.error(node_.place(), "mean", "lies more than six sd outside the range");
        }
    }

    void read_values() {
        const Node* values = fields_.needed("values", "write {values: [a, b]}; it accepts " + expected(factor_.quantity));
        if (values == nullptr) return;
        if (!values->is_sequence() || values->items.empty()) {
            fields_.error(values->place(), "values", "expected a list of values, got " + got(*values));
            return;
        }
        for (const Node& value : values->items) {
            const auto read = read_value(value, factor_.quantity, problems_, money_);
            if (!read) continue;
            if (std::ranges::find(factor_.values, *read) != factor_.values.end()) {
                fields_.error(value.place(), "values", "given twice: " + value.text);
            }
            factor_.values.push_back(*read);
        }
        read_weights(values->items.size());
    }

    void read_weights(std::size_t count) {
        factor_.shares.assign(factor_.values.size(), 1);
        const Node* weights = fields_.find("weights");
        if (weights == nullptr) return;
        if (!weights->is_sequence() || weights->items.size() != count) {
            fields_.error(weights->place(), "weights", "expected " + std::to_string(count) + " numbers, one a value");
            return;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const Node& weight = weights->items[k];
            const double share = plain_number(weight);
            if (!(share > 0)) {
                fields_.error(weight.place(), "weights", "expected a number above 0, got " + got(weight));
            } else if (k < factor_.shares.size()) {
                factor_.shares[k] = share;
            }
        }
    }

    void read_table() {
        const Node* table = fields_.needed("table", "write {table: {value: share below it}}");
        if (table == nullptr) return;
        if (!table->is_map() || table->keys.size() < 2) {
            fields_.error(table->place(), "table", "expected {value: share below it} from share 0 to 1, got " + got(*table));
            return;
        }
        const std::size_t errors = problems_.errors();
        for (std::size_t k = 0; k < table->keys.size(); ++k) read_row(table->keys[k], table->items[k]);
        if (problems_.errors() == errors && (factor_.shares.front() != 0 || factor_.shares.back() != 1)) {
            fields_.error(table->place(), "table",
                          "expected shares from 0 to 1, got " + to_text(factor_.shares.front()) + " to " +
                              to_text(factor_.shares.back()));
        }
    }

    void read_row(const Key& key, const Node& share) {
        Node as_value;
        as_value.kind = Node::Kind::scalar;
        as_value.file = key.file;
        as_value.line = key.line;
        as_value.column = key.column;
        as_value.text = key.text;
        const auto value = read_value(as_value, factor_.quantity, problems_, money_);
        const double below = plain_number(share);
        if (!(below >= 0 && below <= 1)) {
            fields_.error(share.place(), "table", "expected a share from 0 to 1, got " + got(share));
        } else if (value) {
            add_row(key, *value, below);
        }
    }

    void add_row(const Key& key, double value, double below) {
        const bool rises = factor_.values.empty() || (value > factor_.values.back() && below >= factor_.shares.back());
        if (!rises) fields_.error(key.place(), "table", "values and shares must rise from row to row");
        factor_.values.push_back(value);
        factor_.shares.push_back(below);
    }

    void read_levels() {
        const auto levels = fields_.count("levels", 2, 10'000);
        if (levels) factor_.levels = static_cast<u32>(*levels);
        if (levels && design_.method != Method::grid) {
            fields_.error(fields_.find("levels")->place(), "levels", "has meaning in a grid alone");
        }
    }

    /// What a design by levels cannot meet as one may think.
    void warn_of_levels() {
        const std::size_t numbers = factor_.values.size();
        if (factor_.distribution == Distribution::discrete && numbers == 1) {
            warn("values", "takes one value alone: it does not vary");
        } else if (design_.method == Method::morris && numbers > 1 && design_.levels % numbers != 0) {
            warn("values", std::to_string(numbers) + " values on " + std::to_string(design_.levels) +
                               " levels are not met alike; " + levels_for(numbers) + " would");
        } else if (design_.method == Method::grid && is_range()) {
            warn_of_short_range();
        }
    }

    /// The fewest that are even and a multiple of the values, and no fewer than now.
    std::string levels_for(std::size_t numbers) const {
        const std::size_t step = numbers % 2 == 0 ? numbers : 2 * numbers;
        return "levels: " + std::to_string((design_.levels + step - 1) / step * step);
    }

    bool is_range() const {
        const bool spread =
            factor_.distribution == Distribution::uniform || factor_.distribution == Distribution::log_uniform;
        return spread && factor_.range.low < factor_.range.high && std::isfinite(factor_.range.high);
    }

    void warn_of_short_range() {
        const u32 asked = factor_.levels > 0 ? factor_.levels : design_.levels;
        const std::size_t met = grid_numbers(factor_, design_.levels).size();
        if (met == asked) return;
        warn("range", std::to_string(asked) + " levels fall on " + std::to_string(met) + " whole numbers; each is met once");
    }

    void warn(const std::string& key, const std::string& text) {
        const Node* node = fields_.find(key);
        problems_.warning(node == nullptr ? node_.place() : node->place(), factor_.quantity.name + "." + key + ": " + text);
    }

    void refuse_the_rest() {
        const auto refuse = [&](const std::string& key, bool may_be) {
            const Node* node = fields_.find(key);
            if (node != nullptr && !may_be) {
                const std::string& name = distributions[static_cast<std::size_t>(factor_.distribution) - 1];
                fields_.error(node->place(), key, "has no meaning in a distribution that is " + name);
            }
        };
        const Distribution d = factor_.distribution;
        refuse("values", d == Distribution::discrete);
        refuse("weights", d == Distribution::discrete);
        refuse("table", d == Distribution::table);
        refuse("mean", d == Distribution::normal);
        refuse("sd", d == Distribution::normal);
        refuse("range", d != Distribution::discrete && d != Distribution::table);
        const bool by_levels = design_.method == Method::grid || design_.method == Method::morris;
        if (by_levels && fields_.find("weights") != nullptr) {
            fields_.error(fields_.find("weights")->place(), "weights",
                          "has no meaning in a design by " + name_of(design_.method) + ", which meets levels alike");
        }
        if (design_.method == Method::grid && (d == Distribution::normal || d == Distribution::table)) {
            fields_.error(node_.place(), "distribution", "a grid needs a range or values");
        }
        if (factor_.quantity.kind == Quantity::Kind::choice && d != Distribution::discrete) {
            fields_.error(node_.place(), "distribution", "a choice needs {values: [a, b]}");
        }
    }

    Fields fields_;
    const Node& node_;
    const DesignDescription& design_;
    std::optional<Money> money_;
    Problems& problems_;
    Factor& factor_;
};

}  // namespace

void read_distribution(const Node& node, const std::vector<std::string>& other_keys, const DesignDescription& design,
                       std::optional<Money> money, Factor& factor, Problems& problems) {
    DistributionReader(node, other_keys, design, std::move(money), factor, problems).read();
}

}  // namespace consortia::config
