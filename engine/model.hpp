// The one header that a model author includes, as <consortia/model.hpp>.
#pragma once

#include "engine/core/math.hpp"
#include "engine/graph/builders.hpp"
#include "engine/step/model.hpp"
