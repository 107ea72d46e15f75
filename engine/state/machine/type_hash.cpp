// Types by where their names lie: a program of this system has one name of each.
#include "engine/state/stores.hpp"

namespace consortia {

std::size_t HashOfType::operator()(std::type_index type) const { return reinterpret_cast<std::size_t>(type.name()); }

}  // namespace consortia
