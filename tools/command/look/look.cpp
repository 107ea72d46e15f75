#include "tools/command/look/look.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace consortia::command {

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value == nullptr ? "" : value;
}

/// The first that is set says it, as POSIX has it.
std::string locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (std::string value = environment(name); !value.empty()) return value;
    return "";
}

Language language_of(const std::string& asked) {
    if (asked == "zh" || (asked.empty() && locale().starts_with("zh"))) return Language::chinese;
    if (asked.empty() || asked == "en") return Language::english;
    throw InputError(Place{}, "--lang: expected en or zh, got '" + asked + "'");
}

std::size_t asked_width() {
    if (const auto columns = config::parse_number(environment("COLUMNS")); columns && *columns > 0)
        return static_cast<std::size_t>(*columns);
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    constexpr std::size_t of_a_file = 100;
    return of_a_file;
}

}  // namespace

std::size_t screen_width() {
    constexpr std::size_t least = 60;
    constexpr std::size_t most = 200;
    return std::clamp(asked_width(), least, most);
}

Look look_of(const LookOptions& options) {
    return {.language = language_of(options.language), .width = screen_width(), .all = options.all, .spark = options.spark};
}

}  // namespace consortia::command
