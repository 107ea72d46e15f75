// Every phase of the model, by subject.
#pragma once

#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/institutes/phases.hpp"
#include "models/consortium/labour/phases.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/schools/phases.hpp"
