#include "engine/config/model/indicators.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/model/entry.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

const std::vector<std::string> keys = {"kind", "unit", "about", "role", "over", "lever", "better", "compared"};

/// The value of an enumeration that `name_of` writes as the text at `key`; the first if the key is absent or the text wrong.
template <class Label, std::size_t Count>
Label label_of(const Description& entry, std::string_view key, const std::array<Label, Count>& labels) {
    const std::string written = entry.text(key);
    if (entry.find(key) == nullptr) return *labels.begin();
    std::vector<std::string> known;
    for (const Label label : labels) known.push_back(name_of(label));
    const auto found = std::ranges::find(known, written);
    if (found != known.end()) return *(labels.begin() + (found - known.begin()));
    entry.error(entry.find(key)->place(), std::string(key) + ": expected one of " + listed(known) + ", got " +
                                              quote(written) + nearest_hint(written, known));
    return *labels.begin();
}

void read_compared(const Description& entry, Indicator& indicator) {
    if (!entry.has("compared")) return;
    const auto compared = compared_of(entry.text("compared"));
    const Place at = entry.find("compared") != nullptr ? entry.find("compared")->place() : entry.place();
    if (compared) {
        indicator.compared = *compared;
        if (const std::string fault = fault_of_compared(indicator); !fault.empty()) entry.error(at, "compared: " + fault);
    } else {
        entry.error(
            at, "compared: expected last, mean of the last 8, max, sum, time of first >= 0.5 or time of first <= 0.5, got " +
                    quote(entry.text("compared")));
    }
}

Indicator read_one(const Description& entry) {
    using Kind = Indicator::Kind;
    using Role = Indicator::Role;
    if (!entry.has("kind")) entry.error(entry.place(), "has no kind (stock, flow, ratio)");
    Indicator indicator{.name = entry.name(),
                        .unit = entry.needed_text("unit"),
                        .about = entry.text_of("about"),
                        .kind = label_of(entry, "kind", std::array{Kind::stock, Kind::flow, Kind::ratio}),
                        .role = label_of(entry, "role", Indicator::roles),
                        .over = entry.list("over"),
                        .lever = entry.text("lever"),
                        .better = label_of(entry, "better", Indicator::betters)};
    if (indicator.about.en.empty()) entry.error(entry.place(), "has no about");
    if ((indicator.role == Role::cap) == indicator.lever.empty())
        entry.error(entry.place(), "`role: cap` and `lever`, whose payments are capped, stand together");
    if (indicator.role == Role::account && (indicator.over.size() != 1 || indicator.kind != Indicator::Kind::flow))
        entry.error(entry.place(), "`role: account` is of a flow over one axis");
    read_compared(entry, indicator);
    return indicator;
}

}  // namespace

DescribedIndicators read_indicators(std::string_view text, const std::string& file, Problems& problems) {
    DescribedIndicators indicators;
    const auto read = [&](const Key& name, const Node& map) {
        indicators.indicators.push_back({read_one(Description(name, map, keys, problems)), name.place()});
    };
    indicators.about = read_entries(text, file, "{kind, unit, about, …}", read, problems);
    return indicators;
}

}  // namespace consortia::config
