#include "engine/schema/facts/facts.hpp"

namespace consortia {

std::string name_of(Fact::Use use) {
    static constexpr std::array names{"fitted", "test", "law", "forecast"};
    return names[static_cast<std::size_t>(use)];
}

}  // namespace consortia
