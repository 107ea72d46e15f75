#include "engine/core/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace consortia {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr double days_of_a_year = 365.2425;
constexpr i32 days_of_a_week = 7;
constexpr i32 thursday = 3;  // days after Monday; 1 January 1970 was one

/// Rounded down, of what lies before the beginning too.
constexpr i32 quotient(i32 count, i32 by) { return (count >= 0 ? count : count - by + 1) / by; }
constexpr i32 rest(i32 count, i32 by) { return count - by * quotient(count, by); }

i32 number_of(year_month_day day) { return static_cast<i32>(sys_days(day).time_since_epoch().count()); }
year_month_day calendar_day(i32 number) { return sys_days(std::chrono::days(number)); }
year_month_day calendar_day(i32 year, i32 month, i32 day) {
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
}
i32 year_of(year_month_day day) { return static_cast<i32>(day.year()); }
i32 month_of(year_month_day day) { return static_cast<i32>(static_cast<unsigned>(day.month())); }

bool is_of_months(Calendar calendar) { return calendar < Calendar::weeks; }
constexpr i32 periods_of_year(Calendar calendar) {
    return calendar == Calendar::years ? 1 : calendar == Calendar::quarters ? 4 : 12;
}
constexpr i32 months_of(Calendar calendar) { return 12 / periods_of_year(calendar); }

i32 thursday_of(i32 week) { return days_of_a_week * week; }
/// The week of 4 January, since a week is of the year of its Thursday.
i32 first_week(i32 year) { return Date::at(Calendar::weeks, number_of(calendar_day(year, 1, 4))).count; }

std::string padded(i32 number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string text_of_day(i32 number) {
    const year_month_day day = calendar_day(number);
    const i32 of_month = static_cast<i32>(static_cast<unsigned>(day.day()));
    return padded(year_of(day), 4) + '-' + padded(month_of(day), 2) + '-' + padded(of_month, 2);
}

/// Reads a date from the left, piece by piece.
class Pieces {
  public:
    explicit Pieces(std::string_view text) : rest_(text) {}

    bool take(std::string_view mark) {
        const bool there = rest_.starts_with(mark);
        if (there) rest_.remove_prefix(mark.size());
        return there;
    }
    /// So many digits; 0, which no part of a date is, if they are not there or are more than `most`.
    i32 number(std::size_t digits, i32 most) {
        const std::string_view text = rest_.substr(0, digits);
        if (text.size() != digits || text.find_first_not_of("0123456789") != std::string_view::npos) return 0;
        i32 read = 0;
        std::from_chars(text.data(), text.data() + digits, read);
        rest_.remove_prefix(digits);
        return read <= most ? read : 0;
    }
    i32 number_behind(std::string_view mark, std::size_t digits, i32 most) { return take(mark) ? number(digits, most) : 0; }
    bool over() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

std::optional<Date> parse_year(std::string_view text) {
    Pieces pieces(text);
    const i32 year = pieces.number(4, last_year);
    return year > 0 && pieces.over() ? std::optional(Date{Calendar::years, year}) : std::nullopt;
}

/// `2025Q1`; a year before 1000 without noughts.
std::optional<Date> parse_quarter(std::string_view text) {
    const std::size_t mark = text.find('Q');
    if (mark == 0 || mark > 4) return std::nullopt;
    Pieces pieces(text);
    const i32 year = pieces.number(mark, last_year), quarter = pieces.number_behind("Q", 1, 4);
    return year > 0 && quarter > 0 && pieces.over() ? std::optional(Date::of(year, quarter)) : std::nullopt;
}

std::optional<Date> parse_month(std::string_view text) {
    Pieces pieces(text);
    const i32 year = pieces.number(4, last_year), month = pieces.number_behind("-", 2, 12);
    if (year == 0 || month == 0 || !pieces.over()) return std::nullopt;
    return Date{Calendar::months, 12 * year + month - 1};
}

std::optional<Date> parse_week(std::string_view text) {
    Pieces pieces(text);
    const i32 year = pieces.number(4, last_year), week = pieces.number_behind("-W", 2, 53);
    if (year == 0 || week == 0 || !pieces.over()) return std::nullopt;
    const Date date{Calendar::weeks, first_week(year) + week - 1};
    return date.year() == year ? std::optional(date) : std::nullopt;  // not every year has 53
}

std::optional<Date> parse_day(std::string_view text) {
    Pieces pieces(text);
    const i32 year = pieces.number(4, last_year), month = pieces.number_behind("-", 2, 12);
    const year_month_day day = calendar_day(year, month, pieces.number_behind("-", 2, 31));
    if (year == 0 || !day.ok() || !pieces.over()) return std::nullopt;
    return Date{Calendar::days, number_of(day)};
}

/// What a step of a calendar is called, and one of its dates.
struct Words {
    Text period;
    const char* form;
};

const Words& words_of(Calendar calendar) {
    static const std::array<Words, 6> all{{{{"step", "步"}, "a step such as 12"},
                                           {{"year", "年份"}, "a year such as 2025"},
                                           {{"quarter", "季度"}, "a quarter such as 2025Q1"},
                                           {{"month", "月份"}, "a month such as 2025-01"},
                                           {{"week", "周"}, "a week such as 2025-W01"},
                                           {{"day", "日期"}, "a day such as 2025-01-01"}}};
    return all[static_cast<std::size_t>(calendar)];
}

}  // namespace

Date Date::at(Calendar calendar, i32 day) {
    if (calendar == Calendar::days) return {calendar, day};
    if (calendar == Calendar::weeks) return {calendar, quotient(day + thursday, days_of_a_week)};
    const year_month_day of = calendar_day(day);
    return {calendar, quotient(12 * year_of(of) + month_of(of) - 1, months_of(calendar))};
}

i32 Date::year() const {
    if (is_of_months(calendar)) return quotient(count, periods_of_year(calendar));
    return year_of(calendar_day(calendar == Calendar::weeks ? thursday_of(count) : count));
}

Quarter Date::quarter() const { return static_cast<Quarter>(at(Calendar::quarters, first_day(*this)).place_in_year()); }

u32 Date::place_in_year() const {
    if (is_of_months(calendar)) return static_cast<u32>(rest(count, periods_of_year(calendar)));
    const i32 first = calendar == Calendar::weeks ? first_week(year()) : number_of(calendar_day(year(), 1, 1));
    return static_cast<u32>(count - first);
}

i32 first_day(Date date) {
    if (date.calendar == Calendar::days) return date.count;
    if (date.calendar == Calendar::weeks) return thursday_of(date.count) - thursday;
    const i32 months = date.count * months_of(date.calendar);
    return number_of(calendar_day(quotient(months, 12), rest(months, 12) + 1, 1));
}

std::optional<Date> parse_date(std::string_view text, Calendar calendar) {
    using Parse = std::optional<Date> (*)(std::string_view);
    constexpr std::array<Parse, dated_calendars.size()> parse{parse_year, parse_quarter, parse_month, parse_week, parse_day};
    if (calendar == Calendar::steps) return std::nullopt;
    return parse[static_cast<std::size_t>(calendar) - 1](text);
}

std::optional<Date> parse_date(std::string_view text) {
    for (const Calendar calendar : dated_calendars) {
        if (const auto date = parse_date(text, calendar)) return date;
    }
    return std::nullopt;
}

std::string to_string(Date date) {
    if (date.calendar == Calendar::days) return text_of_day(date.count);
    const i32 year = date.year(), place = static_cast<i32>(date.place_in_year()) + 1;
    if (date.calendar == Calendar::quarters) return std::to_string(year) + 'Q' + std::to_string(place);
    if (date.calendar == Calendar::months) return padded(year, 4) + '-' + padded(place, 2);
    if (date.calendar == Calendar::weeks) return padded(year, 4) + "-W" + padded(place, 2);
    return padded(year, 4);
}

std::optional<u32> parse_step(std::string_view text) {
    constexpr std::string_view word = "step ";
    if (text.starts_with(word)) text.remove_prefix(word.size());
    u32 step = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(step) : std::nullopt;
}

const Text& period_of(Calendar calendar) { return words_of(calendar).period; }

std::string form_of(Calendar calendar) { return words_of(calendar).form; }

std::string meant_instead(std::string_view text, Calendar calendar) {
    const auto date = parse_date(text);
    if (!date || date->calendar == calendar || calendar == Calendar::steps) return "";
    return "; write " + to_string(Date::at(calendar, first_day(*date)));
}

double steps_per_year(Calendar calendar) {
    if (calendar == Calendar::steps) return 0;
    if (is_of_months(calendar)) return periods_of_year(calendar);
    return calendar == Calendar::weeks ? days_of_a_year / days_of_a_week : days_of_a_year;
}

u32 steps_of_about_a_year(Calendar calendar) { return static_cast<u32>(std::lround(steps_per_year(calendar))); }

}  // namespace consortia
