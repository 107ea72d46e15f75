#include "tools/command/optimisation/left.hpp"

#include "engine/config/study/factors.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/number_text.hpp"
#include "tools/command/optimisation/page.hpp"
#include "tools/command/tables/front.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <cmath>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

using session::Optimised;
using session::optimisation::Package;

const Study& study_of(const Optimised& optimised) { return optimised.confirmed.study().study(); }

std::string cell(double x) { return std::isfinite(x) ? output::shortest(x) : ""; }

std::string cells(const study::Estimated& estimated) {
    return "," + cell(estimated.value) + "," + cell(estimated.low) + "," + cell(estimated.high);
}

std::string three(const std::string& name) { return fmt::format(",{0},{0}_low,{0}_high", name); }

/// The folder from which all that a scenario extends can be reached.
std::string root_of(const std::vector<std::string>& extended) {
    std::string root;
    for (const std::string& file : extended) {
        std::string up;
        for (const fs::path& part : fs::path(file)) {
            if (part != "..") break;
            up += up.empty() ? ".." : "/..";
        }
        if (up.size() > root.size()) root = up;
    }
    return root.empty() ? "." : root;
}

/// What the package comes to, as a comment, and how it is run from its folder.
std::string comment_of(const Optimised& optimised, std::size_t number, const std::string& root) {
    const Package& package = optimised.packages[number];
    std::string text = fmt::format("# Package {} of {} on the front of {}, with 95 % intervals:\n", number + 1,
                                   optimised.packages.size(), study_of(optimised).name);
    for (std::size_t k = 0; k < package.outcomes.size(); ++k)
        if (is_told(optimised, k))
            text += fmt::format("#   {}: {} {}\n", optimised.question.aims[k].name, with_interval(package.outcomes[k]),
                                unit_of(optimised, k));
    return text + fmt::format("#\n#     consortia run package_{}.yaml --root {}\n", number + 1, root);
}

std::string lines_of(const std::string& title, const std::string& lines) {
    return lines.empty() ? "" : title + ":\n" + lines;
}

}  // namespace

std::string csv_of(const Optimised& optimised) {
    std::string text = "package";
    const std::vector<Factor>& factors = study_of(optimised).factors;
    for (const Factor& factor : factors) text += "," + factor.quantity.name;
    for (std::size_t k = 0; k < optimised.question.aims.size(); ++k) {
        const auto& aim = optimised.question.aims[k];
        if (is_told(optimised, k)) text += three(aim.chance > 0 ? aim.name + "_holds" : aim.name);
    }
    text += three("price") + "\n";
    for (std::size_t number = 0; number < optimised.packages.size(); ++number) {
        const Package& package = optimised.packages[number];
        const std::vector<double> values = optimised.values_of(package);
        text += std::to_string(number + 1);
        for (std::size_t k = 0; k < values.size(); ++k) text += "," + config::value_text(values[k], factors[k].quantity);
        for (std::size_t aim = 0; aim < package.outcomes.size(); ++aim)
            if (is_told(optimised, aim)) text += cells(package.outcomes[aim]);
        text += (package.price ? cells(*package.price) : ",,,") + "\n";
    }
    return text;
}

std::string scenario_of(const Optimised& optimised, std::size_t number, const fs::path& study_folder) {
    const Study& study = study_of(optimised);
    const std::vector<double> values = optimised.values_of(optimised.packages[number]);
    std::vector<std::string> extended{(study_folder / study.scenario_file).lexically_normal().generic_string()};
    std::string levers, parameters;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const Factor& factor = study.factors[k];
        if (factor.is_package()) {
            if (values[k] != 0) extended.push_back((study_folder / factor.package.file).lexically_normal().generic_string());
            continue;
        }
        if (factor.is_entry()) continue;
        (factor.is_lever ? levers : parameters) +=
            fmt::format("  {}: {}\n", factor.quantity.name, config::value_text(values[k], factor.quantity));
    }
    for (const auto& [lever, entries] : config::levers_with_entries(study.factors, values))
        levers += fmt::format("  {}: {}\n", lever, entries);
    return comment_of(optimised, number, root_of(extended)) + "extends: " + config::yaml_list(extended) + "\n" +
           fmt::format("title: {}\n", config::yaml_text(fmt::format("Package {} of {}", number + 1, study.name))) +
           lines_of("levers", levers) + lines_of("parameters", parameters);
}

fs::path leave(const Optimised& optimised, const session::Playing& playing, const fs::path& study_file,
               session::Listener& listener) {
    const auto write = [&](const session::Plan& plan, const fs::path& folder) {
        const study::Records records = session::records_of(plan, playing.folder, study::Keep::places, listener);
        session::Playing there = playing;
        there.folder = folder;
        session::write_study(plan, records, there, false, optimised.burn_ins);
    };
    const fs::path folder = playing.folder / "front";
    files::make_folder(folder);
    write(optimised.searched, playing.folder);
    write(optimised.confirmed, folder);
    const fs::path seen_from_there = fs::absolute(study_file).parent_path().lexically_relative(fs::absolute(folder));
    for (std::size_t k = 0; k < optimised.packages.size(); ++k)
        files::write_text(folder / fmt::format("package_{}.yaml", k + 1), scenario_of(optimised, k, seen_from_there));
    files::write_text(playing.folder / "optimisation.html", page_of(optimised));
    const fs::path front = playing.folder / "front.csv";
    files::write_text(front, csv_of(optimised));
    return front;
}

}  // namespace consortia::command
