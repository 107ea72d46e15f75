#include "engine/session/questions/pilot.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/session/questions/explain.hpp"
#include "engine/session/questions/staggered.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::session {

namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& why) {
    throw InputError({{Problem::Severity::error, Place{what}, why}});
}

const Indicator& indicator_of(const Schema& schema, const std::string& name) {
    std::vector<std::string> cuts;
    for (const Indicator& indicator : schema.indicators()) {
        if (indicator.over.size() != 1) continue;
        if (indicator.name == name) return indicator;
        cuts.push_back(indicator.name);
    }
    refuse("--indicator " + name, "unknown indicator over one axis" + config::suggestion(name, cuts));
}

/// Everything that a pilot is drawn and dated by.
struct Setup {
    const study::RunList& packages;
    const PilotAsked& asked;
    const Indicator& indicator;
    Axis axis;
    u32 position;  ///< of the axis in a target
    u32 year;      ///< in steps

    u32 arms() const { return static_cast<u32>(packages.scenarios().size()) - 1; }
    u32 places() const { return static_cast<u32>(axis.labels.size()); }
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
    const u32 others = setup.arms() == 1 ? 2 : 0, fewest = 4;
    if (setup.places() < fewest)
        refuse(setup.axis.name, "has " + std::to_string(setup.places()) + (setup.places() == 1 ? " label" : " labels") +
                                    " here; a pilot needs " + std::to_string(fewest) +
                                    ": two with the package and two to hold them against");
    if (in_each < 2 || in_each > (setup.places() - others) / setup.arms())
        refuse(what, "expected 2 to " + std::to_string((setup.places() - others) / setup.arms()) + " of the " +
                         std::to_string(setup.places()) + " labels of " + setup.axis.name + " for each package" +
                         (others > 0 ? ", so that 2 stay as they are" : ""));
    if (in_each < setup.asked.waves)
        refuse(what, "fewer than --waves " + std::to_string(setup.asked.waves) + ": a wave would be empty");
}

void check_levers(const Setup& setup, const Schema& schema, const std::vector<MovedLever>& levers) {
    for (const MovedLever& lever : levers) {
        for (const std::string& name : lever.names) {
            const std::vector<std::string>& targets = schema.find_setting(name)->quantity.targets;
            if (std::ranges::find(targets, setup.axis.name) == targets.end())
                refuse(name, "cannot be targeted by " + setup.axis.name + ", so that no part of them can have it alone");
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
        refuse("--indicator " + indicator.name, "nothing can be targeted by " + axis.name + " here");
    const u32 year = std::max(1U, steps_of_about_a_year(list.schema().steps_are()));
    Setup setup{list, asked, indicator, axis, static_cast<u32>(*position), year};
    for (const u32 in_each : asked.places) check_size(setup, in_each);
    if (setup.years() == 0)
        refuse("steps: " + std::to_string(list.scenarios().front().steps),
               "expected at least " + std::to_string(setup.start(asked.waves - 1) + year) +
                   ": a year before the first wave, and one from the start of the last");
    return setup;
}

/// The lever as it is, and as the package has it in some places from a step on.
LeverSetting begun_in(const LeverSetting& before, const LeverSetting& package, u64 places, u32 position, u32 start) {
    std::vector<LeverEntry> entries = package.entries;
    if (entries.empty()) entries.push_back({.value = package.status_quo, .origin = package.origin});
    LeverSetting made = before;
    for (LeverEntry& entry : entries) {
        entry.from += static_cast<i32>(start);
        if (entry.ramp_to) *entry.ramp_to += static_cast<i32>(start);
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

Scenario scenario_of(const Setup& setup, u32 in_each, u32 lot) {
    const std::vector<Scenario>& packages = setup.packages.scenarios();
    const Assignment assignment = setup.assignment(in_each, lot);
    Scenario made = packages.front();
    made.name += ", " + std::to_string(in_each) + " of " + setup.axis.name + ", lot " + std::to_string(lot + 1);
    for (u32 arm = 1; arm <= setup.arms(); ++arm) {
        for (const MovedLever& lever : moved_levers(setup.packages.schema(), packages.front(), packages[arm])) {
            for (const std::string& name : lever.names) {
                for (u32 wave = 0; wave < setup.asked.waves; ++wave)
                    made.levers.at(name) = begun_in(made.levers.at(name), packages[arm].levers.at(name),
                                                    places_in(assignment, static_cast<Assignment::Arm>(arm), wave),
                                                    setup.position, setup.start(wave));
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
    /// Shares of what a place has in the mean in the year before the first start; ratios are told in their unit.
    bool is_relative() const { return setup_.indicator.kind != Indicator::Kind::ratio; }

    /// Of each place in a run, by wave: from the year before its start to the mean of so many years from it on.
    std::vector<std::vector<double>> changes(std::size_t scenario, std::size_t run, u32 years) const {
        const double whole = is_relative() ? mean_before(scenario, run) : 1;
        std::vector<std::vector<double>> of_places(setup_.places());
        for (u32 place = 0; place < setup_.places(); ++place) {
            for (u32 wave = 0; wave < setup_.asked.waves; ++wave) {
                const u32 start = setup_.start(wave);
                const double before = mean_of(scenario, run, place, start - setup_.year, 1);
                const double after = mean_of(scenario, run, place, start, years);
                of_places[place].push_back(whole == 0 ? std::nan("") : (after - before) / whole);
            }
        }
        return of_places;
    }

  private:
    double mean_before(std::size_t scenario, std::size_t run) const {
        std::vector<double> of_places;
        for (u32 place = 0; place < setup_.places(); ++place) {
            const double before = mean_of(scenario, run, place, setup_.start(0) - setup_.year, 1);
            if (!std::isnan(before)) of_places.push_back(before);
        }
        return of_places.empty() ? 0 : study::mean(of_places);
    }
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

/// `first`: the scenario of the first lot.
PilotPower power_of(const Setup& setup, const YearsOfPlaces& years_of, u32 in_each, std::size_t first, u32 years) {
    PilotPower power{.years = years};
    std::vector<double> effects;
    for (u32 lot = 0; lot < setup.asked.lots; ++lot) {
        const Assignment assignment = setup.assignment(in_each, lot);
        for (std::size_t run = 0; run < years_of.runs(); ++run) {
            const auto found = shown_by(assignment, years_of.changes(first + lot, run, years));
            const auto of_nothing = shown_by(assignment, years_of.changes(0, run, years));
            ++power.pilots;
            power.told += found && found->is_told() ? 1 : 0;
            power.false_alarms += of_nothing && of_nothing->is_told() ? 1 : 0;
            if (found && of_nothing) effects.push_back(found->effect - of_nothing->effect);
        }
    }
    power.effect = study::mean_with_interval(effects);
    return power;
}

}  // namespace

Plan plan_to_pilot(const Plan& packages, const PilotAsked& asked) {
    const Setup setup = setup_of(packages, asked);
    const std::vector<Scenario>& given = setup.packages.scenarios();
    for (std::size_t arm = 1; arm < given.size(); ++arm)
        check_levers(setup, setup.packages.schema(), moved_levers(setup.packages.schema(), given.front(), given[arm]));
    std::vector<Scenario> scenarios{given.front()};
    for (const u32 in_each : asked.places)
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
    pilots.relative = years_of.is_relative();
    std::size_t first = 1;
    for (const u32 in_each : asked.places) {
        PilotSize& size = pilots.sizes.emplace_back(PilotSize{in_each, {}});
        for (u32 years = 1; years <= setup.years(); ++years)
            size.by_years.push_back(power_of(setup, years_of, in_each, first, years));
        first += asked.lots;
    }
    return pilots;
}

}  // namespace consortia::session
