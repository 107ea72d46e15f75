#include "engine/session/workspace.hpp"

#include "engine/run/simulation.hpp"

#include <algorithm>

namespace consortia::session {

Workspace::Workspace(const Catalogue& models, const config::FileSource& files) : models_(&models), files_(&files) {}

const config::FileSource& Workspace::disk() {
    static const config::Disk disk;
    return disk;
}

const Model* Workspace::find(std::string_view name) const {
    const auto found = std::ranges::find(*models_, name, [](const Model& model) { return std::string_view(model.name); });
    return found == models_->end() ? nullptr : &*found;
}

const Schema& Workspace::schema(const Model& model) const {
    auto found = schemas_.find(model.name);
    if (found == schemas_.end()) found = schemas_.emplace(model.name, schema_of(model)).first;
    return found->second;
}

std::vector<std::string> Workspace::names() const {
    std::vector<std::string> names;
    for (const Model& model : *models_) names.push_back(model.name);
    return names;
}

config::ModelLookup Workspace::lookup() const {
    return {[this](std::string_view name) -> const Schema* {
                const Model* model = find(name);
                return model == nullptr ? nullptr : &schema(*model);
            },
            names()};
}

}  // namespace consortia::session
