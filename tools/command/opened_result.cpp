#include "tools/command/opened_result.hpp"

#include "engine/config/study/study.hpp"

namespace consortia::command {

output::ResultReader opened_result(const std::string& path) {
    if (path.ends_with(".yaml") || path.ends_with(".yml")) {
        const bool study = config::is_study(path);
        throw InputError(Place{path}, std::string("is no result but a ") +
                                          (study ? "study, of which `sweep`" : "scenario, of which `run`") + " makes one");
    }
    return output::ResultReader(path);
}

}  // namespace consortia::command
