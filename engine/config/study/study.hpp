// From a study file to a Study: the scenario it names, its design, factors and indicators, or every mistake of all of them
// at once.
#pragma once

#include "engine/config/scenario/load.hpp"
#include "engine/schema/study/study.hpp"

namespace consortia::config {

struct LoadedStudy {
    Study study;
    const Schema* schema = nullptr;
    std::vector<Problem> warnings;
    std::vector<Note> notes;
};

/// Whether a file is a study rather than a scenario: it names a `scenario:`, a `design:` or `moments:`.
bool is_study(const std::filesystem::path& file, const FileSource& source = Disk{});

/// Reads the study and all it names. `--set` and `--seeds` of the options are laid over its scenario; a factor cannot be
/// set. Throws InputError with every mistake found.
LoadedStudy load_study(const std::filesystem::path& file, const Options& options, const ModelLookup& models,
                       const FileSource& source = Disk{});

}  // namespace consortia::config
