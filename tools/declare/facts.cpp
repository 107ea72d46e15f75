#include "tools/declare/facts.hpp"

#include "engine/config/model/facts.hpp"

#include <sstream>

namespace consortia::declare {

namespace {

constexpr std::size_t most_bytes = 65'000;  // of a literal that every compiler takes

std::string variable(const Subject& subject) { return subject.name.substr(subject.name.rfind('/') + 1); }

/// A literal a line.
std::string lines_of(const std::string& yaml) {
    std::string text;
    std::istringstream lines(yaml);
    for (std::string line; std::getline(lines, line);) text += "\n    " + literal(line + '\n');
    return text.empty() ? " \"\"" : text;
}

}  // namespace

void check_facts(const std::string& yaml, const std::string& file, config::Problems& problems) {
    config::read_facts(yaml, file, problems);
    if (yaml.size() > most_bytes) problems.error({file}, "has more than " + std::to_string(most_bytes) + " bytes");
    if (!is_identifier(variable({file.substr(0, file.rfind('.'))})))
        problems.error({file}, "no variable of C++ can be called as this file is");
}

std::string header_of_facts(const Subject& subject) {
    return header(subject, "#include \"engine/schema/facts/text.hpp\"\n\n" + open_namespace(subject) +
                               "extern const consortia::FactsText " + variable(subject) + ";\n\n" +
                               close_namespace(subject));
}

std::string source_of_facts(const std::string& yaml, const Subject& subject) {
    return heading(subject) + "#include \"" + subject.name + ".hpp\"\n\n" + open_namespace(subject) +
           "const consortia::FactsText " + variable(subject) + "{" + literal(subject.name + ".yaml") + "," + lines_of(yaml) +
           "};\n\n" + close_namespace(subject);
}

}  // namespace consortia::declare
