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

bool Answer::comparable() const {
    return asking.across_places ||
           std::ranges::all_of(packages, [](const Package& package) { return package.beyond_levers.empty(); });
}

Answer answer_of(const Result& result, const Asking& asking) {
    Answer answer{.asking = asking, .packages = packages_of(result)};
    answer.screening = study::screened(result.outcomes());
    answer.money = money_of(result);
    if (answer.comparable()) {
        answer.leagues = result.leagues(asking.valuation);
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
