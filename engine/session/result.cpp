#include "engine/session/result.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/config/yaml/currency.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/output/time_axis.hpp"
#include "engine/study/outcomes.hpp"
#include "engine/study/results/merge.hpp"
#include "engine/study/results/recorded.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace consortia::session {

namespace {

using output::DataSet;
using output::StoredVariable;

const Schema* schema_of_model(const Workspace& workspace, const std::string& name) {
    const Model* model = workspace.find(name);
    return model == nullptr ? nullptr : &workspace.schema(*model);
}

std::vector<std::string> texts_noted(const DataSet& data, std::string_view name) {
    const auto found = data.notes().find(name);
    return found == data.notes().end() ? std::vector<std::string>{} : found->second;
}

ScenarioOfResult scenario_of(std::string name, Text title, std::string text) {
    ScenarioOfResult scenario{std::move(name), std::move(title), std::move(text), {}};
    scenario.values = config::values_in(scenario.text);
    if (!scenario.values.contains("title")) scenario.title = {};  // where there is none, a file says the name
    return scenario;
}

std::vector<ScenarioOfResult> compared_scenarios(const DataSet& data) {
    const std::vector<std::string> names = data.labels("scenario"), texts = texts_noted(data, "scenario");
    const std::vector<std::string> en = data.texts("scenario_title"), zh = data.texts("scenario_title_zh");
    if (texts.size() != names.size() || en.size() != names.size() || zh.size() != names.size())
        throw SystemError(data.path() + ": scenario has another shape");
    std::vector<ScenarioOfResult> scenarios;
    for (std::size_t k = 0; k < names.size(); ++k) scenarios.push_back(scenario_of(names[k], {en[k], zh[k]}, texts[k]));
    return scenarios;
}

/// A title that an earlier scenario bears is no title of its own: `extends` brought it along.
void drop_borrowed_titles(std::vector<ScenarioOfResult>& scenarios) {
    std::set<std::pair<std::string, std::string>> borne;
    for (ScenarioOfResult& scenario : scenarios)
        if (!borne.emplace(scenario.title.en, scenario.title.zh).second) scenario.title = {};
}

template <class Value, std::size_t Count>
Value named(const std::string& name, const std::array<Value, Count>& values) {
    const auto found = std::ranges::find(values, name, [](Value value) { return name_of(value); });
    return found == values.end() ? values.front() : *found;
}

Indicator::Kind kind_named(const std::string& name) {
    using enum Indicator::Kind;
    return named(name, std::array{ratio, stock, flow});
}

bool is_total(const Schema* schema, const std::string& name) {
    if (schema == nullptr) return false;
    const auto found = std::ranges::find(schema->indicators(), name, &Indicator::name);
    return found != schema->indicators().end() && found->over.empty();
}

u32 extent_of(const DataSet& data, std::string_view dimension) {
    const StoredVariable* found = data.find(dimension);
    return found == nullptr ? 0 : static_cast<u32>(found->shape.front());
}

}  // namespace

Result Result::open(const std::string& file, const Workspace& workspace) {
    return {std::make_shared<output::ResultReader>(file), workspace};
}

Result::Result(std::shared_ptr<const DataSet> data, const Workspace& workspace)
    : Result(data, schema_of_model(workspace, data->note("model"))) {}

Result::Result(std::shared_ptr<const DataSet> data, const Schema* schema)
    : path_(data->path()), data_(std::move(data)), schema_(schema) {
    const bool ours = data_->find("seed") != nullptr && !data_->note("scenario").empty();
    if (!ours) throw SystemError(path_ + ": is no result of a run, a comparison or a study");
    for (const double replicate : data_->numbers("seed")) replicates_.push_back(static_cast<u32>(replicate));
    if (data_->find("draw") != nullptr)
        for (const double number : data_->numbers("draw")) draws_.push_back(static_cast<u32>(number));
    drawn_ = texts_noted(*data_, "drawn");
    steps_ = extent_of(*data_, "time");
    const auto dates = output::stored_dates(*data_);
    steps_per_year_ = schema_ != nullptr ? schema_->steps_per_year()
                      : dates            ? consortia::steps_per_year(dates->calendar)
                                         : 0;
    data_->note("study").empty() ? read_ensemble() : read_study();
}

Result::Result(const study::RunList& list, bool compared, std::string file,
               std::optional<std::vector<study::Outcomes>> outcomes)
    : kind_(compared ? Kind::comparison : Kind::ensemble),
      path_(std::move(file)),
      schema_(&list.schema()),
      draws_(list.drawn().numbers),
      drawn_(list.drawn().parameters),
      steps_(list.scenarios().front().steps),
      steps_per_year_(list.schema().steps_per_year()),
      outcomes_(std::move(outcomes)) {
    for (const output::ScenarioText& text : study::texts_of(list))
        scenarios_.push_back(scenario_of(text.name, text.title, text.resolved));
    drop_borrowed_titles(scenarios_);
    for (u32 place = 0; place < list.seeds(); ++place) replicates_.push_back(list.first_replicate() + place);
}

Result::Result(const study::RunList& list, bool compared, std::shared_ptr<const DataSet> data,
               std::vector<study::Outcomes> outcomes)
    : Result(list, compared, data->path(), std::move(outcomes)) {
    data_ = std::move(data);
}

void Result::read_ensemble() {
    if (data_->find("scenario") != nullptr) {
        kind_ = Kind::comparison;
        scenarios_ = compared_scenarios(*data_);
        drop_borrowed_titles(scenarios_);
    } else {
        scenarios_ = {scenario_of(data_->note("scenario_name"), {data_->note("title"), data_->note("title_zh")},
                                  data_->note("scenario"))};
    }
}

/// The title is the study's.
void Result::read_study() {
    kind_ = Kind::study;
    scenarios_ = {scenario_of(data_->note("scenario_name"), {}, data_->note("scenario"))};
}

const DataSet& Result::data() const {
    if (data_ == nullptr) data_ = std::make_shared<output::ResultReader>(path_);
    return *data_;
}

u64 Result::missing() const {
    const std::vector<std::string> digests = data().texts("final_digest");
    return static_cast<u64>(std::ranges::count(digests, ""));
}

const std::vector<study::Outcomes>& Result::outcomes() const {
    if (!outcomes_) outcomes_ = read_outcomes();
    return *outcomes_;
}

Indicator Result::indicator_of(const StoredVariable& variable) const {
    if (schema_ != nullptr) {
        const auto found = std::ranges::find(schema_->indicators(), variable.name, &Indicator::name);
        if (found != schema_->indicators().end()) return *found;
    }
    return {.name = variable.name,
            .unit = variable.note("units"),
            .about = {variable.note("long_name"), variable.note("long_name_zh")},
            .kind = kind_named(variable.note("kind")),
            .role = named(variable.note("role"), Indicator::roles),
            .better = named(variable.note("better"), Indicator::betters),
            .compared = compared_of(variable.note("compared")).value_or(Compared{})};
}

std::vector<std::string> Result::run_dimensions() const { return output::run_dimensions(data()); }

study::Extent Result::extent() const {
    return {scenarios_.size(), std::max<std::size_t>(1, draws_.size()), replicates_.size(), steps_, played()};
}

const std::vector<u64>& Result::played() const {
    if (played_) return *played_;
    if (data().find("steps_played") != nullptr) data().at("steps_played", run_dimensions());
    return played_.emplace(study::steps_played(data()));
}

std::vector<double> Result::drawn_values(const std::string& parameter) const {
    std::vector<double> values = data().numbers(data().at(parameter, {"draw"}).name);
    const bool known = std::ranges::none_of(values, [](double x) { return std::isnan(x); });
    if (!known) throw SystemError(path_ + ": " + parameter + " has no value at some draw");
    return values;
}

std::vector<study::Outcomes> Result::read_outcomes() const {
    std::vector<study::Outcomes> all;
    if (kind_ == Kind::study) return all;
    std::vector<std::string> over = run_dimensions();
    over.emplace_back("time");
    for (const StoredVariable& variable : data().variables()) {
        if (variable.kind != StoredVariable::Kind::number || variable.over != over) {
            if (is_total(schema_, variable.name)) throw SystemError(path_ + ": " + variable.name + " has another shape");
            continue;
        }
        all.push_back(study::outcomes_of(indicator_of(variable), data().numbers(variable.name), extent(), steps_per_year_));
    }
    return all;
}

std::string Result::cost_unit() const {
    const auto is_cost = [](const study::Outcomes& each) { return each.indicator.role == Indicator::Role::cost; };
    const auto found = std::ranges::find_if(outcomes(), is_cost);
    return found == outcomes().end() ? "" : found->indicator.unit;
}

std::optional<config::Money> Result::money() const {
    if (schema_ == nullptr || !schema_->currency()) return std::nullopt;
    const Currency& currency = *schema_->currency();
    const auto rate = scenarios_.front().values.find(currency.parameter);
    if (rate == scenarios_.front().values.end()) return std::nullopt;
    const auto told = scenarios_.front().values.find("currency");
    const bool is_told = told != scenarios_.front().values.end();
    return config::Money{currency.unit, is_told ? config::currency_named_in(told->second) : currency.shown,
                         config::parse_number(rate->second).value_or(0)};
}

const StoredVariable* Result::variable_of(Indicator::Role role) const {
    const auto has = [&](const StoredVariable& variable) { return variable.note("role") == name_of(role); };
    const auto found = std::ranges::find_if(data().variables(), has);
    return found == data().variables().end() ? nullptr : &*found;
}

const Axis* Result::axis(std::string_view name) const {
    if (schema_ == nullptr) return nullptr;
    const auto found = std::ranges::find(schema_->axes(), name, &Axis::name);
    return found == schema_->axes().end() ? nullptr : &*found;
}

Text Result::axis_about(const std::string& name) const {
    const StoredVariable& stored = data().at(name);
    return {stored.note("long_name"), stored.note("long_name_zh")};
}

std::vector<std::string> Result::times() const {
    if (const auto dates = output::stored_dates(data())) return dates->dates;
    std::vector<std::string> numbers;
    for (u32 step = 1; step <= steps_; ++step) numbers.push_back(std::to_string(step));
    return numbers;
}

bool Result::moves(std::size_t scenario, const std::string& group) const {
    if (schema_ == nullptr) return true;
    const auto& here = scenarios_[scenario].values;
    const auto& first = scenarios_.front().values;
    const auto value = [](const std::map<std::string, std::string>& values, const std::string& name) {
        const auto found = values.find(name);
        return found == values.end() ? std::string() : found->second;
    };
    return std::ranges::any_of(schema_->settings(), [&](const Setting& setting) {
        const Quantity& lever = setting.quantity;
        return setting.is_lever && lever.lever == group && value(here, lever.name) != value(first, lever.name);
    });
}

}  // namespace consortia::session
