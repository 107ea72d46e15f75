#include "tools/command/process/time_limit.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"

#include <vector>

namespace consortia::command {

namespace {

std::optional<std::vector<double>> parts_of(const std::string& text) {
    std::vector<double> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find(':', from), text.size());
        const auto part = config::parse_number(text.substr(from, end - from));
        if (!part || *part < 0) return std::nullopt;
        parts.push_back(*part);
        from = end + 1;
    }
    return parts;
}

}  // namespace

std::optional<double> seconds_of_limit(const std::string& text) {
    constexpr double minute = 60, hour = 60 * minute, day = 24 * hour;
    const std::size_t dash = text.find('-');
    const auto days = dash == std::string::npos ? std::optional(0.0) : config::parse_number(text.substr(0, dash));
    const auto parts = parts_of(dash == std::string::npos ? text : text.substr(dash + 1));
    if (!days || *days < 0 || !parts || parts->empty() || parts->size() > 3) return std::nullopt;
    // Behind days the first number counts hours; without, minutes unless there are three.
    const bool from_hours = dash != std::string::npos || parts->size() == 3;
    double unit = from_hours ? hour : minute;
    double seconds = *days * day;
    for (double part : *parts) {
        seconds += part * unit;
        unit /= 60;
    }
    return seconds;
}

std::optional<double> limit_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto seconds = seconds_of_limit(text);
    if (seconds && *seconds > 0) return seconds;
    throw InputError(Place{"--time-limit " + text},
                     "expected minutes, MM:SS, HH:MM:SS or D-HH:MM:SS, such as 90 or 1:30:00");
}

}  // namespace consortia::command
