// The one header that a model author includes, as <consortia/model.hpp>.
#pragma once

#include "engine/core/math.hpp"
#include "engine/graph/builders.hpp"
#include "engine/random/distributions.hpp"
#include "engine/schema/about.hpp"
#include "engine/space/plane.hpp"
#include "engine/step/model.hpp"

namespace consortia {

/// The command line (run, compare, check, describe…) on a program's own models: `return consortia::main({model}, argc,
/// argv);`. Gives the exit code; every error is printed. Link with consortia::command.
int main(const Catalogue& models, int argc, char** argv);

}  // namespace consortia
