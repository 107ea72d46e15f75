// What documents in JSON have in common.
#pragma once

#include "engine/core/text/text.hpp"

#include <nlohmann/json.hpp>

namespace consortia::session {

inline nlohmann::ordered_json text_in_json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

template <class Range, class Make>
nlohmann::ordered_json list_of(const Range& range, const Make& make) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& each : range) list.push_back(make(each));
    return list;
}

}  // namespace consortia::session
