#include "tools/command/answer/choice_table.hpp"

#include "tools/command/look/amounts_in_cells.hpp"
#include "tools/command/look/paragraph.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

double largest(const study::Choice& choice) {
    double most = 0;
    for (const double regret : choice.regret) most = std::fmax(most, regret);  // which passes over NaN
    return most;
}

/// The tables of one choice, in one language.
class Tables {
  public:
    Tables(const session::Result& result, const session::Answer& answer, const study::League& league,
           const study::Choice& choice, const Look& look)
        : result_(result),
          league_(league),
          choice_(choice),
          look_(look),
          money_(answer, result, largest(choice), look.language) {}

    TextTable ranks() const {
        std::vector<Heading> headings{{told({"package", "方案"}), false, true}};
        for (std::size_t rank = 1; rank <= choice_.ranks.size(); ++rank)
            headings.push_back({told({"rank ", "第"}) + std::to_string(rank) + told({", %", "名，%"}), true});
        headings.push_back({told({"expected regret, ", "期望损失，"}) + unit(), true});
        TextTable table(headings);
        for (std::size_t k = 0; k < league_.lines.size(); ++k) {
            std::vector<std::string> row{name(k)};
            for (const double share : choice_.ranks[k]) row.push_back(plain(100 * share));
            row.push_back(amount(choice_.regret[k]));
            table.add(std::move(row));
        }
        return table;
    }

    bool has_parameters() const {
        return std::ranges::any_of(choice_.parameters, [&](const auto& p) { return is_told(p); });
    }

    TextTable parameters() const {
        TextTable table({{told({"parameter", "参数"}), false, true},
                         {told({"worth knowing, ", "信息价值，"}) + unit(), true},
                         {told({"best if low", "取低值时最优"}), false, true},
                         {told({"best if high", "取高值时最优"}), false, true}});
        for (const study::WorthOfKnowing& each : choice_.parameters)
            if (is_told(each))
                table.add({each.parameter, amount(each.value) + (each.beyond_chance ? "*" : ""), name(each.best_if_low),
                           name(each.best_if_high)});
        return table;
    }

    /// How the numbers are made.
    std::string reading() const {
        const std::string worth =
            choice_.by_effect
                ? told({"What counts is the effect alone, for nothing that does more costs anything.",
                        "有效方案均无成本，故仅计效果。"})
                : told(choice_.best_is_free
                           ? Text{"The best buy costs nothing, and one is taken to be worth the least that another asks, ",
                                  "最优方案无成本，每单位价值按其余方案中最低的单位成本计："}
                           : Text{"One is taken to be worth what the best buy asks, ",
                                  "每单位价值按最优方案的单位成本计："}) +
                      amount(choice_.worth_of_one) + ' ' + unit() + told({".", "。"});
        const std::string all = told({" Knowing all parameters would be worth ", "全部参数已知的价值："}) +
                                amount(choice_.perfect) + ' ' + unit() + told({".", "。"});
        return worth + all + (choice_.few_draws ? few() : "");
    }

    const std::string& told(const Text& text) const { return in(look_.language, text); }

  private:
    static constexpr std::size_t enough = study::Choice::enough_draws;

    std::string few() const {
        return told({" With fewer than ", "抽样少于"}) + std::to_string(enough) +
               told({" draws this is rough.", "次，结果粗略。"});
    }
    bool is_told(const study::WorthOfKnowing& each) const { return look_.all || each.beyond_chance; }
    std::string unit() const { return choice_.by_effect ? league_.benefit.unit : money_.word(); }
    std::string amount(double x) const { return choice_.by_effect ? plain(x) : money_(x); }
    std::string name(std::size_t line) const {
        return session::called(result_.scenarios()[league_.lines[line].scenario], look_.language);
    }

    const session::Result& result_;
    const study::League& league_;
    const study::Choice& choice_;
    const Look& look_;
    MoneyCells money_;
};

}  // namespace

void print_choice(std::ostream& out, const session::Result& result, const session::Answer& answer,
                  const study::League& league, const study::Choice& choice, const Look& look) {
    const Tables tables(result, answer, league, choice, look);
    out << '\n';
    print_paragraph(out,
                    in(look.language, league.benefit.about) +
                        tables.told({": the chance of each rank over the draws, and what a choice may lose",
                                     "：各名次的概率（按抽样）与选择的期望损失"}),
                    look);
    out << tables.ranks().fit(look.width);
    if (tables.has_parameters()) out << '\n' << tables.parameters().fit(look.width);
    print_paragraph(out, tables.reading(), look);
}

}  // namespace consortia::command
