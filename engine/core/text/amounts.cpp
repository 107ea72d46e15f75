#include "engine/core/text/amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace consortia {

namespace {

struct Size {
    double divisor;
    const char* word;
};
constexpr std::array english{Size{1e9, "billion "}, Size{1e6, "million "}, Size{1, ""}};
constexpr std::array chinese{Size{1e8, "亿"}, Size{1e4, "万"}, Size{1, ""}};

std::string grouped(std::string digits) {
    const auto first = static_cast<std::ptrdiff_t>(digits.starts_with('-') ? 1 : 0);
    const auto end = static_cast<std::ptrdiff_t>(std::min(digits.find('.'), digits.size()));
    for (std::ptrdiff_t at = end - 3; at > first; at -= 3) digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

/// Behind the point, so that `digits` count; what is behind the last one that is not 0 goes.
std::string fixed(double x, int digits) {
    const int before = x == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(x)))) + 1;
    std::string text = fmt::format("{:.{}f}", x, std::max(0, digits - before));
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

}  // namespace

std::string plain(double x, int digits) {
    if (std::isnan(x)) return "–";
    if (std::isinf(x)) return x > 0 ? "∞" : "-∞";
    return grouped(fixed(x, digits));
}

std::string percent(double share, int digits) { return plain(100 * share, digits) + " %"; }

std::string currency_name(const std::string& code, Language language) {
    struct Known {
        const char* code;
        const char* zh;
    };
    static constexpr std::array known{Known{"CNY", "元"},   Known{"yuan", "元"},     Known{"USD", "美元"},
                                      Known{"EUR", "欧元"}, Known{"GBP", "英镑"},    Known{"JPY", "日元"},
                                      Known{"KRW", "韩元"}, Known{"CHF", "瑞士法郎"}};
    if (language == Language::english) return code;
    const auto found = std::ranges::find_if(known, [&](const Known& each) { return code == each.code; });
    return found == known.end() ? code : found->zh;
}

MoneyScale money_scale(double largest, const MoneyWords& money, Language language) {
    const bool zh = language == Language::chinese;
    const auto& sizes = zh ? chinese : english;
    const double amount = std::abs(largest * money.rate);
    const auto fits = std::ranges::find_if(sizes, [&](const Size& size) { return amount >= size.divisor; });
    const Size& size = fits == sizes.end() ? sizes.back() : *fits;
    return {size.divisor, size.word + currency_name(money.name, language)};
}

std::string money_text(double amount, const MoneyWords& money, Language language) {
    const MoneyScale scale = money_scale(amount, money, language);
    return plain(amount * money.rate / scale.divisor) + " " + scale.word;
}

}  // namespace consortia
