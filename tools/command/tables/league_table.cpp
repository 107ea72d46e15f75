#include "tools/command/tables/league_table.hpp"

#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

/// How costs are shown beside their unit, where the model says so.
struct Money {
    std::string unit;
    double rate = 0;  ///< 0: in the model's unit alone

    std::string operator()(double amount) const { return number(rate * amount); }
};

Money money_of(const session::Result& result) {
    const auto money = result.money();
    return money && money->unit == result.cost_unit() ? Money{money->shown, money->rate} : Money{};
}

/// A cap is no news of a package that leaves alone what it limits.
std::string remarks(const session::Result& result, const study::LeagueLine& line) {
    std::string text = both(study::words(line.verdict));
    for (const Indicator& cap : line.caps) {
        if (!cap.lever.empty() && !result.moves(line.scenario, cap.lever)) continue;
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

std::vector<std::string> league_row(const session::Result& result, const study::LeagueLine& line, const Money& money) {
    const study::Estimated ratio = line.cost_per_unit.value_or(study::Estimated{});
    std::vector<std::string> row{result.scenarios()[line.scenario].name, number(line.cost.value), interval(line.cost)};
    if (money.rate > 0) row.push_back(money(line.cost.value));
    row.insert(row.end(), {number(line.effect.value), interval(line.effect), has_ratio(line) ? number(ratio.value) : "-",
                           has_ratio(line) ? interval(ratio) : ""});
    if (money.rate > 0) row.push_back(has_ratio(line) ? money(ratio.value) : "-");
    row.push_back(remarks(result, line));
    return row;
}

}  // namespace

void print_league(const session::Result& result) {
    const std::vector<study::LeagueLine> lines = result.league();
    const std::string unit = result.cost_unit();
    const Money money = money_of(result);
    for (std::size_t from = 0; from < lines.size();) {
        const Indicator& benefit = lines[from].benefit;
        std::cout << "\nLeague table 排名: cost per additional " << both(benefit.about) << '\n';
        TextTable table = league_table(benefit, unit, money);
        std::size_t place = 0;
        for (; from < lines.size() && lines[from].benefit.name == benefit.name; ++from) {
            std::vector<std::string> row = league_row(result, lines[from], money);
            row.insert(row.begin(), std::to_string(++place));
            table.add(std::move(row));
        }
        std::cout << table;
    }
}

void print_multipliers(const session::Result& result) {
    const std::vector<study::Multiplier> lines = result.multipliers();
    const std::string unit = result.cost_unit();
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
            table.add({result.scenarios()[line.scenario].name, number(line.added.value), interval(line.added),
                       number(line.cost.value), interval(line.cost), line.per_cost ? number(line.per_cost->value) : "-",
                       line.per_cost ? interval(*line.per_cost) : "no detectable cost"});
        }
        std::cout << table;
    }
}

}  // namespace consortia::command
