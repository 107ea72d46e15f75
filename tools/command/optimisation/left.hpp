// What a search for the best packages leaves in its folder: the packages as scenarios that anybody can run, front.csv, a
// page, and the studies of what was tried and of what was confirmed.
#pragma once

#include "engine/session/optimisation/optimise.hpp"

namespace consortia::command {

/// One line a package: what it sets, what it comes to with its interval of 95 %, the price of one more.
std::string csv_of(const session::Optimised& optimised);

/// A package as a scenario over that of the study, which lies at `scenario` seen from the package's folder; packages that
/// are switched on likewise.
std::string scenario_of(const session::Optimised& optimised, std::size_t package, const std::filesystem::path& study_folder);

/// Writes study.h5, front/study.h5, front/package_1.yaml …, front.csv and optimisation.html, with provenance beside results.
/// `study_folder` is that of the study's file, seen from front/. The path of front.csv.
std::filesystem::path leave(const session::Optimised& optimised, const session::Playing& playing,
                            const std::filesystem::path& study_file, session::Listener& listener);

}  // namespace consortia::command
