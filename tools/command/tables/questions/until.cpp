#include "tools/command/tables/questions/until.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <cmath>

namespace consortia::command {

namespace {

double half_of(const study::Estimated& estimated) { return (estimated.high - estimated.low) / 2; }

double asked(const session::Until& until, const session::Narrowed& package) {
    return until.width.half * (until.width.relative ? std::abs(package.difference.value) : 1);
}

std::string width_text(const study::Width& width, const std::string& unit) {
    return width.relative ? number(100 * width.half) + " % of the difference"
                          : number(width.half) + (unit.empty() ? "" : " " + unit);
}

std::string unit_of(const session::Result& result, const std::string& indicator) {
    for (const study::Outcomes& each : result.outcomes()) {
        if (each.indicator.name == indicator) return each.indicator.unit;
    }
    return "";
}

/// An interval shrinks with the root of the seeds.
std::string needed(const session::Until& until, const session::Narrowed& package, u32 seeds) {
    if (package.narrow) return "";
    const double times = half_of(package.difference) / asked(until, package);
    const double about = std::ceil(seeds * times * times);
    return std::isfinite(about) ? fmt::format("not narrow enough: about {:.3g} seeds would be", about)
                                : "no interval as narrow as that";
}

}  // namespace

void print_until(std::ostream& out, const session::Until& until, const session::Sized& sized) {
    const u32 seeds = sized.looks.back();
    out << "\nSeeds 种子数: the interval of the difference in " << visible(until.indicator) << " is to be ±"
        << width_text(until.width, unit_of(sized.played.result, until.indicator))
        << " (half of its width) or narrower for every package\n";
    TextTable table({{"package"}, {"difference", true}, {"interval"}, {"±", true}, {"asked ±", true}, {""}});
    for (const session::Narrowed& package : sized.packages) {
        table.add({package.package, number(package.difference.value), interval(package.difference),
                   number(half_of(package.difference)), number(asked(until, package)), needed(until, package, seeds)});
    }
    out << table
        << fmt::format(
               "{} after {} seeds; looked at {}. So that looking more than once is paid for, each look is at an "
               "interval of {:.4g} %,\nwhich covers 95 % of the time wherever it stops; tables of the comparison "
               "have intervals of 95 %.\n",
               sized.narrow() ? "Narrow enough" : "Not narrow enough", seeds, fmt::join(sized.looks, ", "),
               100 * study::level_of_looks);
}

}  // namespace consortia::command
