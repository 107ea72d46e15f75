// Types in messages, named as a model's author wrote them.
#pragma once

#include <string>
#include <typeindex>

namespace consortia {

/// `Heard` for rumour::Heard, or a pointer to it: without the namespaces around it.
std::string name_of(std::type_index type);

}  // namespace consortia
