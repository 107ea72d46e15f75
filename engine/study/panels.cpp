#include "engine/study/panels.hpp"

#include "engine/files/digest.hpp"
#include "engine/output/time_axis.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace consortia::study {

namespace {

using output::Variable;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
const std::string time_name = "panel_time";

std::string name_of(const std::string& kind, const std::string& field) { return kind + '.' + field; }

/// As tables of agents write it, so that no reader takes it for a number.
std::string key_text(Key key) { return 'k' + files::hex(key); }

Key key_of(const std::string& text, const std::string& path) {
    Key key = 0;
    const char* begin = text.data() + 1;
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), key, 16);
    if (text.front() != 'k' || error != std::errc() || end != text.data() + text.size())
        throw SystemError(path + ": is no key of an agent: " + text);
    return key;
}

bool is_pure(const PanelField& field) { return field.unit == "flag" || field.unit == "label"; }

/// One number of each `every` steps, the last of them.
template <class Values>
Values each_time(const Values& steps, u32 every) {
    Values some;
    for (std::size_t k = every - 1; k < steps.size(); k += every) some.push_back(steps[k]);
    return some;
}

std::vector<u64> with(std::vector<u64> run, std::initializer_list<u64> more) {
    run.insert(run.end(), more);
    return run;
}

}  // namespace

PanelVariables::PanelVariables(const Scenario& scenario, const Schema& schema, const std::vector<std::size_t>& agents)
    : scenario_(&scenario),
      schema_(&schema),
      every_(scenario.panels.front().every),
      times_(scenario.steps / scenario.panels.front().every) {
    for (std::size_t k = 0; k < scenario.panels.size(); ++k) {
        const Panel& panel = scenario.panels[k];
        const bool is_edge = panel_record(schema, panel.kind)->role == Record::Role::edge;
        followed_.push_back({panel.kind, panel_fields(schema, panel), std::max<std::size_t>(1, agents[k]), is_edge});
    }
}

std::vector<output::Attribute> PanelVariables::about(const PanelField& field, const Schema& schema) const {
    std::vector<output::Attribute> about{{"long_name", field.about.empty() ? field.name : field.about},
                                         {"units", is_pure(field) ? "1" : output::unit_for_readers(field.unit)}};
    const auto axis = std::ranges::find(schema.axes(), field.values.label_of, &Axis::name);
    if (!field.values.label_of.empty() && axis != schema.axes().end()) {
        const std::vector<Axis> axes = schema.axes(*scenario_);
        about.push_back({"labels", std::ranges::find(axes, axis->name, &Axis::name)->labels});
    }
    return about;
}

void PanelVariables::declare_time(output::LabelledSink& file) const {
    output::Dimension time = output::time_axis(scenario_->start, scenario_->steps);
    time.name = time_name;
    time.labels = each_time(std::get<std::vector<i32>>(time.labels), every_);
    file.dimension(time);
    if (!scenario_->start) return;
    const std::string& period = period_of(scenario_->start->calendar).en;
    const std::vector<std::string> dates = each_time(output::date_labels(*scenario_->start, scenario_->steps), every_);
    const std::vector<u64> from{0}, count{dates.size()};
    file.write(file.variable({"panel_" + period, Variable::Kind::text, {time_name}, {{"long_name", period}}}), from, count,
               std::span<const std::string>(dates));
}

void PanelVariables::declare(output::LabelledSink& file, const std::vector<std::string>& over_runs) {
    declare_time(file);
    for (Followed& followed : followed_) {
        std::vector<i32> places(followed.agents);
        std::iota(places.begin(), places.end(), 0);
        const std::string who = followed.is_edge ? "edges" : "agents";
        file.dimension({followed.kind, places, {{"long_name", who + " of a panel, in the order in which they were met"}}});
        std::vector<std::string> over = over_runs;
        over.push_back(followed.kind);
        const auto text = [&](const char* name, const char* about) {
            return file.variable({name_of(followed.kind, name), Variable::Kind::text, over, {{"long_name", about}}});
        };
        followed.keys = text("key", "key for life");
        if (followed.is_edge) {
            followed.from = text("from", "key of the agent that it leads from");
            followed.to = text("to", "key of the agent that it leads to");
        }
        over.push_back(time_name);
        for (const PanelField& field : followed.fields)
            followed.variables.push_back(
                file.variable({name_of(followed.kind, field.name), Variable::Kind::number, over, about(field, *schema_)}));
    }
}

void PanelVariables::add(output::LabelledSink& file, const std::vector<u64>& run, const RunOutput& output) {
    const PanelRows nobody;
    for (std::size_t k = 0; k < followed_.size(); ++k) {
        const PanelRows& rows = k < output.panels.size() ? output.panels[k] : nobody;
        add_keys(file, followed_[k].keys, followed_[k].agents, run, rows.agents);
        if (followed_[k].is_edge) {
            add_keys(file, followed_[k].from, followed_[k].agents, run, rows.from);
            add_keys(file, followed_[k].to, followed_[k].agents, run, rows.to);
        }
        add_fields(file, followed_[k], run, rows);
    }
}

void PanelVariables::add_keys(output::LabelledSink& file, std::size_t variable, std::size_t most, std::vector<u64> run,
                              const std::vector<Key>& keys) {
    std::vector<std::string> texts(most);
    std::ranges::transform(keys, texts.begin(), key_text);
    const std::vector<u64> count = with(std::vector<u64>(run.size(), 1), {most});
    file.write(variable, with(std::move(run), {0}), count, std::span<const std::string>(texts));
}

void PanelVariables::add_fields(output::LabelledSink& file, const Followed& followed, std::vector<u64> run,
                                const PanelRows& rows) const {
    const std::vector<u64> count = with(std::vector<u64>(run.size(), 1), {followed.agents, times_});
    const std::vector<u64> from = with(std::move(run), {0, 0});
    const std::size_t width = followed.fields.size();
    for (std::size_t field = 0; field < width; ++field) {
        std::vector<double> course(followed.agents * times_, missing);
        std::size_t begin = 0;
        for (std::size_t time = 0; time < rows.known.size(); begin += rows.known[time++] * width)
            for (std::size_t agent = 0; agent < rows.known[time]; ++agent)
                course[agent * times_ + time] = rows.numbers[begin + agent * width + field];
        file.write(followed.variables[field], from, count, std::span<const double>(course));
    }
}

namespace {

std::vector<Key> stored_keys(const output::DataSet& data, const std::string& name, const std::vector<u64>& run) {
    const output::StoredVariable& variable = data.at(name);
    u64 place = 0;
    for (std::size_t k = 0; k < run.size(); ++k) place = place * variable.shape.at(k) + run[k];
    const std::vector<std::string> all = data.texts(variable.name);
    const u64 agents = variable.shape.back();
    std::vector<Key> keys;
    for (u64 k = place * agents; k < (place + 1) * agents && !all.at(k).empty(); ++k)
        keys.push_back(key_of(all[k], data.path()));
    return keys;
}

PanelRows stored_panel(const output::DataSet& data, const Panel& panel, const Schema& schema, u32 times,
                       const std::vector<u64>& run) {
    const std::vector<PanelField> fields = panel_fields(schema, panel);
    PanelRows rows{.agents = stored_keys(data, name_of(panel.kind, "key"), run)};
    if (panel_record(schema, panel.kind)->role == Record::Role::edge) {
        rows.from = stored_keys(data, name_of(panel.kind, "from"), run);
        rows.to = stored_keys(data, name_of(panel.kind, "to"), run);
    }
    const std::size_t agents = rows.agents.size(), width = fields.size();
    rows.known.assign(times, static_cast<u32>(agents));
    rows.numbers.resize(times * agents * width);
    const std::vector<u64> count = with(std::vector<u64>(run.size(), 1), {agents, times});
    for (std::size_t field = 0; field < width && agents > 0; ++field) {
        const std::vector<double> course = data.numbers(name_of(panel.kind, fields[field].name), with(run, {0, 0}), count);
        for (std::size_t agent = 0; agent < agents; ++agent)
            for (std::size_t time = 0; time < times; ++time)
                rows.numbers[(time * agents + agent) * width + field] = course[agent * times + time];
    }
    return rows;
}

}  // namespace

std::vector<PanelRows> stored_panels(const output::DataSet& data, const Scenario& scenario, const Schema& schema,
                                     const std::vector<u64>& run) {
    std::vector<PanelRows> all;
    for (const Panel& panel : scenario.panels)
        all.push_back(stored_panel(data, panel, schema, scenario.steps / panel.every, run));
    return all;
}

}  // namespace consortia::study
