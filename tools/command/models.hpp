// The models of a program by name, each described when it is first asked for.
#pragma once

#include "engine/config/load.hpp"
#include "engine/step/model.hpp"

#include <map>
#include <string_view>

namespace consortia::command {

class Models {
  public:
    explicit Models(const Catalogue& catalogue) : catalogue_(&catalogue) {}

    const Catalogue& all() const { return *catalogue_; }
    /// Null if there is none of that name.
    const Model* find(std::string_view name) const;
    /// Throws ContractError if the model is not well described.
    const Schema& schema(const Model& model) const;
    std::vector<std::string> names() const;
    config::ModelLookup lookup() const;

  private:
    const Catalogue* catalogue_;
    mutable std::map<std::string, Schema, std::less<>> schemas_;
};

}  // namespace consortia::command
