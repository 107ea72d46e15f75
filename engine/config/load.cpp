#include "engine/config/load.hpp"

#include "engine/config/data.hpp"
#include "engine/config/data_references.hpp"
#include "engine/config/dated.hpp"
#include "engine/config/layers.hpp"
#include "engine/config/nearest.hpp"
#include "engine/config/number.hpp"
#include "engine/config/run_keys.hpp"
#include "engine/config/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

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
        layers_ = read_layers(references_, source_, problems_);
        scenario_.files = layers_.files;
        // A file that is no map at all says so; that it then lacks everything else is no further news.
        if (layers_.files.empty()) return {std::move(scenario_), nullptr, {}};
        find_model();
        override_all();
        read_run_keys(layers_.top, schema_, whole_file(), scenario_, problems_);
        if (schema_ != nullptr) read_quantities();
        return {std::move(scenario_), schema_, {}};
    }

  private:
    Place whole_file() const { return {references_.scenario().shown.generic_string()}; }

    void find_model() {
        const Entry* model = entry_of(layers_.top, "model");
        if (!layers_.top.contains("model")) {
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
        if (options_.seeds) layers_.override_with(layers_.top, "seeds", std::to_string(*options_.seeds), "--seeds");
    }

    void override_one(const std::string& text) {
        static const std::vector<std::string> run_keys = {"seed", "seeds", "steps", "burn_in", "start"};
        const std::string shown = "--set " + text;
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems_.error({shown}, "expected KEY=VALUE");
            return;
        }
        const std::string key = text.substr(0, equals);
        const std::string value = text.substr(equals + 1);
        if (std::ranges::find(run_keys, key) != run_keys.end()) {
            layers_.override_with(layers_.top, key, value, shown);
        } else if (schema_ != nullptr) {
            override_setting(key, value, shown, run_keys);
        }
    }

    void override_setting(const std::string& key, const std::string& value, const std::string& shown,
                          std::vector<std::string> known) {
        if (const Setting* setting = schema_->find_setting(key)) {
            layers_.override_with(setting->is_lever ? layers_.levers : layers_.parameters, key, value, shown);
            return;
        }
        for (const Setting& setting : schema_->settings()) known.push_back(setting.quantity.name);
        problems_.error({shown}, named(key) + ": unknown parameter or lever" + suggestion(key, known));
    }

    // --- what the model describes

    void read_quantities() {
        report_unknown(layers_.parameters, "parameter", false);
        report_unknown(layers_.levers, "lever", true);
        const std::size_t errors = problems_.errors();
        read_parameters();
        read_data();
        check_references(*schema_, scenario_.data, problems_);
        const bool inputs_are_good = problems_.errors() == errors;
        const std::vector<Axis> axes = inputs_are_good ? labelled_axes() : std::vector<Axis>{};
        if (inputs_are_good) check_data(axes);
        read_levers(inputs_are_good ? &axes : nullptr);
    }

    void report_unknown(const Section& section, const std::string& kind, bool levers) {
        for (const auto& [name, given] : section) {
            const Setting* setting = schema_->find_setting(name);
            if (setting != nullptr && setting->is_lever == levers) continue;
            const std::string other = levers ? "parameter" : "lever";
            if (setting != nullptr) {
                problems_.error(given.key, name + ": is a " + other + "; move it to `" + other + "s:`");
            } else {
                problems_.error(given.key,
                                named(name) + ": " + (problems_.full() ? "" : why_unknown(section, name, kind, levers)));
            }
        }
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
            ParameterSetting& parameter = scenario_.parameters[quantity.name];
            parameter.value = quantity.fallback;
            const auto given = layers_.parameters.find(quantity.name);
            if (given == layers_.parameters.end()) continue;
            parameter.value = read_value(*given->second.value, quantity, problems_).value_or(quantity.fallback);
            parameter.origin = origin_of(given->second);
        }
    }

    void read_levers(const std::vector<Axis>* axes) {
        const Timeline timeline(*schema_, scenario_.start);
        const LeverContext context{timeline, scenario_.steps, axes};
        for (const Setting& setting : schema_->settings()) {
            if (!setting.is_lever) continue;
            const Quantity& quantity = setting.quantity;
            const auto given = layers_.levers.find(quantity.name);
            scenario_.levers[quantity.name] = given == layers_.levers.end()
                                                  ? LeverSetting{.status_quo = quantity.fallback}
                                                  : read_lever(given->second, quantity, context, problems_);
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
        for (const auto& [name, given] : layers_.data) {
            if (std::ranges::find(known, name) != known.end()) continue;
            problems_.error(given.key,
                            "data." + named(name) + ": unknown table" + (problems_.full() ? "" : suggestion(name, known)));
        }
        for (const DataDescription& description : schema_->data()) {
            const auto given = layers_.data.find(description.name);
            if (given != layers_.data.end()) {
                read_table_of(description, given->second);
            } else if (description.required) {
                problems_.error(whole_file(), "data." + description.name + ": is missing; the model needs it");
            }
        }
    }

    /// What tables say of axes, and then what the model asks of them.
    void check_data(const std::vector<Axis>& axes) {
        const std::size_t errors = problems_.errors();
        check_axes(*schema_, scenario_.data, axes, problems_);
        if (problems_.errors() == errors) problems_.append(schema_->problems(scenario_, axes));
    }

    /// `name: file.csv`, or `name: {file: file.csv, content: 0123456789abcdef}` in a resolved scenario.
    void read_table_of(const DataDescription& description, const Entry& given) {
        const std::string key = "data." + description.name;
        const Node& node = *given.value;
        if (node.is_refused()) return;
        const Node* file = node.is_map() ? node.find("file") : &node;
        const Node* content = node.is_map() ? node.find("content") : nullptr;
        if (file == nullptr || !file->is_scalar() || (content != nullptr && !content->is_scalar())) {
            problems_.error(node.place(), key + ": expected the name of a CSV file, got " + got(node));
            return;
        }
        const auto found = references_.follow(given.file, *file, key, problems_);
        if (!found) return;
        const Bytes bytes = source_.read(found->actual, longest_table);
        if (!bytes.failure.empty()) {
            problems_.error(file->place(), key + ": " + quote(found->shown.generic_string()) + " " + bytes.failure);
            return;
        }
        DataTable table = read_table(description, bytes.bytes, found->shown.generic_string(), problems_);
        table.file = references_.relative(*found);
        if (content != nullptr && content->text != hexadecimal(table.content)) {
            problems_.error(content->place(), key + ": the file is not the one that was used; expected content " +
                                                  quote(content->text) + ", got " + hexadecimal(table.content));
        }
        scenario_.data[description.name] = std::move(table);
        scenario_.origins[key] = origin_of(given);
    }

    const Options& options_;
    const ModelLookup& models_;
    const FileSource& source_;
    References references_;
    Problems& problems_;
    Layers layers_;
    const Schema* schema_ = nullptr;
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
    return loaded;
}

}  // namespace consortia::config
