#include "tools/command/look/amounts_in_cells.hpp"

namespace consortia::command {

std::string amounts(const study::Estimated& estimated, double divisor) {
    const std::string value = plain(estimated.value / divisor);
    if (!estimated.has_interval()) return value;
    return value + " [" + plain(estimated.low / divisor) + ", " + plain(estimated.high / divisor) + "]";
}

MoneyCells::MoneyCells(const session::Answer& answer, const session::Result& result, double largest, Language language)
    : word_(result.cost_unit()) {
    if (!answer.money) return;
    MoneyScale scale = money_scale(largest, *answer.money, language);
    divisor_ = scale.divisor / answer.money->rate;
    word_ = std::move(scale.word);
}

}  // namespace consortia::command
