#include "engine/session/questions/until.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/session/extension.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw InputError(Place{"--until " + text}, why);
}

std::vector<std::string> totals_of(const Schema& schema) {
    std::vector<std::string> names;
    for (const Indicator& indicator : schema.indicators()) {
        if (indicator.over.empty()) names.push_back(indicator.name);
    }
    return names;
}

study::Width width_of(const std::string& text, const std::string& whole) {
    const bool relative = text.ends_with('%');
    std::string number = relative ? text.substr(0, text.size() - 1) : text;
    if (relative && number.ends_with(' ')) number.pop_back();
    const auto half = config::parse_number(number);
    if (half && *half > 0) return {relative ? *half / 100 : *half, relative};
    refuse(whole,
           "expected a width above 0, as transfers:50 (half of the interval, in the indicator's unit) or transfers:5% "
           "(half of it, as a share of the difference), got '" +
               text + "'");
}

const study::Outcomes& outcomes_of(const Result& result, const std::string& indicator) {
    const auto name = [](const study::Outcomes& each) { return each.indicator.name; };
    return *std::ranges::find(result.outcomes(), indicator, name);
}

std::vector<Narrowed> looked_at(const Result& result, const Until& until) {
    const study::Outcomes& outcomes = outcomes_of(result, until.indicator);
    std::vector<Narrowed> packages;
    for (std::size_t scenario = 1; scenario < result.scenarios().size(); ++scenario) {
        const study::Estimated difference = study::looked_at(outcomes.differences(scenario));
        packages.push_back({result.scenarios()[scenario].name, difference, study::is_narrow(difference, until.width)});
    }
    return packages;
}

/// More seeds cannot narrow what draws of parameters spread.
void refuse_draws(const Plan& plan) {
    if (plan.scenarios().drawn().empty()) return;
    throw InputError(Place{"--until"},
                     "adds seeds, which cannot narrow what draws of parameters spread; give --seeds, or --draws 0");
}

/// Runs of `some` are numbered otherwise than those of `most`.
Playing with_seeds(const Playing& playing, const Plan& most, const Plan& some) {
    Playing how = playing;
    how.reproduction = [&playing, &most, &some](u64 run) {
        return playing.reproduction(most.runs().run(some.runs().variant_of(run), some.runs().place_of(run)));
    };
    return how;
}

}  // namespace

Until until_of(const std::string& text, const Schema& schema) {
    const std::size_t colon = text.rfind(':');
    const std::string name = text.substr(0, colon);
    const std::vector<std::string> totals = totals_of(schema);
    if (std::ranges::find(totals, name) == totals.end())
        refuse(text, "unknown total " + config::quote(name) + config::suggestion(name, totals));
    return {name, width_of(colon == std::string::npos ? "" : text.substr(colon + 1), text)};
}

bool Sized::narrow() const { return std::ranges::all_of(packages, &Narrowed::narrow); }

Sized play_until(const Plan& most, const Until& until, const Playing& playing, Listener& listener) {
    refuse_draws(most);
    const u32 allowed = most.runs().replicates();
    std::vector<u32> looks{std::min(allowed, std::max(study::first_look, replicates_held(most, playing)))};
    for (bool replace = playing.replace;; replace = false) {
        const Plan plan = most.with_replicates(looks.back());
        Playing how = with_seeds(playing, most, plan);
        how.replace = replace;
        Sized sized{play(plan, how, listener), looks, {}};
        sized.packages = looked_at(sized.played.result, until);
        if (sized.narrow() || looks.back() == allowed) return sized;
        looks.push_back(study::next_look(looks.back(), allowed));
    }
}

}  // namespace consortia::session
