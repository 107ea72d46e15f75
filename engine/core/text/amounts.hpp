// Numbers as people read them: plain digits, thousands apart, no exponents; money in millions and billions, or in 万 and 亿.
#pragma once

#include "engine/core/text/text.hpp"

#include <string>

namespace consortia {

/// `digits` significant ones, all before the point: `2,924`, `0.26`, `-1.41`; `–` if missing.
std::string plain(double x, int digits = 3);
/// The same of a share: `26 %`.
std::string percent(double share, int digits = 3);

/// What a unit of money is in a currency that people know.
struct MoneyWords {
    std::string name;  ///< of the currency, CNY
    double rate = 1;   ///< how many of it one unit is
};

/// What a currency is called: of the common codes 元, 美元, 欧元 …, else as it is.
std::string currency_name(const std::string& code, Language language);

/// `amount` units of money: `1.41 million CNY`, `3.44 billion CNY`; `141 万元`, `34.4 亿元`.
std::string money_text(double amount, const MoneyWords& money, Language language);

/// What one divides by to write amounts of this size, and the word for it: `{1e6, "million CNY"}`, `{1e8, "亿元"}`.
struct MoneyScale {
    double divisor = 1;
    std::string word;
};
MoneyScale money_scale(double largest, const MoneyWords& money, Language language);

}  // namespace consortia
