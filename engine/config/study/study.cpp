#include "engine/config/study/study.hpp"

#include "engine/config/study/calibration.hpp"
#include "engine/config/study/factors.hpp"
#include "engine/config/study/futures.hpp"
#include "engine/config/study/optimisation.hpp"
#include "engine/config/study/outcomes.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/references.hpp"
#include "engine/config/yaml/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace consortia::config {

namespace {

using Method = DesignDescription::Method;

constexpr u64 most_seeds = 1'000'000;
constexpr u64 most_draws = 65'535;
constexpr u64 most_runs = 100'000'000;
constexpr u64 most_points = 20'000'000;         // each is remembered by a few numbers
constexpr u64 most_latin_numbers = 30'000'000;  // whose columns are shuffled as a whole
/// The columns of Boost's table of direction numbers.
constexpr std::size_t most_dimensions = 3667;

const std::vector<std::string> study_keys = {"scenario", "title", "design",  "factors",
                                             "seeds",    "draws", "futures", "indicators"};
const std::vector<std::string> optimisation_keys = {"scenario", "title", "objectives", "constraints", "factors",
                                                    "seeds",    "draws", "futures",    "budget"};
const std::vector<std::string> calibration_keys = {"scenario", "title", "moments", "free", "tied", "seeds", "budget"};

class StudyReader {
  public:
    StudyReader(const std::filesystem::path& file, const Options& options, const ModelLookup& models,
                const FileSource& source)
        : options_(options), models_(models), source_(source), references_(file, options.root, source) {
        study_.name = file.stem().string();
    }

    LoadedStudy load() {
        read_document();
        if (document_.root.is_map() && names_points(document_.root)) read(document_.root);
        problems_.throw_if_wrong(options_.strict);
        return {std::move(study_), schema_, problems_.sorted(), problems_.notes()};
    }

  private:
    void read_document() {
        const std::string shown = references_.scenario().shown.generic_string();
        const Bytes bytes = source_.read(references_.scenario().actual, Limits{}.bytes);
        if (!bytes.failure.empty()) {
            problems_.error({shown}, bytes.failure + nearest_file(source_, references_.scenario().actual));
            return;
        }
        study_.text = bytes.bytes;
        document_ = parse_document(study_.text, shown, problems_);
        const Node& root = document_.root;
        if (!root.is_map() && !root.is_refused()) problems_.error(root.place(), "expected `key: value` lines");
    }

    /// A scenario in place of a study is one mistake.
    bool names_points(const Node& root) {
        const auto has = [&root](const std::string& key) { return root.find(key) != nullptr; };
        const bool scenario = has("model") || has("extends") || has("levers") || has("parameters") || has("steps");
        if (!scenario || has("scenario") || has("design") || has("factors") || has("moments") || has("objectives"))
            return true;
        problems_.error({references_.scenario().shown.generic_string()},
                        "is a scenario, which `run` and `compare` play; a study names a `scenario:` and a `design:`");
        return false;
    }

    void read(const Node& root) {
        calibrates_ = root.find("moments") != nullptr;
        const bool optimises = !calibrates_ && root.find("objectives") != nullptr;
        const Fields fields(root, "",
                            calibrates_ ? calibration_keys
                            : optimises ? optimisation_keys
                                        : study_keys,
                            problems_);
        read_what_is_common(fields);
        if (calibrates_ || optimises) {
            if (scenario_is_good_)
                calibrates_ ? read_calibration(root, *schema_, study_, problems_) : read_what_is_best(fields, root);
        } else {
            read_what_is_played(fields, root);
        }
        if (const Node* factors = root.find("factors")) check_levers(study_, factors->place(), problems_);
        if (scenario_is_good_) check_entries(study_, *schema_, problems_);
        if (const Node* futures = root.find("futures"); futures != nullptr && !calibrates_ && scenario_is_good_)
            read_futures(*futures, overlays(), study_, problems_);
        check_overrides();
        check_drawn(root);
        check_size(root);
        check_events(study_, root.place(), problems_);
    }

    void read_what_is_common(const Fields& fields) {
        if (const auto draws = fields.count("draws", 0, most_draws))
            draws_ = {static_cast<u32>(*draws), fields.find("draws")};
        if (const Node* scenario = fields.needed("scenario", "it names the file of which every point is a variant")) {
            load_scenario(*scenario);
        }
        if (const Node* title = fields.find("title")) read_title(*title);
        if (const auto seeds = fields.count("seeds", 1, most_seeds); seeds && !options_.seeds) {
            study_.scenario.seeds = static_cast<u32>(*seeds);
            study_.scenario.origins["seeds"] = {Origin::Kind::file, fields.find("seeds")->place()};
        }
    }

    void read_what_is_played(const Fields& fields, const Node& root) {
        if (const Node* design = fields.needed("design", "it says how the points are chosen: {method: …}")) {
            const Node* method = design->is_map() ? design->find("method") : nullptr;
            const bool lists = method != nullptr && method->text == name_of(Method::list);  // its points name the packages
            if (lists) read_what_varies(fields);
            if (read_design(*design, schema_, study_, problems_) && !lists) read_what_varies(fields);
        }
        if (schema_ != nullptr) read_indicators(fields.find("indicators"), root.place());
    }

    void read_what_is_best(const Fields& fields, const Node& root) {
        study_.design.method = Method::sobol;  // while factors are read: they have no levels
        read_what_varies(fields);
        study_.design.method = Method::list;
        read_optimisation(root, *schema_, study_, problems_);
    }

    void load_scenario(const Node& name) {
        if (!name.is_scalar()) {
            problems_.error(name.place(), "scenario: expected the name of a file, got " + got(name));
            return;
        }
        const auto file = references_.follow(references_.scenario(), name, "scenario", problems_);
        if (!file) return;
        Options options = options_;
        options.root = references_.root();
        study_.scenario_file = name.text;
        if (const std::string failure = source_.read(file->actual, Limits{}.bytes).failure; !failure.empty()) {
            problems_.error(name.place(), "scenario: " + quote(file->shown.generic_string()) + " " + failure +
                                              nearest_file(source_, file->actual));
            return;
        }
        const std::size_t errors = problems_.errors();
        Loaded loaded = config::load(file->shown, options, models_, source_, problems_);
        take_draws(std::move(loaded.draws), name);
        study_.scenario = std::move(loaded.scenario);
        schema_ = loaded.schema;
        scenario_is_good_ = problems_.errors() == errors;
    }

    /// As many as the command line asks for, else the study.
    void take_draws(ParameterDraws draws, const Node& scenario) {
        if (calibrates_ && !draws.empty()) {
            problems_.error(scenario.place(), "scenario: " + quote(scenario.text) +
                                                  " names draws of parameters, of which a calibration knows nothing; "
                                                  "--draws 0 leaves them out");
        } else if (draws_.node != nullptr && !options_.draws && draws_.count > draws.size()) {
            problems_.error(draws_.node->place(), "draws: expected at most " + std::to_string(draws.size()) +
                                                      ", as many as the scenario's `parameters: {draws: …}` has");
        }
        study_.draws = draws_.node != nullptr && !options_.draws ? draws.first(draws_.count) : std::move(draws);
    }

    /// What the points set would be lost on a draw, or the draw on them.
    void check_drawn(const Node& root) {
        const Node* node = root.find("factors") != nullptr ? root.find("factors") : root.find("design");
        for (const std::string& name : study_.draws.parameters) {
            const auto is_it = [&](const Factor& factor) { return factor.sets(name); };
            if (!study_.draws.empty() && node != nullptr && std::ranges::any_of(study_.factors, is_it))
                problems_.error(node->place(), name + ": is a factor, and drawn in " + quote(study_.draws.file) +
                                                   "; leave out its column there, or give --draws 0");
        }
    }

    void read_title(const Node& title) {
        if (title.is_scalar()) {
            study_.title.en = title.text;
            return;
        }
        if (!title.is_map()) {
            problems_.error(title.place(), "title: expected a text or {en: text, zh: text}, got " + got(title));
            return;
        }
        const Fields languages(title, "title", {"en", "zh"}, problems_);
        if (const Node* en = languages.find("en")) study_.title.en = en->text;
        if (const Node* zh = languages.find("zh")) study_.title.zh = zh->text;
    }

    void read_what_varies(const Fields& fields) {
        const bool list = study_.design.method == Method::list;
        const Node* factors = fields.find("factors");
        if (factors == nullptr && !list) fields.needed("factors", "it says what varies: `name: {range: [low, high]}`");
        if (factors == nullptr || schema_ == nullptr) return;
        read_factors(*factors, *schema_, overlays(), study_, problems_);
    }

    OverlayReader overlays() const { return {references_, options_, models_, source_, study_}; }

    /// Of a scenario that could not be read its steps are not known.
    void read_indicators(const Node* kept, const Place& study) {
        if (study_.scenario.steps > 0) {
            kept != nullptr ? read_outcomes(*kept, *schema_, study_, problems_)
                            : choose_outcomes(study, *schema_, study_, problems_);
        } else if (scenario_is_good_) {
            problems_.error(kept != nullptr ? kept->place() : study,
                            "indicators: the scenario plays no step (steps: 0), so there is nothing to keep of a run");
        }
    }

    /// What the command line sets must not be set again by every point.
    void check_overrides() {
        for (const std::string& text : options_.overrides) {
            const std::string name = text.substr(0, text.find('='));
            const auto is_it = [&](const Factor& factor) { return factor.sets(name); };
            if (std::ranges::any_of(study_.factors, is_it)) {
                problems_.error({"--set " + text}, name + ": is a factor of this study, which its points set");
            }
        }
    }

    /// More runs than anyone can mean, or more factors than the sequence has dimensions.
    void check_size(const Node& root) {
        const DesignDescription& design = study_.design;
        const u64 factors = study_.factors.size();
        const bool saltelli = design.method == Method::sobol_indices;
        const bool sequence = saltelli || design.method == Method::sobol;
        if (sequence && factors * (saltelli ? 2 : 1) > most_dimensions) {
            problems_.error(root.place(), "factors: more than the sequence has dimensions");
        }
        u64 points = design.samples;
        if (saltelli) points *= factors + 2;
        if (design.method == Method::morris) points *= factors + 1;
        if (design.method == Method::grid) points = grid_points();
        if (design.method == Method::list) points = design.points.size();
        if (design.method == Method::lhs && points * factors > most_latin_numbers) {
            problems_.error(root.place(), fmt::format("design: more than {} samples x factors; a design by sobol takes no "
                                                      "memory for them",
                                                      most_latin_numbers));
        }
        if (points > most_points) {
            problems_.error(root.place(), fmt::format("design: more than {} points", most_points));
        } else if (points > most_runs / std::max(1U, study_.scenario.seeds) / study_.worlds()) {
            problems_.error(root.place(), fmt::format("design: more than {} runs", most_runs));
        }
    }

    u64 grid_points() const {
        u64 points = 1;
        for (const Factor& factor : study_.factors) {
            const u64 own = factor.levels > 0 ? factor.levels : study_.design.levels;
            points *= factor.values.empty() ? own : factor.values.size();
            if (points > most_runs) break;
        }
        return points;
    }

    const Options& options_;
    const ModelLookup& models_;
    const FileSource& source_;
    References references_;
    Problems problems_;
    Document document_;
    const Schema* schema_ = nullptr;
    bool scenario_is_good_ = false;
    bool calibrates_ = false;
    /// How many the study asks for, where it says so.
    struct {
        u32 count = 0;
        const Node* node = nullptr;
    } draws_;
    Study study_;
};

}  // namespace

bool is_study(const std::filesystem::path& file, const FileSource& source) {
    const References references(file, std::nullopt, source);
    const Bytes bytes = source.read(references.scenario().actual, Limits{}.bytes);
    Problems ignored;
    const Document document = parse_document(bytes.bytes, file.string(), ignored);
    return std::ranges::any_of(std::array{"scenario", "design", "moments", "objectives"},
                               [&](const char* key) { return document.root.find(key) != nullptr; });
}

LoadedStudy load_study(const std::filesystem::path& file, const Options& options, const ModelLookup& models,
                       const FileSource& source) {
    return StudyReader(file, options, models, source).load();
}

}  // namespace consortia::config
