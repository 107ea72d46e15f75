// What a model should show of the world, as the YAML that its author wrote: consortia_declare(… FACTS …) of CMake embeds it.
#pragma once

#include <string_view>

namespace consortia {

struct FactsText {
    std::string_view file{};  ///< where it was written, for messages
    std::string_view yaml{};  ///< empty: the model states none
};

}  // namespace consortia
