#include "engine/session/assumptions/assumptions.hpp"

#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <algorithm>
#include <array>

namespace consortia::session {

namespace {

const std::array<SourceFlag, 4>& all_flags() {
    static const std::array<SourceFlag, 4> flags{{{'S', {"read in a public source", "见于公开来源"}},
                                                  {'C', {"computed or calibrated", "计算或校准所得"}},
                                                  {'M', {"from memory, unverified", "凭记忆，未经核实"}},
                                                  {'A', {"assumption: a judgement", "假设（出于判断）"}}}};
    return flags;
}

/// A lever that is not set is written with its unit behind the status quo.
std::string without_unit(const std::string& value, const std::string& unit) {
    const std::string behind = ' ' + unit;
    return !unit.empty() && value.ends_with(behind) ? value.substr(0, value.size() - behind.size()) : value;
}

/// As a scenario writes it, and so comparable with what it wrote.
std::string fallback_of(const Quantity& quantity) {
    const std::string text = config::value_text(quantity.fallback, quantity);
    return quantity.kind == Quantity::Kind::choice ? config::yaml_text(text) : text;
}

Assumption assumption_of(const Setting& setting, const config::Traced& traced) {
    const Quantity& quantity = setting.quantity;
    Assumption made{.setting = &setting,
                    .value = setting.is_lever ? without_unit(traced.value, quantity.unit) : traced.value,
                    .fallback = fallback_of(quantity),
                    .flags = flags_in(quantity.source),
                    .origin = traced.origin};
    made.differs = made.value != made.fallback;
    return made;
}

/// What differs, then levers.
bool comes_first(const Assumption& a, const Assumption& b) {
    if (a.differs != b.differs) return a.differs;
    return a.setting->is_lever && !b.setting->is_lever;
}

}  // namespace

std::span<const SourceFlag> source_flags() { return all_flags(); }

std::vector<SourceFlag> flags_in(const std::string& source) {
    std::vector<SourceFlag> flags;
    for (std::size_t at = source.find('['); at != std::string::npos; at = source.find('[', at + 1)) {
        if (source.size() < at + 3 || source[at + 2] != ']') continue;
        const auto known = std::ranges::find(all_flags(), source[at + 1], &SourceFlag::letter);
        if (known == all_flags().end()) continue;
        if (std::ranges::find(flags, known->letter, &SourceFlag::letter) == flags.end()) flags.push_back(*known);
    }
    return flags;
}

bool Assumption::is_judgement() const {
    return !flags.empty() && std::ranges::all_of(flags, [](const SourceFlag& flag) { return flag.letter == 'A'; });
}

std::vector<Assumption> assumptions(const Schema& schema, const std::vector<config::Traced>& values) {
    std::vector<Assumption> all;
    for (const Setting& setting : schema.settings()) {
        const auto traced = std::ranges::find(values, setting.quantity.name, &config::Traced::key);
        if (traced != values.end()) all.push_back(assumption_of(setting, *traced));
    }
    std::ranges::stable_sort(all, comes_first);
    return all;
}

std::vector<config::Traced> values_of(const Result& result, std::size_t scenario) {
    const auto origins = result.data().notes().find("origins");
    if (origins == result.data().notes().end() || scenario >= origins->second.size())
        throw SystemError(result.path() + ": does not say where the values of its scenario come from");
    return config::traced_in(origins->second[scenario]);
}

}  // namespace consortia::session
