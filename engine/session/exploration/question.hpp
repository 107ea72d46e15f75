// What an explorer of a study asks of who emulates, and what it is told: enough to predict, anywhere, what the study would
// have come to at points that it did not play. The emulator can live in another program, and what it says in a page.
#pragma once

#include "engine/session/search/point.hpp"

#include <string>
#include <vector>

namespace consortia::session::exploration {

/// A number of every run, or several that belong together (cells): steps of a series, labels of an axis.
struct Measured {
    std::string name{};
    /// By point, by run (draw by draw, seed by seed, all points alike), by cell. Empty where a run failed or is missing, or
    /// left a number undefined.
    std::vector<std::vector<std::vector<double>>> runs{};
    /// Points at which it is known without luck: of differences to the scenario the scenario itself. All others then have in
    /// common the luck of the scenario's own runs, which is as large as that of theirs.
    std::vector<u64> exact{};
};

struct Question {
    std::vector<Point> points{};
    std::vector<Measured> outputs{};
};

/// What a kriging (tools/analyse/emulate) is made of, beside its points.
struct Fitted {
    double mean = 0;                ///< of the values
    double scale = 1;               ///< their standard deviation; what follows is of values with mean 0 and deviation 1
    double noise = 0;               ///< variance at each point that is not exact
    std::vector<u64> exact{};       ///< of its points; where there are some, the others have as much noise in common
    double amplitude = 1;           ///< standard deviation of the process, whose covariance is Matérn 5/2
    std::vector<double> lengths{};  ///< by coordinate
    std::vector<double> trend{};    ///< of 1, then by coordinate
    std::vector<double> weights{};  ///< by point: covariance⁻¹ of what the trend leaves
};

/// How an emulator fared against points that it had not seen.
struct Tested {
    u64 points = 0;
    bool in_turn = false;  ///< a fifth of all points after the other; else points beside those that it knows
    double explained = 0;  ///< share of what their means differ by (squares)
    double luck = 0;       ///< share of that which is of the few runs of each, and which no emulator can explain
    double inside = 0;     ///< share of them within its 95 %, as it first said them
    double widened = 1;    ///< times its errors have to be wider, so that they are as large as it says
};

/// Of one output: what it comes to is `centre`, and along each direction as far as a kriging says.
struct Emulator {
    std::vector<u64> points{};                      ///< that it knows; none where too few can be used
    std::vector<double> centre{};                   ///< by cell
    std::vector<std::vector<double>> directions{};  ///< by component, by cell: orthogonal, of length 1
    std::vector<Fitted> scores{};                   ///< by component
    std::vector<double> rest{};                     ///< by cell: variance over points that the components leave
    std::vector<double> spread{};  ///< by cell: standard deviation between the runs of a point, over all; 0: not known
    std::vector<Fitted> wider{};   ///< one: how much wider than that runs spread at a point; none where that is not known
    double narrowest = 0;          ///< the least of that which was met, but for none
    std::vector<double> least{};   ///< by cell: of all runs
    std::vector<double> most{};    ///< likewise
    Tested tested{};
};

struct Reply {
    std::vector<Emulator> emulators{};  ///< by output
};

}  // namespace consortia::session::exploration
