#include "engine/session/difference/difference.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/output/csv.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace consortia::session {

namespace {

using output::DataSet;
using output::StoredVariable;

[[noreturn]] void refuse(const Result& now, const std::string& why) { throw InputError(Place{now.path()}, why); }

std::string name_of(Result::Kind kind) {
    constexpr std::array names{"a run", "a comparison", "a study"};
    return names[static_cast<std::size_t>(kind)];
}

class Differ {
  public:
    Differ(const Result& before, const Result& now) : before_(before), now_(now) {}

    Difference all() {
        require_comparable();
        match();
        compare_settings();
        compare_indicators();
        compare_ends();
        return std::move(found_);
    }

  private:
    const DataSet& old() const { return before_.data(); }
    const DataSet& data() const { return now_.data(); }

    void require_comparable() const {
        if (before_.draws().empty() != now_.draws().empty()) {
            const Result& with = now_.draws().empty() ? before_ : now_;
            refuse(now_, with.path() + " has draws of parameters, and the other has none");
        }
        if (before_.kind() != now_.kind()) {
            refuse(now_, "is " + name_of(now_.kind()) + ", and " + before_.path() + " is " + name_of(before_.kind()) +
                             "; two of one kind can be held against each other");
        }
        if (old().note("model") != data().note("model")) {
            refuse(now_, "is of the model " + data().note("model") + ", and " + before_.path() + " of " +
                             old().note("model") + "; their indicators have nothing in common");
        }
    }

    /// What a run needs in common is required, all else is told.
    void match() {
        for (const StoredVariable& variable : old().variables()) {
            if (!variable.is_dimension() || data().find(variable.name) == nullptr) continue;
            const Matched& both = matched_.emplace(variable.name, matched(old(), data(), variable.name)).first->second;
            tell(both.only_before, both.name, found_.only.before);
            tell(both.only_now, both.name, found_.only.now);
        }
        std::vector<std::string> needed = now_.run_dimensions();
        if (now_.steps() > 0 && before_.steps() > 0) needed.emplace_back("time");
        for (const std::string& dimension : needed) require_common(matched_.at(dimension));
    }

    static void tell(const std::vector<std::string>& labels, const std::string& dimension, std::vector<std::string>& told) {
        if (labels.empty()) return;
        const bool steps = dimension == "time";
        told.push_back((steps ? "" : dimension + ' ') + config::listed(labels));
    }

    void require_common(const Matched& both) const {
        if (!both.labels.empty()) return;
        const std::string what = both.name == "time" ? "step" : both.name;
        refuse(now_, "has no " + what + " in common with " + before_.path() + ": it has " + config::listed(both.only_now) +
                         ", the other " + config::listed(both.only_before));
    }

    void compare_settings() {
        for (const char* note : {"version", "commit", "study_name", "design"}) compare_notes(note);
        if (now_.kind() == Result::Kind::study) return compare_studies();
        for (std::size_t k = 0; k < now_.scenarios().size(); ++k) {
            const auto other = scenario_before(k);
            if (other) compare_scenarios(before_.scenarios()[*other], now_.scenarios()[k]);
        }
        tell_scenarios();
    }

    void compare_notes(const char* note) {
        const std::string then = old().note(note), today = data().note(note);
        if (then != today) found_.settings.push_back(std::string(note) + " was " + then + " and is " + today);
    }

    std::optional<std::size_t> scenario_before(std::size_t now) const {
        if (now_.kind() != Result::Kind::comparison) return now;
        const auto& all = before_.scenarios();
        const auto found = std::ranges::find(all, now_.scenarios()[now].name, &ScenarioOfResult::name);
        return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
    }

    void compare_scenarios(const ScenarioOfResult& then, const ScenarioOfResult& today) {
        if (then.name != today.name) found_.settings.push_back("the scenario was " + then.name + " and is " + today.name);
        for (const std::string& each : config::differences({then.text}, {today.text}))
            scenarios_moved_[each].push_back(today.name);
    }

    /// What differs alike in all scenarios is told once, the rest with the names of those in which it does.
    void tell_scenarios() {
        for (const auto& [what, scenarios] : scenarios_moved_) {
            const bool all = scenarios.size() == now_.scenarios().size();
            found_.settings.push_back(all ? what : config::listed(scenarios) + ": " + what);
        }
    }

    void compare_studies() {
        compare_scenarios(before_.scenarios().front(), now_.scenarios().front());
        tell_scenarios();
        for (const std::string& factor : factors()) {
            const u64 moved = points_with_another(factor);
            if (moved > 0)
                found_.settings.push_back("the factor " + factor + " has another value at " + std::to_string(moved) +
                                          (moved == 1 ? " point" : " points"));
        }
    }

    /// That both have.
    std::vector<std::string> factors() const {
        std::vector<std::string> both;
        const auto noted = old().notes().find("factors");
        if (noted == old().notes().end()) return both;
        for (const std::string& factor : noted->second) {
            const StoredVariable *then = old().find(factor), *today = data().find(factor);
            if (then != nullptr && today != nullptr && then->kind == today->kind) both.push_back(factor);
        }
        return both;
    }

    u64 points_with_another(const std::string& factor) const {
        const std::vector<std::string> then = values_at_points(old(), factor), today = values_at_points(data(), factor);
        const Matched& points = matched_.at("point");
        u64 moved = 0;
        for (std::size_t k = 0; k < points.labels.size(); ++k) moved += then[points.before[k]] != today[points.now[k]];
        return moved;
    }

    static std::vector<std::string> values_at_points(const DataSet& data, const std::string& factor) {
        if (data.at(factor, {"point"}).kind == StoredVariable::Kind::text) return data.texts(factor);
        std::vector<std::string> texts;
        for (const double x : data.numbers(factor)) texts.push_back(output::number_cell(x));
        return texts;
    }

    void compare_indicators() {
        const std::vector<std::string> then = output::indicators_of(old()), today = output::indicators_of(data());
        for (const std::string& name : then) {
            if (std::ranges::find(today, name) == today.end()) {
                found_.indicators_only.before.push_back(name);
            } else if (old().at(name).over != data().at(name).over) {
                tell_dimensions(name);
            } else {
                compare(name);
            }
        }
        for (const std::string& name : today) {
            if (std::ranges::find(then, name) == then.end()) found_.indicators_only.now.push_back(name);
        }
        std::ranges::stable_sort(found_.indicators, std::greater(), &IndicatorDifference::relative);
    }

    void tell_dimensions(const std::string& name) {
        found_.indicators_only.before.push_back(name + " over " + config::listed(old().at(name).over));
        found_.indicators_only.now.push_back(name + " over " + config::listed(data().at(name).over));
    }

    void compare(const std::string& name) {
        ++found_.compared;
        std::vector<const Matched*> dimensions;
        for (const std::string& each : data().at(name).over) dimensions.push_back(&matched_.at(each));
        IndicatorDifference found = indicator_difference(old(), data(), name, dimensions, now_.run_dimensions().size());
        if (found.differing > 0) found_.indicators.push_back(std::move(found));
    }

    void compare_ends() {
        const std::string name = "final_digest";
        if (old().find(name) == nullptr || data().find(name) == nullptr) return;
        std::vector<const Matched*> runs;
        for (const std::string& dimension : now_.run_dimensions()) runs.push_back(&matched_.at(dimension));
        const Elements elements = elements_of(runs, old().at(name).shape, data().at(name).shape);
        const std::vector<std::string> then = old().texts(name), today = data().texts(name);
        found_.runs = elements.now.size();
        for (std::size_t k = 0; k < elements.now.size(); ++k)
            found_.other_ends += then[elements.before[k]] != today[elements.now[k]];
    }

    const Result& before_;
    const Result& now_;
    std::map<std::string, Matched> matched_;
    std::map<std::string, std::vector<std::string>> scenarios_moved_;  ///< what differs, and in which scenarios
    Difference found_;
};

}  // namespace

Difference difference(const Result& before, const Result& now) { return Differ(before, now).all(); }

}  // namespace consortia::session
