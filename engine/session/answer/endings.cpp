#include "engine/session/answer/endings.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

void add(Ending& ending, u64 steps, bool stopped) {
    ++ending.runs;
    if (!stopped) return;
    ending.first = ending.stopped == 0 ? steps : std::min(ending.first, steps);
    ending.last = std::max(ending.last, steps);
    ++ending.stopped;
}

std::string steps_text(const Ending& ending) {
    const std::string first = std::to_string(ending.first);
    return ending.first == ending.last ? first : first + " to " + std::to_string(ending.last);
}

}  // namespace

std::vector<Ending> endings_of(const Result& result) {
    const std::vector<u64>& played = result.played();
    if (played.empty()) return {};
    const std::vector<std::string> reasons = result.data().texts("ended_by");
    const std::vector<std::string> conditions = result.data().notes().at("stop");
    const std::size_t scenarios = result.scenarios().size(), runs = played.size() / scenarios;
    if (reasons.size() != played.size() || conditions.size() != scenarios)
        throw SystemError(result.path() + ": ended_by has another shape");
    std::vector<Ending> all;
    for (std::size_t k = 0; k < scenarios; ++k) {
        const ScenarioOfResult& scenario = result.scenarios()[k];
        Ending& ending = all.emplace_back(Ending{scenario.name, conditions[k], scenario.values.at("steps")});
        for (std::size_t run = k * runs; run < (k + 1) * runs; ++run)
            if (!reasons[run].empty()) add(ending, played[run], reasons[run] == "stop");
    }
    return all;
}

std::string words_of(const Ending& ending) {
    const std::string runs = std::to_string(ending.runs) + (ending.runs == 1 ? " run" : " runs");
    const std::string condition = " (" + ending.condition + ")";
    if (ending.stopped == 0) return ending.scenario + ": none of " + runs + " was stopped" + condition;
    return ending.scenario + ": " + std::to_string(ending.stopped) + " of " + runs + " ended after " + steps_text(ending) +
           " of " + ending.steps + " steps" + condition;
}

}  // namespace consortia::session
