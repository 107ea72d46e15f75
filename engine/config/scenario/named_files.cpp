#include "engine/config/scenario/named_files.hpp"

#include "engine/config/data/data.hpp"
#include "engine/config/data/draws.hpp"
#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/core/hash.hpp"

namespace consortia::config {

namespace {

/// A run's key has 16 bits for its draw.
constexpr std::size_t most_draws = 65'535;

class DrawsOfScenario {
  public:
    DrawsOfScenario(const Schema& schema, const Reach& reach, Problems& problems)
        : schema_(schema), reach_(reach), problems_(problems) {}

    ParameterDraws read(const Entry& given) {
        const Node& node = *given.value;
        if (node.is_refused()) return {};
        if (!node.is_scalar()) return refuse(node, "expected the name of a CSV file, got " + got(node));
        const auto found = reach_.references.follow(given.file, node, key, problems_);
        if (!found) return {};
        const Bytes bytes = reach_.source.read(found->actual, longest_table);
        const std::string shown = found->shown.generic_string();
        if (!bytes.failure.empty())
            return refuse(node, quote(shown) + " " + bytes.failure + nearest_file(reach_.source, found->actual));
        ParameterDraws draws = of_parameters(read_draws(bytes.bytes, shown, schema_, problems_), shown);
        draws.file = reach_.references.relative(*found);
        draws.content = hash_of(bytes.bytes);
        return draws;
    }

  private:
    static constexpr const char* key = "parameters.draws";

    ParameterDraws refuse(const Node& node, const std::string& why) {
        problems_.error(node.place(), std::string(key) + ": " + why);
        return {};
    }

    /// A lever is what is decided, not what is known.
    ParameterDraws of_parameters(const Draws& table, const std::string& file) {
        ParameterDraws draws{.values = table.rows};
        for (const Setting* setting : table.settings) {
            if (setting->is_lever) problems_.error({file}, setting->quantity.name + ": is a lever; draws are of parameters");
            draws.parameters.push_back(setting->quantity.name);
        }
        for (u32 number = 0; number < table.count(); ++number) draws.numbers.push_back(number);
        if (table.count() > most_draws) problems_.error({file}, "more than " + std::to_string(most_draws) + " draws");
        return draws;
    }

    const Schema& schema_;
    const Reach& reach_;
    Problems& problems_;
};

ParameterDraws first_of(const ParameterDraws& draws, u32 asked, Problems& problems) {
    if (asked > draws.size())
        problems.error({"--draws"}, "expected at most " + std::to_string(draws.size()) + ", as many as " +
                                        quote(draws.file) + " has, got " + std::to_string(asked));
    return draws.first(asked);
}

/// A number that every draw replaces cannot be set, nor be dated.
void check_overrides(const ParameterDraws& draws, const Section& parameters, Problems& problems) {
    if (draws.empty()) return;
    for (const std::string& name : draws.parameters) {
        const auto given = parameters.find(name);
        if (given == parameters.end()) continue;
        const bool dated = given->second.value->is_map() || given->second.value->is_sequence();
        if (!dated && !given->second.from_command_line) continue;
        problems.error(given->second.key,
                       name + ": is drawn in " + quote(draws.file) + "; leave out its column there, or give --draws 0");
    }
}

}  // namespace

std::optional<DataFile> data_file(const Entry& given, const std::string& key, const std::string& what, const Reach& reach,
                                  Problems& problems) {
    const Node& node = *given.value;
    if (node.is_refused()) return std::nullopt;
    const Node* file = node.is_map() ? node.find("file") : &node;
    const Node* content = node.is_map() ? node.find("content") : nullptr;
    if (file == nullptr || !file->is_scalar() || (content != nullptr && !content->is_scalar())) {
        problems.error(node.place(), key + ": expected the name of " + what + ", got " + got(node));
        return std::nullopt;
    }
    const auto found = reach.references.follow(given.file, *file, key, problems);
    if (!found) return std::nullopt;
    Bytes bytes = reach.source.read(found->actual, longest_table);
    if (!bytes.failure.empty()) {
        problems.error(file->place(), key + ": " + quote(found->shown.generic_string()) + " " + bytes.failure +
                                          nearest_file(reach.source, found->actual));
        return std::nullopt;
    }
    const std::string hash = hexadecimal(hash_of(bytes.bytes));
    if (content != nullptr && content->text != hash)
        problems.error(content->place(), key + ": the file is not the one that was used; expected content " +
                                             quote(content->text) + ", got " + hash);
    return DataFile{*found, std::move(bytes.bytes)};
}

ParameterDraws take_draws(Section& parameters, const Schema& schema, const Reach& reach, std::optional<u32> asked,
                          Problems& problems) {
    const auto given = parameters.find("draws");
    if (given == parameters.end() || schema.find_setting("draws") != nullptr) {
        if (asked.value_or(0) > 0)
            problems.error({"--draws"},
                           "takes draws that the scenario names, and it names none; write `parameters: {draws: "
                           "posterior.csv}`");
        return {};
    }
    ParameterDraws draws = DrawsOfScenario(schema, reach, problems).read(given->second);
    parameters.erase(given);
    if (asked && !draws.empty()) draws = first_of(draws, *asked, problems);
    check_overrides(draws, parameters, problems);
    return draws;
}

}  // namespace consortia::config
