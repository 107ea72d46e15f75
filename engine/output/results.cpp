#include "engine/output/results.hpp"

#include "engine/core/error.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/labelled.hpp"
#include "engine/output/time_axis.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <limits>

namespace consortia::output {

namespace {

/// What a value says about its step: a sum over it, or the state at its end. CF has no word for a ratio of sums.
std::string cell_methods(Indicator::Kind kind) {
    switch (kind) {
        case Indicator::Kind::stock:
            return "time: point";
        case Indicator::Kind::flow:
            return "time: sum";
        case Indicator::Kind::ratio:
            break;
    }
    return "";
}

std::vector<Attribute> names(const std::string& en, const std::string& zh) {
    return {{"long_name", en}, {"long_name_zh", zh}};
}

template <class Member>
std::vector<std::string> each(const std::vector<ScenarioText>& scenarios, Member member) {
    std::vector<std::string> texts;
    for (const ScenarioText& scenario : scenarios) texts.push_back(std::invoke(member, scenario));
    return texts;
}

std::string joined_names(const std::vector<ScenarioText>& scenarios) {
    std::string names;
    for (const ScenarioText& scenario : scenarios) names += (names.empty() ? "" : ", ") + scenario.name;
    return names;
}

/// Puts the file together: dimensions, then variables, then one block a variable and run, then the digests.
class Results {
  public:
    Results(LabelledSink& file, const ResultFile& result) : result_(result), file_(file) {
        add_notes();
        add_dimensions();
        add_labels();
        for (const FrameLayout::Entry& entry : result_.layout.entries()) add_indicator(entry);
        if (result_.beside != nullptr) result_.beside->declare(file_, over_runs());
    }

    void add(std::size_t scenario, std::size_t place, const RunOutput& run) {
        if (run.width == 0) return add_missing(scenario, place);
        check(run);
        for (std::size_t k = 0; k < indicators_.size(); ++k) write_indicator(k, scenario, place, run);
        final_digests_.push_back(files::hex(run.final_digest));
        add_end(run);
        if (result_.beside != nullptr) result_.beside->add(file_, position(scenario, place), run);
        if (run.digests.empty()) return;
        step_digests_.resize((final_digests_.size() - 1) * result_.steps);  // of missing runs before there are none
        std::ranges::transform(run.digests, std::back_inserter(step_digests_), files::hex);
    }

    void publish() {
        write_texts(final_digest_, over_runs(), final_digests_);
        write_ends();
        add_step_digests();
        file_.publish();
    }

  private:
    void add_missing(std::size_t scenario, std::size_t place) {
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        const std::size_t width = result_.layout.width();
        const RunOutput nothing{width, std::vector<double>(width * result_.steps, missing), {}, 0};
        for (std::size_t k = 0; k < indicators_.size(); ++k) write_indicator(k, scenario, place, nothing);
        final_digests_.emplace_back();
        ends_.emplace_back();
        if (result_.beside != nullptr) result_.beside->add(file_, position(scenario, place), {});
    }

    void add_notes();
    void add_dimensions();
    void add_labels();
    void add_indicator(const FrameLayout::Entry& entry);
    void add_step_digests();
    bool may_stop() const;
    void add_end(const RunOutput& run);
    void write_ends();
    void check(const RunOutput& run) const;
    void write_indicator(std::size_t k, std::size_t scenario, std::size_t place, const RunOutput& run);
    void write_texts(std::size_t variable, const std::vector<std::string>& over, const std::vector<std::string>& texts);

    std::vector<std::string> over_runs() const;
    std::vector<u64> position(std::size_t scenario, std::size_t place) const;
    std::size_t extent(const std::string& dimension) const;
    /// What makes labels beside the dimensions known to CF readers.
    std::string coordinates() const;

    const ResultFile& result_;
    LabelledSink& file_;
    std::vector<std::size_t> indicators_;
    std::size_t final_digest_ = 0;
    std::vector<std::string> final_digests_;
    std::vector<RunEnd> ends_;
    std::vector<std::string> step_digests_;
};

void Results::add_notes() {
    std::string data;
    for (const DataHash& table : result_.data)
        data += table.name + " " + files::hex(table.content) + " " + table.file + "\n";
    file_.attribute({"Conventions", "CF-1.8"});
    if (result_.compared) {
        file_.attribute({"title", joined_names(result_.scenarios)});
        file_.attribute({"scenario", each(result_.scenarios, &ScenarioText::resolved)});
        file_.attribute({"origins", each(result_.scenarios, &ScenarioText::origins)});
    } else {
        const ScenarioText& scenario = result_.scenarios.front();
        file_.attribute({"title", scenario.title.en.empty() ? scenario.name : scenario.title.en});
        file_.attribute({"title_zh", scenario.title.zh});
        file_.attribute({"scenario_name", scenario.name});
        file_.attribute({"scenario", scenario.resolved});
        file_.attribute({"origins", scenario.origins});
    }
    file_.attribute({"model", result_.model});
    file_.attribute({"seed", std::to_string(result_.seed)});
    file_.attribute({"version", result_.version});
    file_.attribute({"commit", result_.commit});
    file_.attribute({"data", data});
    file_.attribute({"content_digest", result_.content_digest});
    add_draw_notes(file_, result_.draws);
    if (may_stop()) file_.attribute({"stop", each(result_.scenarios, &ScenarioText::stop)});
    if (result_.missing > 0) file_.attribute({"runs_missing", static_cast<double>(result_.missing)});
}

void Results::add_dimensions() {
    if (result_.compared) {
        file_.dimension({"scenario", each(result_.scenarios, &ScenarioText::name), names("scenario", "情景")});
    }
    add_draw_dimension(file_, result_.draws);
    std::vector<Attribute> about_seeds = names("replicate of the seed", "随机重复编号");
    about_seeds.push_back({"units", "1"});
    file_.dimension({"seed", std::vector<i32>(result_.replicates.begin(), result_.replicates.end()), about_seeds});
    file_.dimension(time_axis(result_.start, result_.steps));
    for (const Axis& axis : result_.axes) {
        const bool used = std::ranges::any_of(result_.layout.entries(), [&](const FrameLayout::Entry& entry) {
            return std::ranges::count(entry.indicator.over, axis.name) > 0;
        });
        if (used) file_.dimension({axis.name, axis.labels, names(axis.about.en, axis.about.zh)});
    }
}

void Results::add_labels() {
    if (result_.start) {
        const std::size_t dates = file_.variable(date_variable(result_.start->calendar));
        write_texts(dates, {"time"}, date_labels(*result_.start, result_.steps));
    }
    if (result_.compared) {
        std::vector<std::string> en, zh;
        for (const ScenarioText& scenario : result_.scenarios) {
            en.push_back(scenario.title.en);
            zh.push_back(scenario.title.zh);
        }
        const std::vector<std::string> over{"scenario"};
        write_texts(file_.variable({"scenario_title", Variable::Kind::text, over, names("title", "标题")}), over, en);
        write_texts(file_.variable({"scenario_title_zh", Variable::Kind::text, over, names("title in Chinese", "中文标题")}),
                    over, zh);
    }
    add_drawn_values(file_, result_.draws);
    add_base_seed(file_, result_.seed, result_.replicates.size());
    final_digest_ = file_.variable(
        {"final_digest", Variable::Kind::text, over_runs(), names("digest of the state at the end", "期末状态摘要")});
}

void Results::add_indicator(const FrameLayout::Entry& entry) {
    const Indicator& indicator = entry.indicator;
    std::vector<std::string> over = over_runs();
    over.push_back("time");
    over.insert(over.end(), indicator.over.begin(), indicator.over.end());
    std::vector<Attribute> attributes = names(indicator.about.en, indicator.about.zh);
    attributes.push_back({"units", unit_for_readers(indicator.unit)});
    attributes.push_back({"cell_methods", cell_methods(indicator.kind)});
    attributes.push_back({"coordinates", coordinates()});
    attributes.push_back({"kind", name_of(indicator.kind)});
    attributes.push_back({"role", name_of(indicator.role)});
    if (better_of(indicator) != Indicator::Better::neither) attributes.push_back({"better", name_of(better_of(indicator))});
    if (const std::string compared = text_of(indicator.compared); !compared.empty())
        attributes.push_back({"compared", compared});
    if (indicator.every > 1) attributes.push_back({"taken", taken_text(indicator.every)});
    indicators_.push_back(file_.variable({indicator.name, Variable::Kind::number, over, attributes}));
}

void Results::add_step_digests() {
    if (step_digests_.empty()) return;
    step_digests_.resize(final_digests_.size() * result_.steps);
    std::vector<std::string> over = over_runs();
    over.push_back("time");
    const std::size_t variable = file_.variable(
        {"state_digest", Variable::Kind::text, over, names("digest of the state after the step", "每步之后的状态摘要")});
    write_texts(variable, over, step_digests_);
}

bool Results::may_stop() const {
    return std::ranges::any_of(result_.scenarios, [](const ScenarioText& scenario) { return !scenario.stop.empty(); });
}

void Results::add_end(const RunOutput& run) { ends_.push_back({run.steps(), run.stopped ? "stop" : "steps"}); }

void Results::write_ends() {
    if (!may_stop()) return;
    const std::vector<std::string> over = over_runs();
    std::vector<u64> count;
    for (const std::string& dimension : over) count.push_back(extent(dimension));
    RunEnds(file_, over).write(std::vector<u64>(over.size(), 0), count, ends_);
}

void Results::check(const RunOutput& run) const {
    const std::size_t steps = run.stopped.value_or(result_.steps);
    require(run.width == result_.layout.width() && steps <= result_.steps && run.rows.size() == run.width * steps,
            "a run does not have the steps and indicators of its result");
    require(run.digests.empty() || run.digests.size() == steps, "a run does not have one digest a step");
}

void Results::write_indicator(std::size_t k, std::size_t scenario, std::size_t place, const RunOutput& run) {
    const FrameLayout::Entry& entry = result_.layout.entries()[k];
    std::vector<double> values;
    values.reserve(result_.steps * entry.size);
    for (std::size_t step = 0; step < run.steps(); ++step) {
        const auto part = run.row(step).subspan(entry.offset, entry.size);
        values.insert(values.end(), part.begin(), part.end());
    }
    values.resize(result_.steps * entry.size, std::numeric_limits<double>::quiet_NaN());
    std::vector<u64> start = position(scenario, place), count(start.size(), 1);
    start.push_back(0);
    count.push_back(result_.steps);
    start.resize(start.size() + entry.shape.size(), 0);
    count.insert(count.end(), entry.shape.begin(), entry.shape.end());
    file_.write(indicators_[k], start, count, std::span<const double>(values));
}

void Results::write_texts(std::size_t variable, const std::vector<std::string>& over,
                          const std::vector<std::string>& texts) {
    const std::vector<u64> start(over.size(), 0);
    std::vector<u64> count;
    for (const std::string& dimension : over) count.push_back(extent(dimension));
    file_.write(variable, start, count, std::span<const std::string>(texts));
}

std::vector<std::string> Results::over_runs() const {
    std::vector<std::string> over{"seed"};
    if (!result_.draws.empty()) over.insert(over.begin(), "draw");
    if (result_.compared) over.insert(over.begin(), "scenario");
    return over;
}

std::vector<u64> Results::position(std::size_t scenario, std::size_t place) const {
    const std::size_t seeds = result_.replicates.size();
    std::vector<u64> run;
    if (result_.compared) run.push_back(scenario);
    if (!result_.draws.empty()) run.push_back(place / seeds);
    run.push_back(place % seeds);
    return run;
}

std::size_t Results::extent(const std::string& dimension) const {
    if (dimension == "scenario") return result_.scenarios.size();
    if (dimension == "draw") return result_.draws.size();
    return dimension == "seed" ? result_.replicates.size() : result_.steps;
}

std::string Results::coordinates() const {
    std::string all =
        result_.compared ? "scenario_title scenario_title_zh base_seed final_digest" : "base_seed final_digest";
    if (result_.start) all += " " + period_of(result_.start->calendar).en;
    if (!result_.draws.empty())
        for (const std::string& name : result_.draws.parameters) all += " " + name;
    return all;
}

}  // namespace

std::string unit_for_readers(const std::string& unit) {
    constexpr std::array durations{"days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"};
    const bool duration = std::ranges::find(durations, unit) != durations.end();
    return duration ? unit.substr(0, unit.size() - 1) : unit;
}

std::vector<DataHash> data_hashes(const Scenario& scenario) {
    std::vector<DataHash> hashes;
    for (const auto& [name, table] : scenario.data) hashes.push_back({name, table.file, table.content});
    return hashes;
}

void add_draw_notes(LabelledSink& file, const ParameterDraws& draws) {
    if (draws.empty()) return;
    file.attribute({"draws", draws.file + " " + files::hex(draws.content)});
    file.attribute({"drawn", draws.parameters});
}

void add_draw_dimension(LabelledSink& file, const ParameterDraws& draws) {
    if (draws.empty()) return;
    const std::vector<i32> numbers(draws.numbers.begin(), draws.numbers.end());
    file.dimension({"draw", numbers, names("draw of parameters", "参数抽样")});
}

void add_drawn_values(LabelledSink& file, const ParameterDraws& draws) {
    for (std::size_t k = 0; k < draws.parameters.size() && !draws.empty(); ++k) {
        std::vector<double> column;
        for (const std::vector<double>& values : draws.values) column.push_back(values[k]);
        std::vector<Attribute> about = names(draws.parameters[k], draws.parameters[k]);
        about.push_back({"kind", "parameter"});
        const std::size_t variable = file.variable({draws.parameters[k], Variable::Kind::number, {"draw"}, about});
        const std::vector<u64> from{0}, count{column.size()};
        file.write(variable, from, count, std::span<const double>(column));
    }
}

void add_base_seed(LabelledSink& file, u64 seed, std::size_t replicates) {
    const std::vector<Attribute> about =
        names("seed of which each is a replicate: tells results of several seeds apart", "各重复所属的随机种子");
    const std::size_t variable = file.variable({"base_seed", Variable::Kind::count, {"seed"}, about});
    const std::vector<u64> from{0}, count{replicates};
    file.write(variable, from, count, std::span<const u64>(std::vector<u64>(replicates, seed)));
}

RunEnds::RunEnds(LabelledSink& file, const std::vector<std::string>& over)
    : file_(&file),
      steps_(file.variable(
          {"steps_played", Variable::Kind::count, over, names("steps played before the run ended", "运行结束前的期数")})),
      by_(file.variable({"ended_by", Variable::Kind::text, over,
                         names("what ended the run: its stop condition, or its steps", "运行结束的原因：停止条件或期数")})) {
}

void RunEnds::write(std::span<const u64> from, std::span<const u64> count, const std::vector<RunEnd>& ends) {
    std::vector<u64> steps;
    std::vector<std::string> reasons;
    for (const RunEnd& end : ends) {
        steps.push_back(end.steps);
        reasons.push_back(end.by);
    }
    file_->write(steps_, from, count, std::span<const u64>(steps));
    file_->write(by_, from, count, std::span<const std::string>(reasons));
}

void write_results(const std::string& path, const ResultFile& result, const RunSource& run) {
    LabelledWriter file(path);
    write_results(file, result, run);
}

void write_results(LabelledSink& sink, const ResultFile& result, const RunSource& run) {
    require(result.compared ? !result.scenarios.empty() : result.scenarios.size() == 1,
            "a result holds one scenario, or those that were compared");
    Results results(sink, result);
    const std::size_t places = std::max<std::size_t>(1, result.draws.size()) * result.replicates.size();
    for (std::size_t scenario = 0; scenario < result.scenarios.size(); ++scenario)
        for (std::size_t place = 0; place < places; ++place) results.add(scenario, place, run(scenario, place));
    results.publish();
}

}  // namespace consortia::output
