#include "engine/session/answer/changes.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

bool is_lever(const Result& result, const std::string& key) {
    if (result.schema() == nullptr) return true;
    if (key == "events") return true;  // done to a run, as levers are
    const Setting* setting = result.schema()->find_setting(key);
    return setting != nullptr && setting->is_lever;
}

std::string value_at(const std::map<std::string, std::string>& values, const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() ? "" : found->second;
}

std::vector<Change> all_changes(const Result& result, std::size_t scenario) {
    const auto& first = result.scenarios().front().values;
    const auto& own = result.scenarios()[scenario].values;
    std::map<std::string, std::string> keys = first;
    keys.insert(own.begin(), own.end());
    std::vector<Change> changes;
    for (const auto& [key, value] : keys) {
        Change change{key, value_at(first, key), value_at(own, key)};
        if (key != "title" && change.from != change.to) changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace

std::vector<Change> levers_changed(const Result& result, std::size_t scenario) {
    std::vector<Change> changes = all_changes(result, scenario);
    std::erase_if(changes, [&](const Change& change) { return !is_lever(result, change.key); });
    return changes;
}

std::vector<Change> changed_beyond_levers(const Result& result, std::size_t scenario) {
    std::vector<Change> changes = all_changes(result, scenario);
    std::erase_if(changes, [&](const Change& change) { return is_lever(result, change.key); });
    return changes;
}

bool changes_nothing(const Result& result, std::size_t scenario) {
    return std::ranges::all_of(result.outcomes(), [&](const study::Outcomes& outcomes) {
        return std::ranges::all_of(outcomes.differences(scenario), [](double x) { return x == 0 || x != x; });
    });
}

}  // namespace consortia::session
