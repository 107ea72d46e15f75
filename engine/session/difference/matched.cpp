#include "engine/session/difference/matched.hpp"

#include "engine/output/time_axis.hpp"

#include <algorithm>
#include <map>

namespace consortia::session {

namespace {

/// Each of these positions, and behind it each of those inside: what `inside` counts is `extent` long here.
std::vector<u64> within(const std::vector<u64>& outer, const std::vector<u64>& positions, u64 extent) {
    std::vector<u64> elements;
    elements.reserve(outer.size() * positions.size());
    for (const u64 before : outer) {
        for (const u64 position : positions) elements.push_back(before * extent + position);
    }
    return elements;
}

std::vector<std::string> missing_in(const std::map<std::string, u64>& others, const std::vector<std::string>& labels) {
    std::vector<std::string> missing;
    std::ranges::copy_if(labels, std::back_inserter(missing),
                         [&](const std::string& label) { return !others.contains(label); });
    return missing;
}

std::map<std::string, u64> places(const std::vector<std::string>& labels) {
    std::map<std::string, u64> places;
    for (u64 place = 0; place < labels.size(); ++place) places.emplace(labels[place], place);
    return places;
}

}  // namespace

std::vector<std::string> names_along(const output::DataSet& data, std::string_view dimension) {
    const auto dates = dimension == "time" ? output::stored_dates(data) : std::nullopt;
    return dates ? dates->dates : data.labels(dimension);
}

std::string label_text(const std::string& dimension, const std::string& label) {
    return dimension == "seed" || dimension == "point" || dimension == "future" || dimension == "draw"
               ? dimension + ' ' + label
               : label;
}

Matched matched(const output::DataSet& before, const output::DataSet& now, const std::string& dimension) {
    const std::vector<std::string> first = names_along(before, dimension), second = names_along(now, dimension);
    const std::map<std::string, u64> place_before = places(first), place_now = places(second);
    Matched both{
        .name = dimension, .only_before = missing_in(place_now, first), .only_now = missing_in(place_before, second)};
    for (const std::string& label : first) {
        const auto other = place_now.find(label);
        if (other == place_now.end()) continue;
        both.labels.push_back(label);
        both.before.push_back(place_before.at(label));
        both.now.push_back(other->second);
    }
    return both;
}

Elements elements_of(const std::vector<const Matched*>& dimensions, const std::vector<u64>& extents_before,
                     const std::vector<u64>& extents_now) {
    Elements elements{{0}, {0}};
    for (std::size_t k = 0; k < dimensions.size(); ++k) {
        elements.before = within(elements.before, dimensions[k]->before, extents_before[k]);
        elements.now = within(elements.now, dimensions[k]->now, extents_now[k]);
    }
    return elements;
}

}  // namespace consortia::session
