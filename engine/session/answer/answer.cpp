#include "engine/session/answer/answer.hpp"

#include "engine/session/answer/sentences.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

std::vector<Package> packages_of(const Result& result) {
    std::vector<Package> packages;
    for (std::size_t scenario = 1; scenario < result.scenarios().size(); ++scenario)
        packages.push_back({scenario, levers_changed(result, scenario), changed_beyond_levers(result, scenario),
                            changes_nothing(result, scenario)});
    return packages;
}

std::optional<MoneyWords> money_of(const Result& result) {
    const auto money = result.money();
    if (!money || money->unit != result.cost_unit()) return std::nullopt;
    return MoneyWords{money->shown, money->rate};
}

/// What is known of the parameters that are drawn.
std::vector<study::Known> known_of(const Result& result) {
    std::vector<study::Known> all;
    for (const std::string& name : result.drawn()) all.push_back({name, result.drawn_values(name)});
    return all;
}

std::vector<study::Choice> choices_of(const Result& result, const std::vector<study::League>& leagues) {
    std::vector<study::Choice> choices;
    if (result.draws().size() < 2 || result.scenarios().size() < 3) return choices;
    const std::vector<study::Known> known = known_of(result);
    for (const study::League& league : leagues) choices.push_back(study::choice_of(league, known));
    return choices;
}

}  // namespace

std::string name_of(Sentence::About about) {
    switch (about) {
        case Sentence::About::aim:
            return "aim";
        case Sentence::About::worse:
            return "worse";
        case Sentence::About::nothing:
            return "nothing";
        case Sentence::About::unlike:
            return "unlike";
        case Sentence::About::sure:
            break;
    }
    return "sure";
}

const std::vector<Cut>& Answer::cuts(const Result& result) const {
    if (!read->cuts) read->cuts = cuts_of(result);
    return *read->cuts;
}

const std::optional<Accounts>& Answer::accounts(const Result& result) const {
    if (!read->accounts) read->accounts = accounts_of(result);
    return *read->accounts;
}

bool Answer::comparable() const {
    return asking.across_places ||
           std::ranges::all_of(packages, [](const Package& package) { return package.beyond_levers.empty(); });
}

const study::Choice* Answer::choice(const study::League& league) const {
    const auto of = [&](const study::League& each) { return each.benefit.name == league.benefit.name; };
    const auto found = static_cast<std::size_t>(std::ranges::find_if(leagues, of) - leagues.begin());
    return found < choices.size() ? &choices[found] : nullptr;
}

Answer answer_of(const Result& result, const Asking& asking) {
    Answer answer{.asking = asking, .packages = packages_of(result)};
    answer.screening = study::screened(result.outcomes());
    answer.money = money_of(result);
    if (answer.comparable()) {
        answer.leagues = result.leagues(asking.valuation);
        answer.choices = choices_of(result, answer.leagues);
        answer.multipliers = study::multipliers(result.outcomes(), asking.valuation);
    }
    answer.sentences = sentences_of(result, answer);
    return answer;
}

std::string called(const ScenarioOfResult& scenario, Language language) {
    const std::string& title = in(language, scenario.title);
    return title.empty() ? scenario.name : title;
}

}  // namespace consortia::session
