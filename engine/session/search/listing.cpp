#include "engine/session/search/listing.hpp"

#include "engine/config/study/factors.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <fmt/format.h>

#include <cmath>

namespace consortia::session {

namespace {

/// `{difference: {mean: [2040Q1, 2044Q4]}}`, from `difference of mean 2040Q1 to 2044Q4`.
std::string yaml_of(std::string words) {
    constexpr std::string_view difference = "difference of ", between = " to ";
    const bool differs = words.starts_with(difference);
    if (differs) words.erase(0, difference.size());
    const std::size_t space = words.find(' '), to = words.find(between);
    if (space != std::string::npos && to != std::string::npos)
        words = fmt::format("{{{}: [{}, {}]}}", words.substr(0, space), words.substr(space + 1, to - space - 1),
                            words.substr(to + between.size()));
    return differs ? fmt::format("{{difference: {}}}", words) : words;
}

/// An indicator with all that is made of it.
std::string text_of_variables(const std::vector<StudyVariable>& variables) {
    std::string text;
    for (std::size_t k = 0; k < variables.size();) {
        const std::string& indicator = variables[k].indicator;
        std::string made;
        std::size_t count = 0;
        for (; k < variables.size() && variables[k].indicator == indicator; ++k, ++count)
            made += (count > 0 ? ", " : "") + yaml_of(variables[k].words);
        text += count > 1 ? fmt::format("  {}: [{}]\n", indicator, made) : fmt::format("  {}: {}\n", indicator, made);
    }
    return text;
}

/// Those that the points call by names of their own.
std::string text_of_named(const std::vector<Factor>& factors) {
    std::string text;
    for (const Factor& factor : factors) {
        const std::string_view name = factor.quantity.name;
        if (factor.is_package())
            text += fmt::format("  {}: {{package: {}}}\n", name.substr(config::package_prefix.size()),
                                config::yaml_text(factor.package.file));
        if (factor.is_entry())
            text += fmt::format("  {}: {{lever: {}, {}}}\n", name.substr(config::entry_prefix.size()), factor.added.lever,
                                factor.added.text);
    }
    return text.empty() ? text : "factors:\n" + text;
}

/// But for the scenario as it is written.
std::string text_of_futures(const std::vector<Future>& futures) {
    std::string text;
    for (const Future& future : futures)
        if (!future.file.empty()) text += fmt::format("  {}: {}\n", future.name, config::yaml_text(future.file));
    return text.empty() ? text : "futures:\n" + text;
}

std::string text_of_point(const Study& study, const std::vector<double>& values) {
    std::string text;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k])) continue;
        const Quantity& quantity = study.factors[k].quantity;
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", quantity.name, config::value_text(values[k], quantity));
    }
    return fmt::format("    - {{{}}}\n", text);
}

std::string text_of(const Study& study, const std::string& comment) {
    std::string text = fmt::format("# {}\nscenario: {}\nseeds: {}\n", comment, study.scenario_file, study.scenario.seeds);
    if (!study.draws.empty()) text += fmt::format("draws: {}\n", study.draws.size());
    text +=
        text_of_futures(study.futures) + "indicators:\n" + text_of_variables(study.variables) + text_of_named(study.factors);
    text += "design:\n  method: list\n  points:\n";
    for (const std::vector<double>& point : study.design.points) text += text_of_point(study, point);
    return text;
}

/// NaN where it is not the same for all whom the entry is for.
double before_entry(const LeverSetting& setting, const LeverEntry& entry) {
    const Lever lever = setting.at(entry.from);
    return lever.targeted() ? std::nan("") : lever.everywhere();
}

}  // namespace

Study listing(const Study& searching, std::vector<std::vector<double>> points, const std::string& comment) {
    Study study = searching;
    study.design.method = DesignDescription::Method::list;
    study.design.points = std::move(points);
    study.text = text_of(study, comment);
    return study;
}

double value_before(const Study& study, const Factor& factor) {
    if (factor.is_package() || factor.is_of_event) return 0;
    if (factor.is_entry()) return before_entry(study.scenario.levers.at(factor.added.lever), factor.added.entry);
    const std::string& name = factor.quantity.name;
    if (!factor.is_lever) return study.scenario.parameters.at(name).value;
    const auto set = study.scenario.levers.find(name);
    const bool plain = set != study.scenario.levers.end() && !set->second.entries.empty();
    return plain ? set->second.entries.front().value : factor.quantity.fallback;
}

}  // namespace consortia::session
