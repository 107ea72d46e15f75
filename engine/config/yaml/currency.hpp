// What a scenario tells its money in: `currency: {name: EUR, per_wq: 9000}`. It names amounts, it moves none.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/quantity.hpp"
#include "engine/schema/schema.hpp"

#include <optional>
#include <string>

namespace consortia::config {

/// What a scenario says of its currency, as far as that can be read; where its rate stands.
struct CurrencyTold {
    std::string name;  ///< 1 to 10 letters, or empty
    std::optional<double> rate;
    Place where_rate;
};

/// The value of `currency:` for a model with that money, of which `rate` is the parameter. Mistakes go to `problems`.
CurrencyTold read_currency(const Node& node, const Currency& money, const Quantity& rate, Problems& problems);

/// As a scenario writes it: `{name: EUR, per_wq: 9000}`.
std::string currency_text(const std::string& name, const std::string& unit, double rate);

/// The name in what `currency_text` wrote; empty if there is none.
std::string currency_named_in(const std::string& written);

}  // namespace consortia::config
