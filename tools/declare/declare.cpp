// consortia-declare: makes C++ of a model's YAML at build, called by consortia_declare() of CMake (ConsortiaModel.cmake).
//     consortia-declare parameters|levers|indicators|facts FOLDER SUBJECT NAMESPACE OUT
// reads FOLDER/SUBJECT.yaml and writes OUT/SUBJECT.hpp and OUT/SUBJECT.cpp, each only if it changes.
#include "engine/config/input/source.hpp"
#include "engine/core/error.hpp"
#include "tools/declare/facts.hpp"
#include "tools/declare/indicators.hpp"
#include "tools/declare/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>

namespace consortia::declare {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{1} << 20;

void write_if_new(const fs::path& file, const std::string& text) {
    if (config::Disk().read(file, most_bytes).bytes == text) return;
    fs::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw SystemError(file.string() + ": cannot be written");
}

/// Header and source; empty where the YAML is wrong.
struct Made {
    std::string header;
    std::string source;
};

Made made_of_numbers(const std::string& yaml, const std::string& file, config::DescribedNumbers::Kind kind,
                     const Subject& subject, config::Problems& problems) {
    const config::DescribedNumbers numbers = config::read_numbers(yaml, file, kind, problems);
    check_members(numbers, problems);
    return {header_of(numbers, kind, subject), source_of(numbers, kind, subject)};
}

Made made_of_indicators(const std::string& yaml, const std::string& file, const Subject& subject,
                        config::Problems& problems) {
    const config::DescribedIndicators indicators = config::read_indicators(yaml, file, problems);
    check_names(indicators, problems);
    return {header_of(indicators, subject), source_of(indicators, subject)};
}

Made made_of_facts(const std::string& yaml, const std::string& file, const Subject& subject, config::Problems& problems) {
    check_facts(yaml, file, problems);
    return {header_of_facts(subject), source_of_facts(yaml, subject)};
}

Made made_of(std::string_view kind, const fs::path& yaml, const Subject& subject, config::Problems& problems) {
    const config::Bytes read = config::Disk().read(yaml, most_bytes);
    if (!read.failure.empty()) {
        problems.error({yaml.string()}, read.failure);
        return {};
    }
    using Kind = config::DescribedNumbers::Kind;
    if (kind == "facts") return made_of_facts(read.bytes, yaml.string(), subject, problems);
    if (kind == "indicators") return made_of_indicators(read.bytes, yaml.string(), subject, problems);
    return made_of_numbers(read.bytes, yaml.string(), kind == "levers" ? Kind::levers : Kind::parameters, subject, problems);
}

int run(std::span<char* const> words) {
    const std::array<std::string_view, 4> kinds{"parameters", "levers", "indicators", "facts"};
    if (words.size() != 5 || std::ranges::find(kinds, words[0]) == kinds.end()) {
        std::fputs("usage: consortia-declare parameters|levers|indicators|facts FOLDER SUBJECT NAMESPACE OUT\n", stderr);
        return 2;
    }
    const Subject subject{words[2], words[3]};
    const fs::path out = words[4];
    config::Problems problems;
    const Made made = made_of(words[0], fs::path(words[1]) / (subject.name + ".yaml"), subject, problems);
    for (const Problem& problem : problems.sorted()) std::fprintf(stderr, "%s\n", to_string(problem).c_str());
    if (problems.has_errors()) return 2;
    write_if_new(out / (subject.name + ".hpp"), made.header);
    write_if_new(out / (subject.name + ".cpp"), made.source);
    return 0;
}

}  // namespace

}  // namespace consortia::declare

int main(int argc, char** argv) {
    try {
        return consortia::declare::run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "consortia-declare: %s\n", error.what());
        return 4;
    }
}
