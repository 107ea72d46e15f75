// What a calibration asks of who searches, and what it is told: the search is a function of all results so far, so it can
// live in another program, and be begun again anywhere. A point is a share from 0 to 1 along the prior of each free
// parameter.
#pragma once

#include "engine/session/search/point.hpp"

#include <functional>
#include <string>
#include <vector>

namespace consortia::session {

struct FittedMoment {
    std::string name{};
    double target = 0;
    double tolerance = 1;
    double weight = 1;
};

struct Question {
    u64 seed = 1;
    u64 points = 0;      ///< that may be asked for, in all
    u32 generation = 0;  ///< how many are tried together; 0: as many as suit
    u32 draws = 200;
    std::vector<std::string> free{};
    std::vector<FittedMoment> moments{};
    std::vector<Point> asked{};  ///< so far, in their order
    /// Of each: by seed, by moment. Empty where a run of it failed, or left a moment undefined.
    std::vector<std::vector<std::vector<double>>> measured{};
};

/// How well the emulator of a moment predicts points that it has not seen.
struct Tested {
    u64 points = 0;
    double explained = 0;  ///< share of their variance
    double inside = 0;     ///< share of them within its 95 %
    double scale = 1;      ///< its error was multiplied by this, so that it is as large as it says
};

/// Two moments that no values of the free parameters bring within their tolerances at once.
struct Conflict {
    u64 one = 0;
    u64 other = 0;
    double nearest = 0;  ///< the larger of their distances, in tolerances, where it is least
};

/// What is learnt of a free parameter: shares along its prior, but for what is said otherwise.
struct Learnt {
    double median = 0;
    double low90 = 0, high90 = 0;
    double low95 = 0, high95 = 0;
    double spread = 1;              ///< standard deviation, of that of the prior
    std::vector<double> effects{};  ///< by moment: its change over the whole prior at the centre's slope, in tolerances
    std::vector<double> profile{};  ///< by tenth of the prior: the least distance met there
};

struct Posterior {
    std::vector<Point> draws{};  ///< equally likely
    Point centre{};              ///< the likeliest
    std::vector<Learnt> parameters{};
    std::vector<std::vector<double>> correlations{};
    std::vector<Tested> emulator{};   ///< by moment
    std::vector<double> reachable{};  ///< by moment: its least distance anywhere, in tolerances
    std::vector<Conflict> conflicts{};
    u64 used = 0;  ///< points that the emulator was fitted to
};

struct Reply {
    enum class Stage : u8 { start, search, explore, centre };
    Stage stage = Stage::start;
    u32 round = 0;              ///< of its stage, from 1
    std::vector<Point> next{};  ///< to be played
    double nearest = 0;         ///< least distance so far: the root of the weighted mean square, in tolerances
    Posterior posterior{};      ///< of the last stage, after which nothing is asked any more
};

using Analyst = std::function<Reply(const Question&)>;

}  // namespace consortia::session
