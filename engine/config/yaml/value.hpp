// One value of a described quantity: number, label or `none`, checked against unit and ranges.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/schema/quantity.hpp"
#include "engine/schema/schema.hpp"

#include <optional>

namespace consortia::config {

/// What a quantity accepts, for messages: `0 to 1 (share)`, `one of certified, all`.
std::string expected(const Quantity& quantity);

/// What one unit of a model's money is in a currency that people know: for hints to who wrote that.
struct Money {
    std::string unit;   ///< e.g. wq
    std::string shown;  ///< e.g. yuan
    double rate = 0;    ///< how many of these are in one unit
};

/// Of a model whose schema names a currency, at the rate of the scenario's parameter and by the scenario's name, if it has
/// one.
std::optional<Money> money_of(const Schema& schema, const Scenario& scenario);

/// What to say of an amount written in the currency, as an addition to a message: `; values carry no unit, write 0.61 (…)`;
/// empty if `text` is none.
std::string in_money(std::string_view text, const Money& money);

/// An amount of money as one types it on a command line, in the model's unit: `600`, `600wq`, `12000000CNY`, `12000000
/// yuan`. The currency goes by its name; yuan, euro and dollar also by their codes. Nothing if it
/// is none.
std::optional<double> amount_in(std::string_view text, std::string_view unit, const std::optional<Money>& money);

/// The value of `node` for `quantity`: `none` is +infinity, a label its index. Outside the hard range is an error, outside
/// the usual range a warning with the source of the default (the default itself never). With `money`, what seems to be in
/// that currency is told in the quantity's unit.
std::optional<double> read_value(const Node& node, const Quantity& quantity, Problems& problems,
                                 const std::optional<Money>& money = std::nullopt);

/// A value of `quantity` as a scenario writes it.
std::string value_text(double value, const Quantity& quantity);

/// What a node is, for messages: `'text'`, `a list or map`.
std::string got(const Node& node);

}  // namespace consortia::config
