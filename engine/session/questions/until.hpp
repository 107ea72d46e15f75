// How many seeds a comparison needs: it is extended look by look until the intervals of an indicator's differences are
// narrow.
#pragma once

#include "engine/session/play.hpp"
#include "engine/study/results/precision.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// An indicator, and how narrow the interval of its difference is to be for every package.
struct Until {
    std::string indicator;
    study::Width width;
};

/// `transfers:50`, half of the interval in the indicator's unit, or `transfers:5%`, half of it as a share of the difference.
/// Throws InputError unless the indicator is a total of the model.
Until until_of(const std::string& text, const Schema& schema);

/// What a package's interval was at the last look.
struct Narrowed {
    std::string package;
    study::Estimated difference;  ///< at the level that pays for the looks
    bool narrow = false;
};

struct Sized {
    Played played;
    std::vector<u32> looks;  ///< at how many seeds; the last is that of the result
    std::vector<Narrowed> packages;

    bool narrow() const;
};

/// Plays `most`, a comparison, with as many of its seeds as are needed: begins with what the folder holds, or with
/// study::first_look. Throws as play() does.
Sized play_until(const Plan& most, const Until& until, const Playing& playing, Listener& listener);

}  // namespace consortia::session
