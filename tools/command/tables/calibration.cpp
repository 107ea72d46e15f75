#include "tools/command/tables/calibration.hpp"

#include "engine/config/input/number.hpp"
#include "engine/session/calibration/points.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Calibrated;
using session::Learnt;

constexpr double as_wide_as_the_prior = 0.85;  // standard deviation of the posterior, of the prior's

const Study& study_of(const Calibrated& calibrated) { return calibrated.plan.study().study(); }

bool is_met(const Moment& moment, double value) { return std::abs(session::distance_of(moment, value)) <= 1; }

std::string verdict(const Moment& moment, double after) {
    if (!std::isfinite(after)) return "undefined";
    return is_met(moment, after) ? "met" : "missed";
}

TextTable moments_of(const Calibrated& calibrated) {
    TextTable table({{"moment", false, true},
                     {"target", true},
                     {"±", true},
                     {"weight", true},
                     {"before", true},
                     {"after", true},
                     {"distance", true},
                     {""},
                     {"use"},
                     {"source", false, true}});
    const std::vector<Moment>& moments = study_of(calibrated).calibration.moments;
    for (std::size_t j = 0; j < moments.size(); ++j) {
        const Moment& moment = moments[j];
        const auto& [before, after] = calibrated.fits[j];
        table.add({moment.name, number(moment.target), number(moment.tolerance), number(moment.weight), number(before),
                   number(after), number(session::distance_of(moment, after)), verdict(moment, after),
                   moment.fitted ? "fitted" : "test", moment.source});
    }
    return table;
}

/// What moves most with a parameter.
std::string informed_by(const Calibrated& calibrated, const Learnt& learnt) {
    if (is_uninformed(learnt)) return "none";
    const auto most = std::ranges::max_element(learnt.effects, {}, [](double effect) { return std::abs(effect); });
    return calibrated.question.moments[static_cast<std::size_t>(most - learnt.effects.begin())].name;
}

TextTable parameters_of(const Calibrated& calibrated) {
    TextTable table({{"parameter"},
                     {"unit"},
                     {"prior"},
                     {"before", true},
                     {"centre", true},
                     {"median", true},
                     {"90 %"},
                     {"width", true},
                     {"informed most by", false, true}});
    const Study& study = study_of(calibrated);
    for (std::size_t k = 0; k < session::free_parameters(study); ++k) {
        const Factor& factor = study.factors[k];
        const Learnt& learnt = calibrated.posterior.parameters[k];
        const auto at = [&](double share) { return number(study::value_at(factor, share)); };
        table.add({factor.quantity.name, factor.quantity.unit, prior_of(factor), number(calibrated.before[k]),
                   number(calibrated.centre[k]), at(learnt.median), "[" + at(learnt.low90) + ", " + at(learnt.high90) + "]",
                   number(learnt.spread), informed_by(calibrated, learnt)});
    }
    return table;
}

std::string of_tolerances(double distance) { return number(distance) + " tolerances"; }

void add_what_is_missed(std::vector<std::string>& said, const Calibrated& calibrated) {
    const std::vector<session::FittedMoment>& moments = calibrated.question.moments;
    for (std::size_t j = 0; j < moments.size(); ++j) {
        const double reachable = calibrated.posterior.reachable[j];
        if (reachable <= 1) continue;
        said.push_back(moments[j].name + " cannot be met: no values of the free parameters bring it nearer than " +
                       of_tolerances(reachable));
    }
    for (const session::Conflict& conflict : calibrated.posterior.conflicts) {
        said.push_back(moments[conflict.one].name + " and " + moments[conflict.other].name +
                       " cannot be met together: at best one of them is off by " + of_tolerances(conflict.nearest));
    }
}

std::string words_of_fit(const Calibrated& calibrated) {
    const std::vector<Moment>& moments = study_of(calibrated).calibration.moments;
    std::size_t met = 0, fitted = 0;
    for (std::size_t j = 0; j < moments.size(); ++j) {
        fitted += moments[j].fitted ? 1 : 0;
        met += moments[j].fitted && is_met(moments[j], calibrated.fits[j].after) ? 1 : 0;
    }
    return fmt::format("{} of {} fitted moments are met at the centre of the posterior", met, fitted);
}

std::string words_of_emulator(const Calibrated& calibrated) {
    const auto& tested = calibrated.posterior.emulator;
    double inside = 0;
    for (const session::Tested& each : tested) inside += each.inside / static_cast<double>(tested.size());
    const auto least = std::ranges::min_element(tested, {}, &session::Tested::explained);
    return fmt::format(
        "the emulator was held against {} points that it had not seen: its 95 % intervals hold {} % of their "
        "moments, and it explains least of {} ({})",
        tested.front().points, number(100 * inside),
        calibrated.question.moments[static_cast<std::size_t>(least - tested.begin())].name, number(least->explained));
}

}  // namespace

bool is_uninformed(const Learnt& learnt) { return learnt.spread > as_wide_as_the_prior; }

std::string prior_of(const Factor& factor) {
    using enum Factor::Distribution;
    const std::string range = number(factor.range.low) + " to " + number(factor.range.high);
    if (factor.distribution == log_uniform) return range + ", log-uniform";
    if (factor.distribution == normal) return "normal " + number(factor.mean) + " ± " + number(factor.sd);
    return factor.distribution == table ? "table" : range;
}

std::vector<std::string> findings_of(const Calibrated& calibrated) {
    std::vector<std::string> said{words_of_fit(calibrated)};
    add_what_is_missed(said, calibrated);
    for (std::size_t k = 0; k < calibrated.posterior.parameters.size(); ++k) {
        if (!is_uninformed(calibrated.posterior.parameters[k])) continue;
        said.push_back("no moment informs " + calibrated.question.free[k] +
                       ": its posterior is nearly as wide as its prior");
    }
    said.push_back(words_of_emulator(calibrated));
    said.push_back(fmt::format("draw {} of posterior.csv lies in the middle of all: one point to take where one is wanted",
                               session::middle_of(calibrated.posterior.draws)));
    if (calibrated.failed > 0) {
        said.push_back(fmt::format("{} of {} points are left out, since a run of them failed or left a moment undefined",
                                   calibrated.failed, calibrated.points));
    }
    return said;
}

void print_calibration(std::ostream& out, const Calibrated& calibrated, std::size_t width) {
    out << moments_of(calibrated).fit(width) << '\n' << parameters_of(calibrated).fit(width) << '\n';
    for (const std::string& finding : findings_of(calibrated)) out << finding << '\n';
}

}  // namespace consortia::command
