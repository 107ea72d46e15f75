// What a search for the best packages asks of who searches, and what it is told: the search is a function of all results so
// far, so it can live in another program, and be begun again anywhere.
#pragma once

#include "engine/session/search/point.hpp"

#include <functional>
#include <string>
#include <vector>

namespace consortia::session::optimisation {

/// A number of every run, of which the mean over runs should be large or small; or must be at most, or at least, a bound.
/// With a chance so great a share of the runs must meet the bound, and each run counts as 1 if it does, as 0 if not.
struct Aim {
    enum class Kind : u8 { maximise, minimise, at_most, at_least };
    std::string name{};
    Kind kind = Kind::minimise;
    double bound = 0;
    double chance = 0;

    bool is_objective() const { return kind == Kind::maximise || kind == Kind::minimise; }
};

struct Question {
    u64 seed = 1;
    u64 points = 0;  ///< that may be asked for, in all
    u32 batch = 0;   ///< how many are tried together; 0: as many as suit
    std::vector<std::string> factors{};
    std::vector<u32> values{};  ///< by factor: of how many it is one, in equal shares; 0: it lies in a range
    std::vector<Aim> aims{};
    std::vector<Point> asked{};  ///< so far, in their order
    /// Of each: by run (draw by draw, seed by seed, all points alike), by aim. Empty where a run of it failed, or left a
    /// number undefined.
    std::vector<std::vector<std::vector<double>>> measured{};
};

/// How well the emulator of an aim predicts points that it has not seen.
struct Tested {
    u64 points = 0;
    double explained = 0;  ///< share of their variance
    double inside = 0;     ///< share of them within its 95 %
};

struct Reply {
    enum class Stage : u8 { start, search, confirm };
    Stage stage = Stage::start;
    u32 round = 0;              ///< of the search, from 1
    std::vector<Point> next{};  ///< to be played
    u64 front = 0;              ///< points on the front, as the emulators see it
    double moved = 0;           ///< share of the front's hypervolume that the last rounds added
    /// Of the last stage, after which nothing is asked any more: points that are, or may be, on the front, which are to be
    /// played with more seeds; most important first.
    std::vector<u64> confirm{};
    std::vector<Tested> emulators{};  ///< by aim
    /// By aim, by factor: the share of what is predicted of the aim, over all factors, that is lost where the factor is
    /// unknown (total index of Sobol').
    std::vector<std::vector<double>> effects{};
};

using Analyst = std::function<Reply(const Question&)>;

}  // namespace consortia::session::optimisation
