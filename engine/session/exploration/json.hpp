// The one JSON object of an explorer, which its page takes (tools/report/src/explore/data.ts).
#pragma once

#include "engine/session/exploration/explored.hpp"
#include "engine/session/exploration/front.hpp"

namespace consortia::session::exploration {

/// Where its files lie, seen from where its commands are given; empty if that is not known.
struct Places {
    std::string folder{};    ///< of the study
    std::string scenario{};  ///< the file of the scenario
};

/// `reply` is by output of `explored`. Numbers of emulators and settings keep every bit.
std::string json_of(const Result& result, const Explored& explored, const Reply& reply,
                    const std::optional<FrontOfStudy>& front, const Places& places);

}  // namespace consortia::session::exploration
