#include "tools/command/answer/league_table.hpp"

#include "engine/study/outcomes.hpp"
#include "tools/command/look/amounts_in_cells.hpp"
#include "tools/command/look/paragraph.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>

namespace consortia::command {

namespace {

using study::LeagueLine;

double largest_price(const study::League& league) {
    double largest = 0;
    for (const LeagueLine& line : league.lines)
        if (line.cost_per_unit) largest = std::max(largest, line.cost_per_unit->value);
    return largest;
}

double largest_cost(const study::League& league) {
    double largest = 0;
    for (const LeagueLine& line : league.lines) largest = std::max(largest, std::abs(line.cost.value));
    return largest;
}

/// Table of a league, a column at a time.
class LeagueTable {
  public:
    LeagueTable(const session::Result& result, const session::Answer& answer, const study::League& league, const Look& look)
        : result_(result),
          league_(league),
          language_(look.language),
          cost_(answer, result, largest_cost(league), look.language),
          price_(answer, result, largest_price(league), look.language) {}

    TextTable table() const {
        TextTable table({{""},
                         {in(language_, {"package", "方案"}), false, true},
                         {in(language_, {"net cost, ", "净成本，"}) + cost_.word(), true},
                         {in(language_, {"adds, ", "增加，"}) + league_.benefit.unit, true},
                         {in(language_, {"one costs, ", "单位成本，"}) + price_.word() + per_year(), true},
                         {in(language_, {"remarks", "说明"}), false, true}});
        for (const LeagueLine& line : league_.lines)
            table.add({rank_text(line), session::called(result_.scenarios()[line.scenario], language_), cost_(line.cost),
                       amounts(line.effect), line.cost_per_unit ? price_(*line.cost_per_unit) : "–",
                       remarks(result_, line, language_)});
        return table;
    }

  private:
    /// Of a stock one unit is held for a year.
    std::string per_year() const {
        const bool held = league_.benefit.kind != Indicator::Kind::flow && result_.steps_per_year() > 0;
        return held ? in(language_, {" a year", "·年"}) : "";
    }

    const session::Result& result_;
    const study::League& league_;
    Language language_;
    MoneyCells cost_;
    MoneyCells price_;
};

std::string more(const std::string& text, const std::string& next) { return text.empty() ? next : text + "; " + next; }

}  // namespace

std::string rank_text(const LeagueLine& line) {
    if (!line.rank) return "–";
    return std::to_string(*line.rank) + (line.shared ? "=" : "");
}

std::string remarks(const session::Result& result, const LeagueLine& line, Language language) {
    std::string text = in(language, study::words(line.verdict));
    for (const Indicator& cap : line.caps) {
        if (!cap.lever.empty() && !result.moves(line.scenario, cap.lever))
            continue;  // no news: it leaves alone what is capped
        text = more(text, in(language, {"a cap binds: ", "受上限约束："}) + in(language, cap.about));
    }
    std::string worse;
    for (const Indicator& indicator : line.worse)
        worse += (worse.empty() ? "" : in(language, {", ", "、"})) + in(language, indicator.about);
    return worse.empty() ? text : more(text, in(language, {"worse: ", "恶化："}) + worse);
}

void print_league(std::ostream& out, const session::Result& result, const session::Answer& answer,
                  const study::League& league, const Look& look) {
    out << '\n';
    print_paragraph(out, in(look.language, league.benefit.about) + in(look.language, {": what buys most", "：何者最优"}),
                    look);
    out << LeagueTable(result, answer, league, look).table().fit(look.width, 2);
}

namespace {

TextTable multiplier_table(const session::Result& result, const session::Answer& answer, const Indicator& product,
                           Language language) {
    TextTable table({{in(language, {"package", "方案"}), false, true},
                     {in(language, {"adds, ", "增加，"}) + product.unit, true},
                     {in(language, {"net cost, ", "净成本，"}) + result.cost_unit(), true},
                     {in(language, {"multiplier", "乘数"}), true}});
    for (const study::Multiplier& line : answer.multipliers) {
        if (line.product.name != product.name) continue;
        table.add({session::called(result.scenarios()[line.scenario], language), amounts(line.added), amounts(line.cost),
                   line.per_cost ? amounts(*line.per_cost) : "–"});
    }
    return table;
}

}  // namespace

void print_multipliers(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    std::string last;
    for (const study::Multiplier& line : answer.multipliers) {
        if (line.product.name == last) continue;
        last = line.product.name;
        out << '\n';
        print_paragraph(out,
                        in(look.language, line.product.about) +
                            in(look.language,
                               {": added for each unit of net cost, both discounted", "：每单位净成本的增加额（均贴现）"}),
                        look);
        out << multiplier_table(result, answer, line.product, look.language).fit(look.width);
    }
}

}  // namespace consortia::command
