#include "tools/python/src/desk.hpp"

#include <map>

namespace consortia::python {

Desk::Desk(const Catalogue& models, const std::vector<Recipe>& recipes)
    : files(session::Workspace::disk()), workspace(models, files) {
    std::map<std::string, std::string> known;
    for (const Recipe& recipe : recipes) {
        for (const auto& [path, text] : recipe.layers) {
            const auto [place, added] = known.emplace(path, text);
            if (!added && place->second != text)
                throw InputError(Place{path}, "two scenarios of this name are not the same");
            if (added) files.add(path, text);
        }
    }
}

std::shared_ptr<const Desk> desk_of(const Catalogue& models, const std::vector<Recipe>& recipes) {
    return std::make_shared<const Desk>(models, recipes);
}

}  // namespace consortia::python
