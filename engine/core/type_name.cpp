#include "engine/core/type_name.hpp"

#include <cxxabi.h>
#include <cstdlib>
#include <memory>

namespace consortia {

namespace {

/// Where the name begins behind its namespaces; those inside of <> belong to it.
std::size_t behind_namespaces(const std::string& name) {
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t k = 0; k + 1 < name.size(); ++k) {
        if (name[k] == '<' || name[k] == '(') ++depth;
        if (name[k] == '>' || name[k] == ')') --depth;
        if (depth == 0 && name[k] == ':' && name[k + 1] == ':') begin = k + 2;
    }
    return begin;
}

}  // namespace

std::string name_of(std::type_index type) {
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> plain(abi::__cxa_demangle(type.name(), nullptr, nullptr, &status),
                                                            std::free);
    if (status != 0) return type.name();
    std::string name = plain.get();
    if (name.ends_with('*')) name.pop_back();
    return name.substr(behind_namespaces(name));
}

}  // namespace consortia
