#include "engine/session/rerun/embedded.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"
#include "engine/output/provenance.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;

}  // namespace

const Model& Embedded::model() const {
    const Model* model = workspace_.find(result_.note("model"));
    if (model != nullptr) return *model;
    throw InputError(Place{result_.path()}, "is of the model " + result_.note("model") + ", which this program has not");
}

fs::path Embedded::input_file(std::size_t number, const std::string& name) const {
    if (beside_.from) return *beside_.from / (name + ".yaml");
    const std::vector<std::string> inputs = output::inputs_of(result_.path());
    if (number < inputs.size()) return {inputs[number]};
    return fs::path(result_.path()).parent_path() / (name + ".yaml");
}

fs::path Embedded::study_file() const { return input_file(0, result_.note("study_name")); }

config::Options Embedded::reading() const {
    config::Options how;
    how.root = beside_.root;
    return how;
}

config::LoadedStudy Embedded::study() {
    const fs::path file = study_file();
    files_.add(file, result_.note("study"));
    files_.add((file.parent_path() / result_.note("scenario_file")).lexically_normal(), result_.note("scenario"));
    add_overlays(file.parent_path(), "package_files", "packages");
    add_overlays(file.parent_path(), "future_files", "futures");
    config::Options how = reading();
    how.seeds = static_cast<u32>(result_.labels("seed").size());
    how.draws = 0;  // those of the result are laid over
    config::LoadedStudy loaded = config::load_study(file, how, workspace_.lookup(), files_);
    loaded.study.draws = draws();
    return loaded;
}

/// As the result holds them.
ParameterDraws Embedded::draws() const {
    ParameterDraws draws;
    const auto drawn = result_.notes().find("drawn");
    if (drawn == result_.notes().end()) return draws;
    draws.parameters = drawn->second;
    for (const std::string& label : result_.labels("draw"))
        draws.numbers.push_back(static_cast<u32>(config::parse_count(label).value_or(0)));
    draws.values.resize(draws.size());
    for (const std::string& name : draws.parameters) {
        const std::vector<double> values = result_.numbers(result_.at(name, {"draw"}).name);
        for (std::size_t draw = 0; draw < draws.size(); ++draw) draws.values[draw].push_back(values.at(draw));
    }
    return draws;
}

void Embedded::add_overlays(const fs::path& folder, const char* files, const char* contents) {
    const auto names = result_.notes().find(files), texts = result_.notes().find(contents);
    if (names == result_.notes().end() || texts == result_.notes().end()) return;
    for (std::size_t k = 0; k < std::min(names->second.size(), texts->second.size()); ++k)
        files_.add((folder / names->second[k]).lexically_normal(), texts->second[k]);
}

config::Loaded Embedded::scenario(std::size_t number) {
    const bool compared = result_.find("scenario") != nullptr;
    const std::string name = compared ? result_.labels("scenario")[number] : result_.note("scenario_name");
    const fs::path file = input_file(number, name);
    const auto texts = result_.notes().find("scenario");
    if (texts == result_.notes().end() || number >= texts->second.size())
        throw InputError(Place{result_.path()}, "embeds no scenario " + name);
    files_.add(file, texts->second[number]);
    return config::load(file, reading(), workspace_.lookup(), files_);
}

}  // namespace consortia::session
