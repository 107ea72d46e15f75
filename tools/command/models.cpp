#include "tools/command/models.hpp"

#include "engine/run/simulation.hpp"

#include <algorithm>

namespace consortia::command {

const Model* Models::find(std::string_view name) const {
    const auto found = std::ranges::find(*catalogue_, name, [](const Model& model) { return std::string_view(model.name); });
    return found == catalogue_->end() ? nullptr : &*found;
}

const Schema& Models::schema(const Model& model) const {
    auto found = schemas_.find(model.name);
    if (found == schemas_.end()) found = schemas_.emplace(model.name, schema_of(model)).first;
    return found->second;
}

std::vector<std::string> Models::names() const {
    std::vector<std::string> names;
    for (const Model& model : *catalogue_) names.push_back(model.name);
    return names;
}

config::ModelLookup Models::lookup() const {
    return {[this](std::string_view name) -> const Schema* {
                const Model* model = find(name);
                return model == nullptr ? nullptr : &schema(*model);
            },
            names()};
}

}  // namespace consortia::command
