// What a scenario of Python is made of, and the session that reads it: files of the disk, and layers laid over them that lie
// in memory alone.
#pragma once

#include "engine/session/plan.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace consortia::python {

/// A scenario or study file as Python names it.
struct Recipe {
    std::string file;                                           ///< what is read: the last layer, else the file of the disk
    std::vector<std::pair<std::string, std::string>> layers{};  ///< paths that lie in memory, and their YAML
};

/// Files in memory over those of the disk, and the models: what plans and results refer to, and must not outlive.
struct Desk {
    /// Throws InputError where two recipes say different things by one name.
    Desk(const Catalogue& models, const std::vector<Recipe>& recipes);

    config::Overlay files;
    session::Workspace workspace;
};

std::shared_ptr<const Desk> desk_of(const Catalogue& models, const std::vector<Recipe>& recipes);

}  // namespace consortia::python
