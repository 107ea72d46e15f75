#include "engine/config/yaml/currency.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

namespace consortia::config {

namespace {

constexpr std::size_t most_letters = 10;

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// How many bytes of UTF-8 the letter has with which `text` begins, Latin or Chinese; 0 if it begins with none.
std::size_t letter_before(std::string_view text) {
    if (is_latin(text.front())) return 1;
    const bool is_chinese = text.size() >= 3 && text[0] >= '\xe4' && text[0] <= '\xe9';
    return is_chinese ? 3 : 0;
}

bool is_name(std::string_view text) {
    std::size_t letters = 0;
    while (!text.empty() && letters <= most_letters) {
        const std::size_t bytes = letter_before(text);
        if (bytes == 0) return false;
        text.remove_prefix(bytes);
        ++letters;
    }
    return letters >= 1 && letters <= most_letters;
}

std::string rate_key(const std::string& unit) { return "per_" + unit; }

std::string read_name(const Fields& fields, const Currency& money, Problems& problems) {
    const Node* name = fields.needed("name", "it says what amounts are told in, such as " + money.shown);
    if (name == nullptr) return "";
    if (name->is_scalar() && is_name(name->text) && name->text != money.unit) return name->text;
    problems.error(name->place(), "currency.name: expected 1 to " + std::to_string(most_letters) +
                                      " letters, Latin or Chinese, such as " + money.shown + " or 元, and not " +
                                      money.unit + "; got " + got(*name));
    return "";
}

/// What is unusual for the currency of the model's defaults is not so for another.
Quantity rate_in(const std::string& currency, const Currency& money, const Quantity& rate) {
    Quantity quantity = rate;
    quantity.name = "currency." + rate_key(money.unit);
    quantity.unit = (currency.empty() ? money.shown : currency) + "/" + money.unit;
    quantity.usual = quantity.hard;
    return quantity;
}

}  // namespace

CurrencyTold read_currency(const Node& node, const Currency& money, const Quantity& rate, Problems& problems) {
    if (!node.is_map()) {
        problems.error(node.place(),
                       "currency: expected " + currency_text(money.shown, money.unit, rate.fallback) + ", got " + got(node));
        return {};
    }
    const Fields fields(node, "currency", {"name", rate_key(money.unit)}, problems);
    CurrencyTold told{read_name(fields, money, problems), std::nullopt, {}};
    const Node* per_unit = fields.needed(rate_key(money.unit), "it says how many of it are in one " + money.unit);
    if (per_unit == nullptr) return told;
    told.rate = read_value(*per_unit, rate_in(told.name, money, rate), problems);
    told.where_rate = per_unit->place();
    return told;
}

std::string currency_text(const std::string& name, const std::string& unit, double rate) {
    return "{name: " + yaml_text(name) + ", " + yaml_text(rate_key(unit)) + ": " + to_text(rate) + '}';
}

std::string currency_named_in(const std::string& written) {
    Problems ignored;
    const Document document = parse_document(written, "", ignored);
    const Node* name = document.root.is_map() ? document.root.find("name") : nullptr;
    return name == nullptr || !name->is_scalar() ? "" : name->text;
}

}  // namespace consortia::config
