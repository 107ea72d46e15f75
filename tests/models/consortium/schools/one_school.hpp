// One school and its region for tests of restructuring and of signals.
#pragma once

#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"

namespace consortium::stage {

inline Scenario under(const Played::Values& parameters, const std::map<std::string, double>& levers,
                      Quarter start = Quarter::q1) {
    Scenario with = scenario(parameters, start);
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

/// One school with programmes of these fields, 40 places each, full classes; 1,000 × 4 × 0.0066 × 0.65 = 17 entrants a year.
inline void school_of(Population& p, const std::vector<u8>& fields) {
    make_groups(p);
    p.agents<Region>()[0].workforce_0 = 1000;
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(1, 1); });
    post_all_terms(p);
    make_school(p);
    p.agents<School>()[0].programmes = static_cast<u32>(fields.size());
    p.add<Programme>(static_cast<u32>(fields.size()), [&](u32 k, Rng&) {
        Programme programme = programme_of(40, fields[k]);
        programme.students = 100;
        programme.enrolled = programme.first_choices = 40;
        return programme;
    });
}

/// Signals without errors, and no field that is yet to come.
inline const Played::Values no_noise{{"programmes.signal_noise", 0},
                                     {"programmes.sampling_noise", 0},
                                     {"programmes.forecast_noise", 0},
                                     {"population.new_fields", 0}};

inline void only_restructuring(Schedule& step) {
    step.reset<ProgrammeFlows>().reset<MatchedGraduates>().reset<Treasury>().reset<SchoolCosts>();
    restructuring(step);
}

inline std::span<Programme> programmes_of(Played& run) { return all<Programme>(run); }

}  // namespace consortium::stage
