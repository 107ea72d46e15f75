#include "engine/core/error.hpp"

namespace consortia {

std::string to_string(const Problem& problem) {
    std::string text = problem.where.file;
    if (problem.where.line > 0) {
        text += ':' + std::to_string(problem.where.line) + ':' + std::to_string(problem.where.column);
    }
    if (!text.empty()) text += ": ";
    text += problem.severity == Problem::Severity::error ? "error: " : "warning: ";
    return text + problem.text;
}

namespace {
std::string joined(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += to_string(problem);
    }
    return text;
}
}  // namespace

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

InputError::InputError(Place where, std::string what)
    : InputError(std::vector<Problem>{{Problem::Severity::error, std::move(where), std::move(what)}}) {}

}  // namespace consortia
