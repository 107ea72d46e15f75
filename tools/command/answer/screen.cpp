#include "tools/command/answer/screen.hpp"

#include "engine/study/outcomes.hpp"
#include "tools/command/answer/accounts_table.hpp"
#include "tools/command/answer/choice_table.hpp"
#include "tools/command/answer/indicator_tables.hpp"
#include "tools/command/answer/league_table.hpp"
#include "tools/command/look/paragraph.hpp"

namespace consortia::command {

namespace {

void print_reading(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    const std::string first = session::called(result.scenarios().front(), look.language);
    const std::string funds = answer.asking.valuation.cost_of_funds == 0
                                  ? ""
                                  : in(look.language, {", at a cost of public funds of ", "，公共资金边际成本"}) +
                                        plain(answer.asking.valuation.cost_of_funds);
    const std::string rate = percent(study::discount_rate);
    print_paragraph(out,
                    look.language == Language::english
                        ? "Differences to \"" + first + "\" by paired seeds" +
                              (result.draws().empty() ? "" : " at the same draws of parameters") +
                              ", 95 % intervals in brackets; money discounted by " + rate + " a year" + funds +
                              ". * stands beyond chance among all differences (Benjamini-Hochberg, 5 %)."
                        : "与“" + first + "”的配对差异，方括号内为95 %区间；资金按年" + rate + "贴现" + funds +
                              "。* 表示经多重检验（Benjamini-Hochberg，5 %）后仍显著。",
                    look);
}

}  // namespace

void print_sentences(std::ostream& out, const session::Answer& answer, const Look& look) {
    for (const session::Sentence& sentence : answer.sentences) print_paragraph(out, in(look.language, sentence.text), look);
}

void print_leagues(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    for (const study::League& league : answer.leagues) {
        print_league(out, result, answer, league, look);
        if (const study::Choice* choice = answer.choice(league)) print_choice(out, result, answer, league, *choice, look);
    }
    print_multipliers(out, result, answer, look);
}

void print_answer(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    print_sentences(out, answer, look);
    print_leagues(out, result, answer, look);
    print_headlines(out, result, answer, look);
    print_accounts(out, result, answer, look);
    if (look.all) print_indicators(out, result, answer, look);
    out << '\n';
    print_reading(out, result, answer, look);
}

}  // namespace consortia::command
