#include "tools/command/league_table.hpp"

#include "engine/run/content.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

Money money_of(const study::RunList& list, const std::string& unit) {
    const auto& currency = list.schema().currency();
    if (!currency || currency->unit != unit) return {};
    return {currency->shown, list.scenarios().front().parameters.at(currency->parameter).value};
}

std::string cost_unit(const Schema& schema) {
    for (const Indicator& indicator : schema.indicators()) {
        if (indicator.role == Indicator::Role::cost) return indicator.unit;
    }
    return "";
}

namespace {

/// Whether a scenario moves a lever of that group away from where the first scenario has it.
bool moves(const study::RunList& list, std::size_t scenario, const std::string& group) {
    const auto& here = list.scenarios()[scenario].levers;
    const auto& first = list.scenarios().front().levers;
    return std::ranges::any_of(list.schema().settings(), [&](const Setting& setting) {
        const std::string& name = setting.quantity.name;
        return setting.is_lever && setting.quantity.lever == group &&
               content_of(here.at(name)) != content_of(first.at(name));
    });
}

/// A cap is no news of a package that leaves alone what it limits.
std::string remarks(const study::RunList& list, const study::LeagueLine& line) {
    std::string text = both(study::words(line.verdict));
    for (const Indicator& cap : line.caps) {
        if (!cap.lever.empty() && !moves(list, line.scenario, cap.lever)) continue;
        text += (text.empty() ? "" : "; ") + std::string("a cap binds: ") + both(cap.about);
    }
    return text;
}

bool has_ratio(const study::LeagueLine& line) {
    using Verdict = study::LeagueLine::Verdict;
    return line.cost_per_unit && (line.verdict == Verdict::ratio || line.verdict == Verdict::single_seed);
}

TextTable league_table(const Indicator& benefit, const std::string& unit, const Money& money) {
    std::vector<Heading> head{{"", true}, {"package"}, {"cost (" + unit + ")", true}, {"95 % interval"}};
    if (money.rate > 0) head.push_back({"cost (" + money.unit + ")", true});
    head.insert(head.end(), {{"effect (" + benefit.unit + ")", true},
                             {"95 % interval"},
                             {unit + " per " + benefit.unit, true},
                             {"95 % interval"}});
    if (money.rate > 0) head.push_back({money.unit + " per " + benefit.unit, true});
    head.push_back({"remarks"});
    return TextTable(head);
}

std::vector<std::string> league_row(const study::RunList& list, const study::LeagueLine& line, const Money& money) {
    const study::Estimated ratio = line.cost_per_unit.value_or(study::Estimated{});
    std::vector<std::string> row{list.scenarios()[line.scenario].name, number(line.cost.value), interval(line.cost)};
    if (money.rate > 0) row.push_back(money(line.cost.value));
    row.insert(row.end(), {number(line.effect.value), interval(line.effect), has_ratio(line) ? number(ratio.value) : "-",
                           has_ratio(line) ? interval(ratio) : ""});
    if (money.rate > 0) row.push_back(has_ratio(line) ? money(ratio.value) : "-");
    row.push_back(remarks(list, line));
    return row;
}

}  // namespace

void print_league(const study::RunList& list, const std::vector<study::Outcomes>& all) {
    const std::vector<study::LeagueLine> lines = study::league(all);
    const std::string unit = cost_unit(list.schema());
    const Money money = money_of(list, unit);
    for (std::size_t from = 0; from < lines.size();) {
        const Indicator& benefit = lines[from].benefit;
        std::cout << "\nLeague table 排名: cost per additional " << both(benefit.about) << '\n';
        TextTable table = league_table(benefit, unit, money);
        std::size_t place = 0;
        for (; from < lines.size() && lines[from].benefit.name == benefit.name; ++from) {
            std::vector<std::string> row = league_row(list, lines[from], money);
            row.insert(row.begin(), std::to_string(++place));
            table.add(std::move(row));
        }
        std::cout << table;
    }
}

void print_multipliers(const study::RunList& list, const std::vector<study::Outcomes>& all) {
    const std::vector<study::Multiplier> lines = study::multipliers(all);
    const std::string unit = cost_unit(list.schema());
    for (std::size_t from = 0; from < lines.size();) {
        const Indicator& product = lines[from].product;
        std::cout << "\nMultiplier 乘数: " << both(product.about) << " added per unit of cost, both discounted\n";
        TextTable table({{"package"},
                         {"added (" + product.unit + ")", true},
                         {"95 % interval"},
                         {"cost (" + unit + ")", true},
                         {"95 % interval"},
                         {"multiplier", true},
                         {"95 % interval"}});
        for (; from < lines.size() && lines[from].product.name == product.name; ++from) {
            const study::Multiplier& line = lines[from];
            table.add({list.scenarios()[line.scenario].name, number(line.added.value), interval(line.added),
                       number(line.cost.value), interval(line.cost), line.per_cost ? number(line.per_cost->value) : "-",
                       line.per_cost ? interval(*line.per_cost) : "no detectable cost"});
        }
        std::cout << table;
    }
}

}  // namespace consortia::command
