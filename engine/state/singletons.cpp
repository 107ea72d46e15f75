#include "engine/state/singletons.hpp"

namespace consortia {

Singleton* Singletons::find(std::type_index type) const {
    for (const auto& [known, thing] : things_) {
        if (known == type) return thing.get();
    }
    return nullptr;
}

Singleton& Singletons::add(std::type_index type, Owned<Singleton> thing) {
    return *things_.emplace_back(type, std::move(thing)).second;
}

void Singletons::end_step() {
    for (auto& [type, thing] : things_) thing->end_step();
}

}  // namespace consortia
