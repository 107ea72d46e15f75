// Types by the letters of their names: a pointer to a type that a file only names may have a name of its own there, and
// schemas tell what is given by such (schema/schema.hpp).
#include "engine/core/hash.hpp"
#include "engine/state/stores.hpp"

namespace consortia {

std::size_t HashOfType::operator()(std::type_index type) const { return static_cast<std::size_t>(hash_of(type.name())); }

}  // namespace consortia
