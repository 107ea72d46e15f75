#include "engine/config/study/outcomes.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/time/timeline.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>
#include <array>

namespace consortia::config {

namespace {

using Kind = Aggregation::Kind;

const std::vector<std::string> kinds = {"last", "mean", "sum", "outcome", "series"};
constexpr const char* forms = "last, mean, sum, outcome, series, {mean: [from, to]}, {sum: [from, to]} or {difference: …}";

class OutcomeReader {
  public:
    OutcomeReader(const Schema& schema, Study& study, Problems& problems)
        : schema_(schema), study_(study), timeline_(schema, study.scenario.start), problems_(problems) {}

    void read(const Key& name, const Node& how) {
        if (indicator(name) == nullptr) return;
        const bool several = how.is_sequence() && how.items.size() > 1;
        if (!how.is_sequence()) return add(name, how, several);
        if (how.items.empty()) error(how, name, "an empty list");
        for (const Node& each : how.items) add(name, each, several);
    }

    std::optional<std::size_t> keep(const Key& name, const Node* how) {
        const Indicator* of = indicator(name);
        if (of == nullptr) return std::nullopt;
        if (!of->over.empty()) {
            problems_.error(name.place(),
                            name.text + ": expected an indicator that is one number a step; this one has one for each " +
                                listed(of->over));
            return std::nullopt;
        }
        std::string words = of->kind == Indicator::Kind::flow ? "difference of outcome" : "outcome";
        Aggregation kept{.kind = Kind::outcome, .difference = of->kind == Indicator::Kind::flow};
        if (how != nullptr) {
            const auto read = read_how(name, *how, words = "");
            if (!read) return std::nullopt;
            kept = *read;
        }
        if (kept.kind == Kind::series) {
            problems_.error(how->place(), name.text + ": expected one number a run, got series");
            return std::nullopt;
        }
        return kept_once(name.text, kept, words);
    }

  private:
    /// Null, and a mistake, if there is none of that name.
    const Indicator* indicator(const Key& name) {
        const auto found = std::ranges::find(schema_.indicators(), name.text, &Indicator::name);
        if (found != schema_.indicators().end()) return &*found;
        report_unknown(name);
        return nullptr;
    }

    /// The number of the variable.
    std::size_t kept_once(const std::string& name, const Aggregation& how, const std::string& words) {
        auto& kept = study_.variables;
        const auto same = [&](const StudyVariable& each) { return each.indicator == name && each.how == how; };
        const auto found = std::ranges::find_if(kept, same);
        if (found != kept.end()) return static_cast<std::size_t>(found - kept.begin());
        kept.push_back({name, name, how, words});
        return kept.size() - 1;
    }

    void report_unknown(const Key& name) {
        std::vector<std::string> known;
        for (const Indicator& indicator : schema_.indicators()) known.push_back(indicator.name);
        problems_.error(name.place(),
                        quote(name.text) + ": unknown indicator" + (problems_.full() ? "" : suggestion(name.text, known)));
    }

    void error(const Node& node, const Key& name, const std::string& got_instead) {
        problems_.error(node.place(), name.text + ": expected " + forms + ", got " + got_instead);
    }

    void add(const Key& name, const Node& node, bool several) {
        std::string words;
        const auto how = read_how(name, node, words);
        if (!how) return;
        std::string variable = name.text;
        if (several) variable.append("_").append(words);
        std::ranges::replace(variable, ' ', '_');
        if (std::ranges::find(study_.variables, variable, &StudyVariable::name) != study_.variables.end()) {
            problems_.error(node.place(), name.text + ": the same is kept twice, as " + variable);
            return;
        }
        study_.variables.push_back({variable, name.text, *how, words});
    }

    std::optional<Aggregation> read_how(const Key& name, const Node& node, std::string& words) {
        if (node.is_refused()) return std::nullopt;
        if (node.is_map() && node.keys.size() == 1 && node.keys.front().text == "difference") {
            return read_difference(name, node.items.front(), words);
        }
        const bool windowed = node.is_map() && node.keys.size() == 1;
        const std::string& word = windowed ? node.keys.front().text : node.text;
        const auto found = std::ranges::find(kinds, word);
        if ((!node.is_scalar() && !windowed) || found == kinds.end()) {
            error(node, name, windowed ? quote(word) : got(node));
            return std::nullopt;
        }
        Aggregation how{.kind = static_cast<Kind>(found - kinds.begin()), .from = 0, .to = last_step()};
        words = word;
        if (windowed && !read_window(name, node.items.front(), how, words)) return std::nullopt;
        if (how.kind != Kind::mean && how.kind != Kind::sum) {
            how.from = how.to = 0;
            if (windowed) error(node, name, "a window for " + word);
        }
        return how;
    }

    std::optional<Aggregation> read_difference(const Key& name, const Node& of, std::string& words) {
        auto how = read_how(name, of, words);
        if (!how) return how;
        if (how->difference) {
            error(of, name, "a difference of a difference");
            return std::nullopt;
        }
        how->difference = true;
        words.insert(0, "difference of ");
        return how;
    }

    bool read_window(const Key& name, const Node& node, Aggregation& how, std::string& words) {
        const bool two =
            node.is_sequence() && node.items.size() == 2 && node.items[0].is_scalar() && node.items[1].is_scalar();
        if (!two) {
            problems_.error(node.place(), name.text + ": expected a window [from, to], got " + got(node));
            return false;
        }
        const auto from = step(name, node.items[0]);
        const auto to = step(name, node.items[1]);
        if (!from || !to) return false;
        if (*to < *from) {
            problems_.error(node.place(), name.text + ": a window must end after it begins");
            return false;
        }
        how.from = static_cast<u32>(*from);
        how.to = static_cast<u32>(*to);
        words.append(" ").append(timeline_.date(*from)).append(" to ").append(timeline_.date(*to));
        return true;
    }

    /// A step that is recorded.
    std::optional<i32> step(const Key& name, const Node& node) {
        const auto step = timeline_.step(node.text, node.place(), name.text, problems_);
        if (!step || (*step >= 0 && *step <= static_cast<i32>(last_step()))) return step;
        problems_.error(node.place(), name.text + ": expected a time from " + timeline_.told(0) + " to " +
                                          timeline_.told(static_cast<i32>(last_step())) +
                                          ", which the scenario plays, got " + node.text);
        return std::nullopt;
    }

    u32 last_step() const { return study_.scenario.steps - 1; }

    const Schema& schema_;
    Study& study_;
    Timeline timeline_;
    Problems& problems_;
};

}  // namespace

void read_outcomes(const Node& node, const Schema& schema, Study& study, Problems& problems) {
    if (node.is_refused()) return;
    if (!node.is_map() || node.keys.empty()) {
        problems.error(node.place(), "indicators: expected `name: last` lines, got " + got(node));
        return;
    }
    OutcomeReader reader(schema, study, problems);
    for (std::size_t k = 0; k < node.keys.size(); ++k) reader.read(node.keys[k], node.items[k]);
}

std::optional<std::size_t> keep_outcome(const Key& name, const Node* how, const Schema& schema, Study& study,
                                        Problems& problems) {
    return OutcomeReader(schema, study, problems).keep(name, how);
}

void choose_outcomes(const Place& where, const Schema& schema, Study& study, Problems& problems) {
    const auto keep = [&](bool plain_too) {
        for (const Indicator& indicator : schema.indicators()) {
            if (!indicator.over.empty() || (indicator.role == Indicator::Role::plain && !plain_too)) continue;
            study.variables.push_back({indicator.name, indicator.name, {.kind = Kind::outcome}, "outcome"});
        }
    };
    keep(false);
    if (study.variables.empty()) keep(true);
    if (study.variables.empty()) problems.error(where, "indicators: is missing; the model has no total that could be kept");
}

}  // namespace consortia::config
