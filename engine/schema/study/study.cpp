#include "engine/schema/study/study.hpp"

#include <algorithm>

namespace consortia {

std::string name_of(DesignDescription::Method method) {
    using Method = DesignDescription::Method;
    switch (method) {
        case Method::grid:
            return "grid";
        case Method::list:
            return "list";
        case Method::lhs:
            return "lhs";
        case Method::sobol:
            return "sobol";
        case Method::morris:
            return "morris";
        case Method::sobol_indices:
            break;
    }
    return "sobol_indices";
}

bool Study::needs_baseline() const {
    return std::ranges::any_of(variables, [](const StudyVariable& variable) { return variable.how.difference; });
}

u64 Study::worlds() const { return std::max<u64>(1, futures.size()) * std::max<u64>(1, draws.size()); }

}  // namespace consortia
