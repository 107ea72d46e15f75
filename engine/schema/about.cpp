#include "engine/schema/about.hpp"

namespace consortia {

namespace {

Place place_of(const Scenario& scenario, std::initializer_list<const char*> parameters) {
    for (const char* name : parameters) {
        const auto given = scenario.parameters.find(name);
        if (given != scenario.parameters.end() && given->second.origin.kind != Origin::Kind::fallback)
            return given->second.origin.place;
    }
    const auto length = scenario.origins.find("steps");
    return length == scenario.origins.end() ? Place{} : length->second.place;
}

}  // namespace

Problem about(const Scenario& scenario, std::initializer_list<const char*> parameters, const std::string& text,
              Problem::Severity severity) {
    return {severity, place_of(scenario, parameters), std::string(*parameters.begin()) + ": " + text};
}

}  // namespace consortia
