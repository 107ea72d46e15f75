#include "engine/session/questions/pilot.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/session/questions/explain.hpp"
#include "engine/session/questions/staggered.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace consortia::session {

namespace {

const Indicator& indicator_of(const Schema& schema, const std::string& name) {
    std::vector<std::string> cuts;
    for (const Indicator& indicator : schema.indicators()) {
        if (indicator.over.size() != 1) continue;
        if (indicator.name == name) return indicator;
        cuts.push_back(indicator.name);
    }
    throw InputError(Place{"--indicator " + name}, "unknown indicator over one axis" + config::suggestion(name, cuts));
}

/// Everything that a pilot is drawn and dated by.
struct Setup {
    const study::RunList& packages;
    const PilotAsked& asked;
    const Indicator& indicator;
    Axis axis;
    u32 position;              ///< of the axis in a target
    u32 year;                  ///< in steps
    std::vector<u32> sizes{};  ///< how many places get each package

    u32 arms() const { return static_cast<u32>(packages.scenarios().size()) - 1; }
    u32 places() const { return static_cast<u32>(axis.labels.size()); }
    /// The most that each package can have: where it is one alone two others stay as they are.
    u32 most() const { return arms() == 1 ? (places() < 2 ? 0 : places() - 2) : places() / arms(); }
    u32 start(u32 wave) const { return year * (1 + wave * asked.years_between); }
    /// Whole years that are there of the last wave.
    u32 years() const {
        const u32 last = start(asked.waves - 1), steps = packages.scenarios().front().steps;
        return steps < last ? 0 : (steps - last) / year;
    }
    Assignment assignment(u32 in_each, u32 lot) const {
        Rng rng(StreamId{
            .seed = packages.scenarios().front().seed, .replicate = lot, .name = stream_name("pilot"), .agent = in_each});
        return drawn_by_lot(places(), in_each, arms(), asked.waves, rng);
    }
};

void check_size(const Setup& setup, u32 in_each) {
    const std::string what = "--places " + std::to_string(in_each);
    if (in_each < 2 || in_each > setup.most())
        throw InputError(Place{what}, "expected 2 to " + std::to_string(setup.most()) + " of the " +
                                          std::to_string(setup.places()) + " labels of " + setup.axis.name +
                                          " for each package" + (setup.arms() == 1 ? ", so that 2 stay as they are" : ""));
    if (in_each < setup.asked.waves)
        throw InputError(Place{what}, "fewer than --waves " + std::to_string(setup.asked.waves) + ": a wave would be empty");
}

/// 4, 8 and 16 as far as they fit, else the most.
std::vector<u32> usual_sizes(const Setup& setup) {
    std::vector<u32> sizes;
    for (const u32 in_each : {4U, 8U, 16U})
        if (in_each <= setup.most() && in_each >= setup.asked.waves) sizes.push_back(in_each);
    return sizes.empty() ? std::vector<u32>{setup.most()} : sizes;
}

void check_places(const Setup& setup) {
    constexpr u32 fewest = 4;
    if (setup.places() < fewest)
        throw InputError(Place{setup.axis.name}, "has " + std::to_string(setup.places()) +
                                                     (setup.places() == 1 ? " label" : " labels") + " here; a pilot needs " +
                                                     std::to_string(fewest) +
                                                     ": two with the package and two to hold them against");
    for (const u32 in_each : setup.sizes) check_size(setup, in_each);
}

void check_levers(const Setup& setup, const Schema& schema, const std::vector<MovedLever>& levers) {
    for (const MovedLever& lever : levers) {
        for (const std::string& name : lever.names) {
            const std::vector<std::string>& targets = schema.find_setting(name)->quantity.targets;
            if (std::ranges::find(targets, setup.axis.name) == targets.end())
                throw InputError(Place{name},
                                 "cannot be targeted by " + setup.axis.name + ", so that no part of them can have it alone");
        }
    }
}

Setup setup_of(const Plan& packages, const PilotAsked& asked) {
    const study::RunList& list = packages.scenarios();
    require(list.scenarios().size() == 2 || list.scenarios().size() == 3, "a pilot is of one package or of two");
    const Indicator& indicator = indicator_of(list.schema(), asked.indicator);
    const std::vector<Axis> axes = list.schema().axes(list.scenarios().front());
    const Axis& axis = *std::ranges::find(axes, indicator.over.front(), &Axis::name);
    const auto position = target_position(axes, axis.name);
    if (!axis.targetable || !position || *position >= max_target_axes || axis.labels.size() > Target::anywhere)
        throw InputError(Place{"--indicator " + indicator.name}, "nothing can be targeted by " + axis.name + " here");
    const u32 year = std::max(1U, steps_of_about_a_year(list.schema().steps_are()));
    Setup setup{list, asked, indicator, axis, static_cast<u32>(*position), year};
    setup.sizes = asked.places.empty() ? usual_sizes(setup) : asked.places;
    check_places(setup);
    if (setup.years() == 0)
        throw InputError(Place{"steps: " + std::to_string(list.scenarios().front().steps)},
                         "expected at least " + std::to_string(setup.start(asked.waves - 1) + year) +
                             ": a year before the first wave, and one from the start of the last");
    return setup;
}

/// The lever as it is, and in some places as the package has it, so many steps later.
LeverSetting begun_in(const LeverSetting& before, const LeverSetting& package, u64 places, u32 position, i32 later) {
    std::vector<LeverEntry> entries = package.entries;
    if (entries.empty()) entries.push_back({.value = package.status_quo, .origin = package.origin});
    LeverSetting made = before;
    for (LeverEntry& entry : entries) {
        entry.from += later;
        if (entry.ramp_to) *entry.ramp_to += later;
        entry.whom.allowed[position] &= places;
        entry.targeted = true;
        made.entries.push_back(entry);
    }
    return made;
}

/// The places of an arm that begin in a wave, a bit each.
u64 places_in(const Assignment& assignment, Assignment::Arm arm, u32 wave) {
    u64 bits = 0;
    for (std::size_t place = 0; place < assignment.arms.size(); ++place)
        if (assignment.arms[place] == arm && assignment.waves[place] == wave) bits |= u64{1} << place;
    return bits;
}

/// When what a package dates first begins.
i32 first_date(const Setup& setup, u32 arm) {
    const std::vector<Scenario>& packages = setup.packages.scenarios();
    std::optional<i32> first;
    for (const MovedLever& lever : moved_levers(setup.packages.schema(), packages.front(), packages[arm]))
        for (const std::string& name : lever.names)
            for (const LeverEntry& entry : packages[arm].levers.at(name).entries)
                first = std::min(first.value_or(entry.from), entry.from);
    return first.value_or(0);
}

Scenario scenario_of(const Setup& setup, u32 in_each, u32 lot) {
    const std::vector<Scenario>& packages = setup.packages.scenarios();
    const Assignment assignment = setup.assignment(in_each, lot);
    Scenario made = packages.front();
    made.name =
        packages[1].name + ", " + std::to_string(in_each) + " of " + setup.axis.name + ", lot " + std::to_string(lot + 1);
    for (u32 arm = 1; arm <= setup.arms(); ++arm) {
        const i32 own_start = first_date(setup, arm);
        for (const MovedLever& lever : moved_levers(setup.packages.schema(), packages.front(), packages[arm])) {
            for (const std::string& name : lever.names) {
                for (u32 wave = 0; wave < setup.asked.waves; ++wave)
                    made.levers.at(name) = begun_in(made.levers.at(name), packages[arm].levers.at(name),
                                                    places_in(assignment, static_cast<Assignment::Arm>(arm), wave),
                                                    setup.position, static_cast<i32>(setup.start(wave)) - own_start);
            }
        }
    }
    return made;
}

/// The numbers of the indicator of every run, by place and year.
class YearsOfPlaces {
  public:
    YearsOfPlaces(const Setup& setup, const Result& result)
        : setup_(setup), extent_(result.extent()), numbers_(result.data().numbers(setup.indicator.name)) {}

    std::size_t runs() const { return extent_.runs(); }
    std::size_t draws() const { return extent_.draws; }
    /// What a place has in the mean in the year before the first start, of all runs of the base; effects are told as shares
    /// of it, but of ratios, and where nothing was there.
    double whole() const {
        if (setup_.indicator.kind == Indicator::Kind::ratio) return 0;
        std::vector<double> before;
        for (std::size_t run = 0; run < runs(); ++run)
            for (u32 place = 0; place < setup_.places(); ++place)
                if (const double x = mean_of(0, run, place, setup_.start(0) - setup_.year, 1); !std::isnan(x))
                    before.push_back(x);
        return before.empty() ? 0 : study::mean(before);
    }

    /// Of each place in a run, by wave: from the year before its start to the mean of so many years from it on.
    std::vector<std::vector<double>> changes(std::size_t scenario, std::size_t run, u32 years) const {
        std::vector<std::vector<double>> of_places(setup_.places());
        for (u32 place = 0; place < setup_.places(); ++place) {
            for (u32 wave = 0; wave < setup_.asked.waves; ++wave) {
                const u32 start = setup_.start(wave);
                const double before = mean_of(scenario, run, place, start - setup_.year, 1);
                const double after = mean_of(scenario, run, place, start, years);
                of_places[place].push_back(after - before);
            }
        }
        return of_places;
    }

  private:
    /// Of the steps of years from `first` on; NaN where none is there.
    double mean_of(std::size_t scenario, std::size_t run, u32 place, u32 first, u32 years) const {
        std::vector<double> steps;
        for (u32 step = first; step < first + years * setup_.year; ++step) {
            const std::size_t row = (scenario * extent_.runs() + run) * extent_.steps + step;
            const double x = numbers_[row * setup_.places() + place];
            if (!std::isnan(x)) steps.push_back(x);
        }
        return steps.empty() ? std::nan("") : study::mean(steps);
    }

    const Setup& setup_;
    study::Extent extent_;
    std::vector<double> numbers_;
};

/// The pilots of one run: all lots of a size.
struct OfRun {
    u32 judged = 0, told = 0, false_alarms = 0;
    double effect = 0;  ///< mean of those that are judged

    void count(const std::optional<Shown>& found, const std::optional<Shown>& of_nothing) {
        if (!found || !of_nothing) return;
        ++judged;
        told += found->is_told() ? 1 : 0;
        false_alarms += of_nothing->is_told() ? 1 : 0;
        effect += (found->effect - of_nothing->effect - effect) / judged;
    }
};

/// `first`: the scenario of the first lot.
std::vector<OfRun> by_run(const Setup& setup, const YearsOfPlaces& years_of, u32 in_each, std::size_t first, u32 years) {
    std::vector<OfRun> runs(years_of.runs());
    for (u32 lot = 0; lot < setup.asked.lots; ++lot) {
        const Assignment assignment = setup.assignment(in_each, lot);
        for (std::size_t run = 0; run < runs.size(); ++run)
            runs[run].count(shown_by(assignment, years_of.changes(first + lot, run, years)),
                            shown_by(assignment, years_of.changes(0, run, years)));
    }
    return runs;
}

/// The share that tells it, of each run.
std::vector<double> shares_of(const std::vector<OfRun>& runs) {
    std::vector<double> shares;
    for (const OfRun& run : runs)
        if (run.judged > 0) shares.push_back(static_cast<double>(run.told) / run.judged);
    return shares;
}

study::Estimated effect_of(const std::vector<OfRun>& runs, std::size_t draws, double whole) {
    std::vector<double> effects;
    for (const OfRun& run : runs)
        if (run.judged > 0) effects.push_back(whole == 0 ? run.effect : run.effect / std::fabs(whole));
    if (effects.empty()) return {std::nan(""), std::nan(""), std::nan("")};
    if (effects.size() < runs.size()) return study::mean_with_interval(effects);
    return study::mean_with_interval(study::Sample(std::move(effects), draws));
}

PilotPower power_of(const Setup& setup, const YearsOfPlaces& years_of, u32 in_each, std::size_t first, u32 years) {
    const std::vector<OfRun> runs = by_run(setup, years_of, in_each, first, years);
    PilotPower power{.years = years};
    for (const OfRun& run : runs) {
        power.pilots += run.judged;
        power.told += run.told;
        power.false_alarms += run.false_alarms;
    }
    power.not_judged = setup.asked.lots * static_cast<u32>(runs.size()) - power.pilots;
    if (power.pilots > 0) power.independent = independent_pilots(shares_of(runs), power.told, power.pilots);
    power.effect = effect_of(runs, years_of.draws(), years_of.whole());
    return power;
}

}  // namespace

Plan plan_to_pilot(const Plan& packages, const PilotAsked& asked) {
    const Setup setup = setup_of(packages, asked);
    const std::vector<Scenario>& given = setup.packages.scenarios();
    for (std::size_t arm = 1; arm < given.size(); ++arm)
        check_levers(setup, setup.packages.schema(), moved_levers(setup.packages.schema(), given.front(), given[arm]));
    if (given.size() == 3) moved_levers(setup.packages.schema(), given[1], given[2]);  // refuses two that are alike
    std::vector<Scenario> scenarios{given.front()};
    for (const u32 in_each : setup.sizes)
        for (u32 lot = 0; lot < asked.lots; ++lot) scenarios.push_back(scenario_of(setup, in_each, lot));
    return packages.of_scenarios(std::move(scenarios));
}

Pilots pilot(const Plan& packages, const Plan& plan, const PilotAsked& asked, const Playing& playing, Listener& listener) {
    const Setup setup = setup_of(packages, asked);
    Pilots pilots{.indicator = setup.indicator,
                  .axis = setup.axis.name,
                  .places = setup.places(),
                  .relative = false,
                  .sizes = {},
                  .result = play(plan, playing, listener).result};
    const YearsOfPlaces years_of(setup, pilots.result);
    pilots.relative = years_of.whole() != 0;
    std::size_t first = 1;
    for (const u32 in_each : setup.sizes) {
        PilotSize& size = pilots.sizes.emplace_back(PilotSize{in_each, {}});
        for (u32 years = 1; years <= setup.years(); ++years)
            size.by_years.push_back(power_of(setup, years_of, in_each, first, years));
        first += asked.lots;
    }
    return pilots;
}

}  // namespace consortia::session
