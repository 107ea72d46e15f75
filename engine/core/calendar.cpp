#include "engine/core/calendar.hpp"

#include <charconv>

namespace consortia {

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() < 3 || text.size() > 6) return std::nullopt;
    i32 year = 0;
    const char* mark = text.data() + text.size() - 2;
    const auto [end, error] = std::from_chars(text.data(), mark, year);
    const char quarter = text.back();
    if (error != std::errc{} || end != mark || *mark != 'Q' || quarter < '1' || quarter > '4' || year < 1) {
        return std::nullopt;
    }
    return Date::of(year, quarter - '0');
}

std::string to_string(Date date) {
    return std::to_string(date.year()) + 'Q' + std::to_string(static_cast<int>(date.quarter()) + 1);
}

}  // namespace consortia
