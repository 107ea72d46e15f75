// What the two programs say to each other, as JSON.
#pragma once

#include "engine/core/error.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace consortia::command {

/// Throws SystemError if it is not what `command` expects.
template <class Told>
Told read_from_other_program(const std::string& command, const std::string& text) {
    try {
        return nlohmann::json::parse(text).get<Told>();
    } catch (const nlohmann::json::exception& error) {
        throw SystemError(command + ": what the other program says cannot be read: " + error.what());
    }
}

}  // namespace consortia::command
