#include "tools/command/tables/questions/power.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/output/csv.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>

namespace consortia::command {

namespace {

using session::PilotPower;
using session::Pilots;

constexpr double enough = 0.8;  // of pilots: the power that evaluations are commonly planned for

/// Wilson's interval of the share that tells it, of as many pilots as are independent.
study::Estimated share(const PilotPower& power) {
    if (power.pilots == 0) return {std::nan(""), std::nan(""), std::nan("")};
    constexpr double z = 1.959964;
    const double n = power.independent, p = static_cast<double>(power.told) / power.pilots;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return {p, centre - half, centre + half};
}

double shown(double effect, const Pilots& pilots) { return pilots.relative ? 100 * effect : effect; }

study::Estimated shown(const study::Estimated& effect, const Pilots& pilots) {
    return {shown(effect.value, pilots), shown(effect.low, pilots), shown(effect.high, pilots)};
}

std::string unit_of(const Pilots& pilots) {
    return pilots.relative ? "% of the mean of the year before" : pilots.indicator.unit;
}

std::string years_text(u32 years) { return years == 1 ? "1 year" : fmt::format("{} years", years); }

/// One year, two, four, eight …, and all.
bool is_listed(const PilotPower& power, const session::PilotSize& size) {
    return std::has_single_bit(power.years) || power.years == size.by_years.back().years;
}

/// The first size and length that tell it in eight of ten pilots.
std::string answer(const Pilots& pilots, const std::string& of_each) {
    u32 most = 0, of = 0;
    for (const session::PilotSize& size : pilots.sizes) {
        for (const PilotPower& power : size.by_years) {
            if (power.pilots == 0) continue;
            if (power.told >= enough * power.pilots)
                return fmt::format("With {} {} that have {}, {} of {} pilots tell it after {}.", size.places, pilots.axis,
                                   of_each, power.told, power.pilots, years_text(power.years));
            if (of == 0 || power.told * of >= most * power.pilots) most = power.told, of = power.pilots;
        }
    }
    if (of == 0) return "None of these pilots can be judged: too few places have a number.";
    return fmt::format("None of these sizes and lengths tells it in eight of ten pilots; the best in {} of {}.", most, of);
}

}  // namespace

void print_power(std::ostream& out, const Pilots& pilots, const session::PilotAsked& asked,
                 const std::vector<Scenario>& packages) {
    const bool two = packages.size() == 3;
    out << "\nPilots 试点: " << visible(packages[1].name) << " in some of " << pilots.places << ' ' << visible(pilots.axis)
        << ", " << (two ? visible(packages[2].name) + " in as many others" : "the others as they are") << "; by lot, "
        << (asked.waves == 1 ? "all at once"
                             : fmt::format("in {} waves {} apart", asked.waves, years_text(asked.years_between)))
        << ", " << asked.lots << (asked.lots == 1 ? " lot" : " lots") << " of each size\n"
        << answer(pilots, two ? "each" : "it") << "\n\n"
        << both(pilots.indicator.about) << ": what it changes from the year before its start to the mean of its years, "
        << (two ? "beyond what the other does" : "beyond what changes elsewhere") << " (" << visible(unit_of(pilots))
        << ")\n";
    TextTable table({{visible(pilots.axis), true},
                     {"years", true},
                     {"pilots that tell it", true},
                     {"95 % interval"},
                     {"false alarms", true},
                     {"effect", true},
                     {"95 % interval"}});
    u32 not_judged = 0;
    for (const session::PilotSize& size : pilots.sizes) {
        for (const PilotPower& power : size.by_years) {
            if (!is_listed(power, size)) continue;
            not_judged += power.not_judged;
            table.add({std::to_string(size.places), std::to_string(power.years),
                       fmt::format("{} of {}", power.told, power.pilots), interval(share(power)),
                       fmt::format("{} of {}", power.false_alarms, power.pilots), number(shown(power.effect.value, pilots)),
                       interval(shown(power.effect, pilots))});
        }
    }
    out << table << "A pilot tells it by " << (two ? "Student's t of least squares within waves" : "Welch's t")
        << " at 5 %. False alarms: as many would, if nobody were given anything;\nthe effect is beyond what the same places "
           "show then. Intervals are those of other runs: pilots of one run share its luck.\n";
    if (not_judged > 0)
        out << "Left out: pilots of which too few places have a number, " << not_judged << " in this table.\n";
}

std::string csv_of(const Pilots& pilots) {
    using output::number_cell;
    const std::string named =
        output::text_cell(pilots.indicator.name) + ',' +
        output::text_cell(pilots.relative ? "share of the mean of the year before" : pilots.indicator.unit);
    std::string rows =
        "indicator,unit,places,years,pilots,not_judged,told,power_low,power_high,false_alarms,effect,low,high\n";
    for (const session::PilotSize& size : pilots.sizes) {
        for (const PilotPower& power : size.by_years) {
            const study::Estimated told = share(power);
            rows +=
                fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", named, size.places, power.years, power.pilots,
                            power.not_judged, power.told, number_cell(told.low), number_cell(told.high), power.false_alarms,
                            number_cell(power.effect.value), number_cell(power.effect.low), number_cell(power.effect.high));
        }
    }
    return rows;
}

}  // namespace consortia::command
