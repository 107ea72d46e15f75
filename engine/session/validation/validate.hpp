// What a model shows of the world, beside the world: every fact measured seed by seed, with its interval and whether it lies
// where it is found there; forecasts beside those of other programs.
#pragma once

#include "engine/session/play.hpp"
#include "engine/session/validation/plan.hpp"
#include "engine/study/results/statistics.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// What somebody forecast, as a normal distribution, and its log score: the logarithm of its density at what came.
struct Forecast {
    std::string by{};
    double mean = 0;
    double deviation = 0;
    double score = 0;  ///< NaN without a deviation
};

struct MeasuredFact {
    enum class Verdict : u8 {
        inside,
        outside,
        undefined,   ///< in one seed at least: it fails
        not_played,  ///< its run belongs to a later level
    };

    Fact fact{};
    std::vector<double> by_seed{};  ///< NaN where it is undefined
    study::Estimated value{};       ///< of the seeds where it is defined; of a forecast where the next seed will lie
    Verdict verdict = Verdict::not_played;
    std::vector<Forecast> forecasts{};  ///< of a forecast: by the model, then its rivals

    std::size_t undefined_seeds() const;
};

/// `inside`, `not played`: as tables write it.
Text words(MeasuredFact::Verdict verdict);

struct Validated {
    std::string model{};
    std::string scenario{};  ///< of the first run
    std::string level{};
    std::string version{}, commit{};
    Facts stated{};  ///< with what is tested elsewhere and what nothing measures
    std::vector<MeasuredFact> facts{};
    std::vector<u32> replicates{};  ///< of the longest run; with draws of parameters its runs, numbered through

    std::size_t count(MeasuredFact::Verdict verdict) const;
    /// Outside, or undefined.
    std::size_t failing() const { return count(MeasuredFact::Verdict::outside) + count(MeasuredFact::Verdict::undefined); }
};

/// What one sample of a fact comes to: its value, verdict and, of a forecast, scores. Seeds of one draw of parameters stand
/// beside each other; the interval then holds both.
MeasuredFact measured(const Fact& fact, std::vector<double> by_seed, std::size_t draws = 1);

/// Plays what is not there yet, each run in a folder of its name, and measures. Throws as play() does.
Validated validate(const ValidationPlan& plan, const Playing& playing, Listener& listener);

}  // namespace consortia::session
