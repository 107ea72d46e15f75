#include "engine/config/scenario/load.hpp"

#include "engine/config/data/data.hpp"
#include "engine/config/data/data_references.hpp"
#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/scenario/dated.hpp"
#include "engine/config/scenario/named_files.hpp"
#include "engine/config/scenario/overlays.hpp"
#include "engine/config/scenario/run_keys.hpp"
#include "engine/config/yaml/currency.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <set>

namespace consortia::config {

namespace {

constexpr const char* map_name = "map";

/// A name of a message: short even if the file's is not.
std::string named(const std::string& name) { return name.size() > 80 ? quote(name) : name; }

class Loader {
  public:
    Loader(const std::filesystem::path& scenario, const Options& options, const ModelLookup& models,
           const FileSource& source, Problems& problems)
        : options_(options),
          models_(models),
          source_(source),
          references_(scenario, options.root, source),
          problems_(problems) {
        scenario_.name = scenario.stem().string();
    }

    Loaded load() {
        overlays_ = read_overlays(references_, source_, problems_);
        scenario_.files = overlays_.files;
        // A file that is no map at all says so; that it then lacks everything else is no further news.
        if (overlays_.files.empty() || is_overlay_alone()) return {std::move(scenario_), nullptr, {}, {}};
        find_model();
        override_all();
        const Place whole = whole_file();
        read_run_keys(overlays_.top, schema_, overlays_.incomplete ? nullptr : &whole, scenario_, problems_);
        if (schema_ != nullptr) read_quantities();
        note_overlays();
        return {std::move(scenario_), schema_, {}, {}, std::move(draws_)};
    }

  private:
    Place whole_file() const { return {references_.scenario().shown.generic_string()}; }

    /// A package names neither model nor length: one mistake, not one for each.
    bool is_overlay_alone() {
        const bool sets = !overlays_.parameters.empty() || !overlays_.levers.empty() || !overlays_.data.empty();
        if (!sets || overlays_.incomplete || overlays_.top.contains("model") || overlays_.top.contains("steps"))
            return false;
        problems_.error(whole_file(),
                        "is an overlay, no scenario by itself: it names no model; a scenario says `extends: "
                        "[baseline.yaml, " +
                            references_.scenario().shown.filename().string() + "]`");
        return true;
    }

    /// Where of two overlays beside each other the later one counts.
    void note_overlays() {
        for (const auto* section : {&overlays_.top, &overlays_.parameters, &overlays_.levers, &overlays_.data}) {
            for (const auto& [name, entry] : *section) {
                if (entry.beside.file.empty() || name == "title") continue;
                problems_.note(entry.key, named(name) + ": stands in place of the value in " + entry.beside.file + ':' +
                                              std::to_string(entry.beside.line) +
                                              ", an overlay that this one does not extend; of two the later one counts");
            }
        }
    }

    void find_model() {
        const Entry* model = entry_of(overlays_.top, "model");
        if (!overlays_.top.contains("model") && !overlays_.incomplete) {
            problems_.error(whole_file(), "model: is missing; the models are " + listed(models_.names));
        }
        if (model == nullptr) return;
        scenario_.model = model->value->text;
        scenario_.origins["model"] = origin_of(*model);
        schema_ = model->value->is_scalar() ? models_.find(scenario_.model) : nullptr;
        if (schema_ != nullptr) return;
        problems_.error(model->value->place(), "model: expected one of " + listed(models_.names) + ", got " +
                                                   got(*model->value) + nearest_hint(scenario_.model, models_.names));
    }

    // --- the command line

    void override_all() {
        for (const std::string& text : options_.overrides) override_one(text);
        if (options_.seeds)
            overlays_.override_with(overlays_.top, "seeds", std::to_string(*options_.seeds), "--seeds", problems_);
    }

    void override_one(const std::string& text) {
        static const std::vector<std::string> run_keys = {"seed", "seeds", "steps", "burn_in", "start"};
        const std::string shown = "--set " + text;
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) return problems_.error({shown}, "expected KEY=VALUE");
        const std::string key = text.substr(0, equals), value = text.substr(equals + 1);
        if (std::ranges::find(run_keys, key) != run_keys.end()) {
            overlays_.override_with(overlays_.top, key, value, shown, problems_);
        } else if (schema_ != nullptr) {
            override_setting(key, value, shown, run_keys);
        }
    }

    void override_setting(const std::string& key, const std::string& value, const std::string& shown,
                          std::vector<std::string> known) {
        if (const Setting* setting = schema_->find_setting(key))
            return overlays_.override_with(setting->is_lever ? overlays_.levers : overlays_.parameters, key, value, shown,
                                           problems_);
        if (begins_a_name(key)) {
            std::vector<std::string> longer = all_names();
            std::erase_if(longer, [beginning = key + '.'](const std::string& name) { return !name.starts_with(beginning); });
            problems_.error({shown}, key + ": is only the beginning of a name; those that begin so: " + listed(longer));
            return;
        }
        for (std::string& name : all_names()) known.push_back(std::move(name));
        problems_.error({shown}, named(key) + ": unknown parameter or lever" + suggestion(key, known));
    }

    // --- what the model describes

    void read_quantities() {
        draws_ = take_draws(overlays_.parameters, *schema_, {references_, source_}, options_.draws, problems_);
        report_unknown(overlays_.parameters, "parameter", false);
        report_unknown(overlays_.levers, "lever", true);
        const std::size_t errors = problems_.errors();
        read_money();
        read_parameters();
        const bool parameters_are_good = problems_.errors() == errors;
        const std::size_t before_tables = problems_.errors();
        read_data();
        const bool tables_are_sound = problems_.errors() == before_tables + wrong_numbers_;
        check_references(*schema_, scenario_.data, problems_);
        if (!parameters_are_good || !tables_are_sound) return read_levers(nullptr);
        const std::vector<Axis> axes = labelled_axes();
        read_levers(&axes);
        check_data(axes);
    }

    void report_unknown(const Section& section, const std::string& kind, bool levers) {
        for (const auto& [name, given] : section) {
            const Setting* setting = schema_->find_setting(name);
            if (setting != nullptr && setting->is_lever == levers) continue;
            if (setting == nullptr && given.value->is_map() && begins_a_name(name)) {
                report_nested(name, *given.value, kind);
                continue;
            }
            const std::string other = levers ? "parameter" : "lever";
            if (setting != nullptr) {
                problems_.error(given.key, name + ": is a " + other + "; move it to `" + other + "s:`");
            } else {
                problems_.error(given.key,
                                named(name) + ": " + (problems_.full() ? "" : why_unknown(section, name, kind, levers)));
            }
        }
    }

    bool begins_a_name(const std::string& name) const {
        return std::ranges::any_of(schema_->settings(), [beginning = name + '.'](const Setting& setting) {
            return setting.quantity.name.starts_with(beginning);
        });
    }

    /// `policy: {subsidy: 0.2}`: what was meant, one for each value.
    void report_nested(const std::string& beginning, const Node& values, const std::string& kind) {
        for (std::size_t k = 0; k < values.keys.size(); ++k) {
            const Key& key = values.keys[k];
            const Node& value = values.items[k];
            const std::string name = beginning + '.' + key.text;
            if (value.is_map() && begins_a_name(name)) {
                report_nested(name, value, kind);
            } else if (schema_->find_setting(name) != nullptr) {
                const std::string shown = value.is_scalar() && value.text.size() < 30 ? value.text : "…";
                problems_.error(key.place(), name + ": names are flat; write `" + name + ": " + shown + "`");
            } else {
                problems_.error(key.place(), named(name) + ": unknown " + kind + suggestion(name, all_names()));
            }
        }
    }

    std::vector<std::string> all_names() const {
        std::vector<std::string> names;
        for (const Setting& setting : schema_->settings()) names.push_back(setting.quantity.name);
        return names;
    }

    std::string why_unknown(const Section& section, const std::string& name, const std::string& kind, bool levers) const {
        const std::string beginning = name + '.';
        std::vector<std::string> known;
        std::vector<std::string> longer;
        for (const Setting& setting : schema_->settings()) {
            const std::string& full = setting.quantity.name;
            if (setting.is_lever == levers) known.push_back(full);
            if (setting.is_lever == levers && full.starts_with(beginning)) longer.push_back(full);
        }
        if (longer.empty()) return "unknown " + kind + suggestion(name, known);
        const auto beside = section.lower_bound(beginning);
        if (beside != section.end() && beside->first.starts_with(beginning)) {
            return "given beside " + beside->first + ", of whose name it is only the beginning; names are flat";
        }
        return "is only the beginning of a name; names are flat, " + kind + "s that begin so: " + listed(longer);
    }

    void read_parameters() {
        for (const Setting& setting : schema_->settings()) {
            if (setting.is_lever) continue;
            const Quantity& quantity = setting.quantity;
            ParameterSetting& parameter = scenario_.parameters[quantity.name] = {quantity.fallback};
            if (told_rate_ && quantity.name == schema_->currency()->parameter) parameter = *told_rate_;
            const auto given = overlays_.parameters.find(quantity.name);
            if (given == overlays_.parameters.end()) continue;
            parameter = read_parameter(given->second, quantity, *schema_, lever_context(nullptr), problems_);
        }
    }

    /// The rate of the model's money and what it is told in, before anything is read in it.
    void read_money() {
        const Entry* told = entry_of(overlays_.top, "currency");
        if (!schema_->currency()) {
            if (told != nullptr)
                problems_.error(told->key, "currency: the model " + scenario_.model + " has no money; leave it out");
            return;
        }
        const Setting* rate = schema_->find_setting(schema_->currency()->parameter);
        const auto given = overlays_.parameters.find(schema_->currency()->parameter);
        if (rate == nullptr) return;
        Problems ignored;  // told when it is read among the others
        ParameterSetting& setting = scenario_.parameters[rate->quantity.name];
        setting.value = rate->quantity.fallback;
        if (given != overlays_.parameters.end())
            setting.value = read_value(*given->second.value, rate->quantity, ignored).value_or(rate->quantity.fallback);
        if (told != nullptr) read_told(*told, rate->quantity, setting);
        money_ = money_of(*schema_, scenario_);
    }

    /// `currency:`, whose rate is that of the parameter: `setting`, as far as it is known.
    void read_told(const Entry& entry, const Quantity& rate, ParameterSetting& setting) {
        const CurrencyTold told = read_currency(*entry.value, *schema_->currency(), rate, problems_);
        scenario_.currency = told.name;
        scenario_.origins["currency"] = origin_of(entry);
        if (!told.rate) return;
        const auto given = overlays_.parameters.find(rate.name);
        if (given != overlays_.parameters.end() && setting.value != *told.rate)
            report_two_rates(told, given->second, setting);
        setting = {*told.rate, origin_of(entry)};
        told_rate_ = setting;
    }

    void report_two_rates(const CurrencyTold& told, const Entry& given, const ParameterSetting& setting) {
        const Currency& money = *schema_->currency();
        std::string text = "currency.per_" + money.unit;
        text += ": is " + to_text(*told.rate) + ", but " + money.parameter + " is " + to_text(setting.value);
        text += " (" + given.key.file + (given.key.line > 0 ? ':' + std::to_string(given.key.line) : "");
        text += "), and both say what one " + money.unit + " is; leave out one of them";
        problems_.error(told.where_rate, text);
    }

    LeverContext lever_context(const std::vector<Axis>* axes) const {
        return {Timeline(*schema_, scenario_.start), scenario_.steps, axes, money_};
    }

    void read_levers(const std::vector<Axis>* axes) {
        for (const Setting& setting : schema_->settings()) {
            if (!setting.is_lever) continue;
            const Quantity& quantity = setting.quantity;
            const auto given = overlays_.levers.find(quantity.name);
            scenario_.levers[quantity.name] = given == overlays_.levers.end()
                                                  ? LeverSetting{.status_quo = quantity.fallback}
                                                  : read_lever(given->second, quantity, lever_context(axes), problems_);
        }
    }

    std::vector<Axis> labelled_axes() {
        try {
            return schema_->axes(scenario_);
        } catch (const InputError& error) {
            problems_.append(error.problems());
            return schema_->axes();
        }
    }

    // --- tables

    void read_data() {
        std::vector<std::string> known;
        for (const DataDescription& description : schema_->data()) known.push_back(description.name);
        const bool has_own = std::ranges::find(known, map_name) != known.end();
        if (!has_own) known.emplace_back(map_name);
        for (const auto& [name, given] : overlays_.data) {
            if (std::ranges::find(known, name) != known.end()) continue;
            problems_.error(given.key,
                            "data." + named(name) + ": unknown table" + (problems_.full() ? "" : suggestion(name, known)));
        }
        if (!has_own) read_map();
        for (const DataDescription& description : schema_->data()) {
            const auto given = overlays_.data.find(description.name);
            if (given != overlays_.data.end()) {
                read_table_of(description, given->second);
            } else if (description.required) {
                problems_.error(whole_file(), "data." + description.name + ": is missing; the model needs it");
            }
        }
    }

    /// What tables say of axes, and what the model asks of them: also of tables in which single cells are wrong, so that all
    /// mistakes are told at once, but not what only follows from those.
    void check_data(const std::vector<Axis>& axes) {
        if (!check_axes(*schema_, scenario_.data, axes, problems_)) return;
        std::set<std::pair<std::string, int>> wrong_rows;
        std::set<std::string> wrong_files;
        for (const Problem& problem : problems_.sorted()) {
            if (problem.severity != Problem::Severity::error) continue;
            wrong_rows.emplace(problem.where.file, problem.where.line);
            wrong_files.insert(problem.where.file);
        }
        for (const Problem& problem : schema_->problems(scenario_, axes)) {
            const bool follows = is_of_whole_table(problem.where)
                                     ? wrong_files.contains(problem.where.file)
                                     : wrong_rows.contains({problem.where.file, problem.where.line});
            if (!follows) problems_.add(problem.severity, problem.where, problem.text);
        }
    }

    bool is_of_whole_table(const Place& where) const {
        return std::ranges::any_of(scenario_.data, [&where](const auto& named_table) {
            const DataTable& table = named_table.second;
            const bool in_header =
                !table.column_names.empty() && where.line == table.heading(table.column_names.front()).line;
            return table.shown == where.file && (where.line == 0 || in_header);
        });
    }

    void read_table_of(const DataDescription& description, const Entry& given) {
        const std::string key = "data." + description.name;
        const auto file = data_file(given, key, kind_of_file(description), {references_, source_}, problems_);
        if (!file) return;
        DataTable table =
            read_table(description, file->bytes, file->name.shown.generic_string(), problems_, &wrong_numbers_);
        keep(description.name, std::move(table), *file, given);
    }

    /// What regions look like, for whoever draws them (engine/session/map): to the model a table of nothing, whose bytes
    /// count.
    void read_map() {
        const auto given = overlays_.data.find(map_name);
        if (given == overlays_.data.end()) return;
        const auto file = data_file(given->second, "data.map", "a GeoJSON file", {references_, source_}, problems_);
        if (!file) return;
        DataTable table{.name = map_name, .shown = file->name.shown.generic_string(), .content = hash_of(file->bytes)};
        keep(map_name, std::move(table), *file, given->second);
    }

    void keep(const std::string& name, DataTable table, const DataFile& file, const Entry& given) {
        table.file = references_.relative(file.name);
        scenario_.data[name] = std::move(table);
        scenario_.origins["data." + name] = origin_of(given);
    }

    const Options& options_;
    const ModelLookup& models_;
    const FileSource& source_;
    References references_;
    Problems& problems_;
    Overlays overlays_;
    const Schema* schema_ = nullptr;
    std::optional<Money> money_;
    std::optional<ParameterSetting> told_rate_;  ///< of the money, by `currency:`
    std::size_t wrong_numbers_ = 0;              ///< in tables
    ParameterDraws draws_;
    Scenario scenario_;
};

}  // namespace

Loaded load(const std::filesystem::path& scenario, const Options& options, const ModelLookup& models,
            const FileSource& source, Problems& problems) {
    return Loader(scenario, options, models, source, problems).load();
}

Loaded load(const std::filesystem::path& scenario, const Options& options, const ModelLookup& models,
            const FileSource& source) {
    Problems problems;
    Loaded loaded = load(scenario, options, models, source, problems);
    problems.throw_if_wrong(options.strict);
    loaded.warnings = problems.sorted();
    loaded.notes = problems.notes();
    return loaded;
}

}  // namespace consortia::config
