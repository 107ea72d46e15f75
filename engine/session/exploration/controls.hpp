// What a study varies, as somebody who explores it can set it: a slider for a number, a choice for one of few, a switch for
// a package. And where a setting lies in the unit cube of an emulator.
#pragma once

#include "engine/schema/study/study.hpp"
#include "engine/session/search/point.hpp"

namespace consortia::session::exploration {

struct Control {
    enum class Kind : u8 { number, choice, package };

    std::string name{};
    std::string file{};  ///< of a package
    std::string unit{};
    Text about{};
    Kind kind = Kind::number;
    std::string sort{};  ///< what it sets: `lever`, `entry`, `parameter`, `event`, `package`
    AddedEntry added{};  ///< of an entry
    bool whole = false;
    bool logarithmic = false;
    Range played{};                     ///< what the design covers
    Range accepted{};                   ///< what the model takes
    std::vector<std::string> labels{};  ///< of a choice, in order of their values 0, 1, …
    std::vector<double> listed{};       ///< the numbers of which it is one; none: any of the range
    double start = 0;                   ///< the scenario's own, at its start; NaN of an event
    bool steady = false;                ///< whether it has that everywhere and throughout
};

/// A coordinate of the unit cube: where a number lies in what the design covers, or whether a choice is one label (all but
/// the first, so that no label is nearer to another than a third).
struct Coordinate {
    std::size_t control = 0;
    bool logarithmic = false;
    double low = 0, high = 1;
    std::optional<double> label{};

    double of(double value) const;
};

/// Those of a study whose points set these values (by point, by factor; NaN: the scenario's own). `text` variables are
/// positions of labels. Throws InputError, which names `file`, if nothing is varied.
std::vector<Control> controls_of(const Study& study, const std::vector<std::vector<double>>& points,
                                 const std::string& file);

std::vector<Coordinate> coordinates_of(const std::vector<Control>& controls);
/// `values` by control.
Point point_of(const std::vector<Coordinate>& coordinates, const std::vector<double>& values);

}  // namespace consortia::session::exploration
