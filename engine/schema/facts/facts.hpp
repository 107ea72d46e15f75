// What a model should show of the world: facts, each an expression over the indicators of a run with the range in which it
// is found there; the runs that they are measured on; what other programs forecast; and what is tested elsewhere.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/text/text.hpp"
#include "engine/core/types.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace consortia {

/// A text and where it stands.
struct Located {
    std::string text{};
    Place where{};
};

/// A scenario, with values laid over it, that facts are measured on.
struct FactRun {
    Located name{};
    Located scenario{};              ///< empty: the scenario of all facts
    std::vector<std::string> set{};  ///< `demand.wave_amplitude=0.05`
    std::string level{};             ///< the least at which it is played; empty: at all
};

/// How much is played.
struct FactLevel {
    Located name{};
    std::optional<u32> seeds{};      ///< else those of the scenario
    std::vector<std::string> set{};  ///< laid over all runs, below what they set themselves
};

struct Fact {
    /// `fitted`: a moment that parameters may be fitted to; `test`: never fitted; `law`: holds by construction; `forecast`:
    /// what had not been seen yet, held against other forecasts.
    enum class Use : u8 { fitted, test, law, forecast };
    /// Measured on another run as well, seed by seed: what is shown is the difference, or its share of the other.
    enum class Held : u8 { alone, difference, change };

    struct Rival {
        std::string name{};
        double mean = 0;
        double deviation = 0;  ///< of a normal forecast
    };

    Located id{};
    Text name{};
    Located metric{};
    Located when{};
    Located run{};
    Located against{};  ///< the other run
    Held held = Held::alone;
    Use use = Use::test;
    double low = 0, high = 0;     ///< where it holds; infinite without a bound. Of a forecast both are what was seen
    std::vector<Rival> rivals{};  ///< of a forecast
    std::string source{};
    std::string note{};  ///< what is known of why it fails, or of how far it can be trusted
};

/// A fact that a test of the tree checks, or every run as it goes.
struct FactTested {
    Located id{};
    Text name{};
    std::string test{};
    std::string source{};
};

/// A fact that nothing measures yet.
struct FactUnmeasured {
    Located id{};
    Text name{};
    std::string needs{};
    std::string source{};
};

struct Facts {
    Located scenario{};  ///< of all runs that name none
    std::vector<FactLevel> levels{};
    std::vector<FactRun> runs{};
    std::vector<Fact> facts{};
    std::vector<FactTested> tested{};
    std::vector<FactUnmeasured> not_measured{};
};

inline constexpr std::array fact_uses{Fact::Use::law, Fact::Use::fitted, Fact::Use::test, Fact::Use::forecast};
/// `fitted`: as files write it.
std::string name_of(Fact::Use use);

}  // namespace consortia
