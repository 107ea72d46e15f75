// A study as its file says it, with everything checked: a scenario, factors over its levers and parameters, a design of
// points, and what is kept of every run. Config makes it, study plays it.
#pragma once

#include "engine/schema/draws.hpp"
#include "engine/schema/quantity.hpp"
#include "engine/schema/scenario.hpp"
#include "engine/schema/study/calibration.hpp"
#include "engine/schema/study/optimisation.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace consortia {

/// Levers that a study switches on and off together, each whole, with its dates and targets.
struct Package {
    std::string file{};  ///< as the study names it
    std::string text{};  ///< the scenario with it, as YAML that stands by itself
    std::map<std::string, LeverSetting> levers{};
};

/// A course of the world that nobody decides on: demand, births, technology.
struct Future {
    std::string name{};
    std::string file{};  ///< as the study names it; empty: the scenario as it is written
    std::string text{};  ///< the scenario in it, as YAML that stands by itself
    Scenario scenario{};
};

/// An entry of a lever that comes to those of the scenario: when it holds and for whom the study says, its value the points.
struct AddedEntry {
    std::string lever{};
    LeverEntry entry{};
    std::string text{};                 ///< as scenarios write it, but for the value: `from: 2028Q1, target: {size: small}`
    std::vector<std::string> beside{};  ///< the entries to which it comes, as scenarios list them

    /// The entry with its value, behind those of its date that are there.
    void add_to(LeverSetting& setting, double value) const;
};

/// A lever or parameter that the points of a study set, and how its values are distributed. A lever is set from the start
/// on, everywhere; its dates and targets in the scenario give way, as do those of a parameter. Or an entry that comes to
/// those of a lever; or a field of all events of a kind; or a package, which is off (0) or on (1).
struct Factor {
    enum class Distribution : u8 {
        none,         ///< of a list: every point says its value
        uniform,      ///< over the range; whole numbers alike, ends included
        log_uniform,  ///< the logarithm is uniform over the range
        normal,       ///< of mean and sd, cut off at the ends of the range
        discrete,     ///< one of `values`, by weight
        table,        ///< cumulative shares at `values`, straight lines between them
    };
    Quantity quantity;
    bool is_lever = false;
    bool is_of_event = false;  ///< sets a field of all events of a kind
    Distribution distribution = Distribution::none;
    Range range;
    double mean = 0;
    double sd = 0;
    std::vector<double> values;
    std::vector<double> shares;  ///< of discrete: weights; of table: cumulative, from 0 to 1
    u32 levels = 0;              ///< of a grid: how many; 0 for the design's own
    Package package{};           ///< without levers: the factor is one number
    AddedEntry added{};          ///< without a lever: it is none

    bool is_package() const { return !package.levers.empty(); }
    bool is_entry() const { return !added.lever.empty(); }
    /// What it sets: `package`, `entry`, `event`, `lever` or `parameter`.
    std::string kind() const;
    /// Whether the points set this lever or parameter, or a part of it.
    bool sets(const std::string& name) const {
        return quantity.name == name || added.lever == name || package.levers.contains(name);
    }
};

struct DesignDescription {
    enum class Method : u8 { grid, list, lhs, sobol, morris, sobol_indices };
    Method method = Method::list;
    u32 samples =
        0;  ///< of lhs and sobol: points; of sobol_indices: rows of each of its two matrices; of morris: trajectories
    u32 levels = 4;  ///< of grid and morris
    u64 seed = 1;    ///< of lhs, morris and sobol_indices
    /// Of a list: a value for each factor; NaN where the scenario's own stays.
    std::vector<std::vector<double>> points;
};

/// `sobol_indices`: as study files write it.
std::string name_of(DesignDescription::Method method);

/// What is kept of an indicator.
struct Aggregation {
    enum class Kind : u8 {
        last,     ///< the value of the last step
        mean,     ///< over a window; missing values are left out
        sum,      ///< over a window
        outcome,  ///< the one number by which scenarios are compared (engine/study/outcomes.hpp)
        series,   ///< every step
    };
    Kind kind = Kind::last;
    u32 from = 0;             ///< first step of the window, counted from the start
    u32 to = 0;               ///< last step of it
    bool difference = false;  ///< minus the same of the scenario itself, seed by seed

    bool operator==(const Aggregation&) const = default;
};

struct StudyVariable {
    std::string name;       ///< in the result
    std::string indicator;  ///< of the model
    Aggregation how;
    std::string words;  ///< `difference of mean 2040Q1 to 2044Q4`
};

struct Study {
    std::string name;  ///< file name without folder and ending
    Text title;
    std::string text;           ///< the file itself
    Scenario scenario;          ///< every point lies over it; its `seeds` are those of the study
    std::string scenario_file;  ///< as the study names it
    ParameterDraws draws{};     ///< that the scenario names: every point is played at each of them
    std::vector<Future>
        futures{};  ///< the scenario as it is written, then those that are named: every point is played in each
    DesignDescription design;
    std::vector<Factor> factors;
    std::vector<StudyVariable> variables;
    Calibration calibration{};  ///< with moments: its points are found by `calibrate`, which lists them block after block

    Optimisation optimisation{};  ///< with objectives: its points are found by `optimise`, likewise

    bool needs_baseline() const;
    /// Futures times draws of parameters: how often a point is played with one seed.
    u64 worlds() const;
    bool is_calibration() const { return !calibration.moments.empty(); }
    bool is_optimisation() const { return !optimisation.objectives.empty(); }
};

}  // namespace consortia
