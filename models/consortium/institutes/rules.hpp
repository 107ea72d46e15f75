// The parameters that phases of this subject are given, gathered once a run.
#pragma once

#include "models/consortium/given.hpp"

#include <consortia/model.hpp>

namespace consortium {

/// They stand in the world; a file that reads one of them includes its header.
struct InstituteRules {
    const CooperationRules* cooperation;
    const given::Institutes* institutes;
};

InstituteRules make_institute_rules(const consortia::Inputs& inputs);

}  // namespace consortium
