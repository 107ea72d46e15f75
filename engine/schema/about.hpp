// What a model says of parameters that stand together (Schema::check): a problem at its place in the scenario.
#pragma once

#include "engine/schema/scenario.hpp"

#include <initializer_list>
#include <string>

namespace consortia {

/// `first name: text`, at the first of the parameters that the scenario sets itself; if all are as by default, where it says
/// how long it is. Name first what is wrong, then what it is wrong beside.
Problem about(const Scenario& scenario, std::initializer_list<const char*> parameters, const std::string& text,
              Problem::Severity severity = Problem::Severity::error);

}  // namespace consortia
