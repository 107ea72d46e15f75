#include "engine/study/results/sweep_result.hpp"

#include "engine/config/scenario/resolved.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/labelled.hpp"
#include "engine/output/results.hpp"
#include "engine/output/time_axis.hpp"
#include "engine/study/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace consortia::study {

namespace {

using output::Variable;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<output::Attribute> names(const Text& text) { return {{"long_name", text.en}, {"long_name_zh", text.zh}}; }

/// How a run fares, as the result says it.
namespace status {
constexpr const char* finished = "finished";
constexpr const char* failed = "failed";
constexpr const char* missing = "missing";
}  // namespace status

/// Numbers that are gathered before they are written: a megabyte.
constexpr u64 gathered = u64{1} << 17U;

/// The runs of a stretch of points, draw by draw, seed by seed.
using Outputs = std::vector<std::optional<RunOutput>>;

class Writer {
  public:
    Writer(const Sweep& sweep, const Records& records, const std::string& file)
        : sweep_(sweep),
          study_(sweep.study()),
          records_(records),
          reader_(records, sweep.journal_content()),
          name_(files::Path(file).filename()),
          file_(file) {}

    void write() {
        add_notes();
        add_dimensions();
        for (std::size_t k = 0; k < study_.factors.size(); ++k) add_factor(k);
        if (is_screening()) add_moves();
        add_dates();
        output::add_base_seed(file_, study_.scenario.seed, sweep_.seeds());
        output::add_drawn_values(file_, sweep_.drawn());
        if (study_.needs_baseline()) add_baseline();
        add_texts_of_runs();
        for (const Sweep::Kept& kept : sweep_.variables()) add_variable(kept);
        for (u64 point = 0; point < sweep_.points(); point += stretch()) {
            write_points(point, std::min(stretch(), sweep_.points() - point));
        }
        file_.publish();
    }

  private:
    bool is_screening() const { return study_.design.method == DesignDescription::Method::morris; }

    /// How many points are written at once.
    u64 stretch() const {
        const u64 numbers = sweep_.replicates() * (static_cast<u64>(sweep_.numbers_kept()) + 8) + study_.factors.size();
        return std::max<u64>(1, gathered / numbers);
    }

    std::optional<RunOutput> output_of(u64 run) {
        const RecordPlace* place = reader_.find(sweep_.key_of(run));
        if (place == nullptr) return std::nullopt;
        RunOutput output = reader_.read(*place);
        if (output.rows.size() != static_cast<std::size_t>(sweep_.numbers_kept())) {
            throw SystemError("the record of " + sweep_.name_of(run) + " in the journal has another shape than the study");
        }
        return output;
    }
    std::string status_of(u64 run) const {
        if (reader_.find(sweep_.key_of(run)) != nullptr) return status::finished;
        return records_.failed.contains(sweep_.key_of(run)) ? status::failed : status::missing;
    }
    /// What plays it again is told without any path: the result is the same wherever it was made.
    std::string failure(u64 run) const {
        const auto found = records_.failed.find(sweep_.key_of(run));
        if (found == records_.failed.end()) return "";
        return with_reproduction(found->second.message, "rerun " + name_ + " " + sweep_.id_of(run));
    }
    bool any_failed() const {
        for (u64 run = 0; run < sweep_.points() * sweep_.replicates() && !records_.failed.empty(); ++run) {
            if (records_.failed.contains(sweep_.key_of(run))) return true;
        }
        return false;
    }

    void add_notes() {
        const Scenario& scenario = study_.scenario;
        std::string data;
        for (const output::DataHash& table : output::data_hashes(scenario)) {
            data += table.name + " " + files::hex(table.content) + " " + table.file + "\n";
        }
        std::vector<std::string> factors;
        for (const Factor& factor : study_.factors) factors.push_back(factor.quantity.name);
        file_.attribute({"Conventions", "CF-1.8"});
        file_.attribute({"title", study_.title.en.empty() ? study_.name : study_.title.en});
        file_.attribute({"title_zh", study_.title.zh});
        file_.attribute({"study_name", study_.name});
        file_.attribute({"study", study_.text});
        file_.attribute({"scenario_file", study_.scenario_file});
        file_.attribute({"scenario_name", scenario.name});
        file_.attribute({"scenario", config::resolved(scenario, sweep_.schema())});
        file_.attribute({"origins", config::origins_text(scenario, sweep_.schema())});
        file_.attribute({"design", name_of(study_.design.method)});
        file_.attribute({"points_a_block", static_cast<double>(sweep_.design().points_a_block())});
        file_.attribute({"factors", factors});
        add_packages();
        add_futures();
        file_.attribute({"model", scenario.model});
        file_.attribute({"seed", std::to_string(scenario.seed)});
        file_.attribute({"version", output::version()});
        file_.attribute({"commit", output::commit()});
        file_.attribute({"data", data});
        file_.attribute({"content_digest", content_digest(sweep_)});
        output::add_draw_notes(file_, sweep_.drawn());
        if (scenario.stop) file_.attribute({"stop", to_string(*scenario.stop)});
        const Completeness done = completeness(sweep_, records_);
        file_.attribute({"runs_failed", static_cast<double>(done.failed)});
        file_.attribute({"runs_missing", static_cast<double>(done.missing)});
    }

    /// Each with its file, and whole, so that a run can be played again when the file has changed.
    void add_packages() {
        std::vector<std::string> files, texts;
        for (const Factor& factor : study_.factors) {
            if (!factor.is_package()) continue;
            files.push_back(factor.package.file);
            texts.push_back(factor.package.text);
        }
        if (files.empty()) return;
        file_.attribute({"package_files", files});
        file_.attribute({"packages", texts});
    }

    /// Likewise; the first is the scenario itself.
    void add_futures() {
        std::vector<std::string> files, texts;
        for (const Future& future : sweep_.futures()) {
            if (future.file.empty()) continue;
            files.push_back(future.file);
            texts.push_back(future.text);
        }
        if (files.empty()) return;
        file_.attribute({"future_files", files});
        file_.attribute({"futures", texts});
    }

    void add_future_dimension() {
        std::vector<std::string> futures;
        for (const Future& future : sweep_.futures()) futures.push_back(future.name);
        if (!futures.empty()) file_.dimension({"future", futures, names({"course of the world", "未来情景"})});
    }

    void add_dimensions() {
        std::vector<i32> points(sweep_.points());
        std::iota(points.begin(), points.end(), 0);
        file_.dimension({"point", points, names({"point of the design", "设计点编号"})});
        add_future_dimension();
        output::add_draw_dimension(file_, sweep_.drawn());
        std::vector<i32> seeds(sweep_.seeds());
        std::iota(seeds.begin(), seeds.end(), 0);
        std::vector<output::Attribute> about = names({"replicate of the seed", "随机重复编号"});
        about.push_back({"units", "1"});
        file_.dimension({"seed", seeds, about});
        const auto& kept = sweep_.variables();
        has_time_ = std::ranges::any_of(kept, [](const Sweep::Kept& k) { return is_series(k); });
        if (has_time_) file_.dimension(output::time_axis(study_.scenario.start, study_.scenario.steps));
        for (const Axis& axis : sweep_.schema().axes(study_.scenario)) {
            const auto uses = [&](const Sweep::Kept& k) { return std::ranges::count(k.indicator.over, axis.name) > 0; };
            if (std::ranges::any_of(kept, uses)) file_.dimension({axis.name, axis.labels, names(axis.about)});
        }
    }

    static std::string unit_of(const Sweep::Kept& kept) {
        return kept.variable.how.kind == Aggregation::Kind::outcome ? as_compared(kept.indicator).unit : kept.indicator.unit;
    }

    static bool is_series(const Sweep::Kept& kept) { return kept.variable.how.kind == Aggregation::Kind::series; }

    void add_dates() {
        if (!has_time_ || !study_.scenario.start) return;
        const std::size_t dates = file_.variable(output::date_variable(study_.scenario.start->calendar));
        const std::vector<u64> from{0}, count{study_.scenario.steps};
        const std::vector<std::string> labels = output::date_labels(*study_.scenario.start, study_.scenario.steps);
        file_.write(dates, from, count, std::span<const std::string>(labels));
    }

    static bool is_label(const Factor& factor) { return factor.quantity.kind == Quantity::Kind::choice; }

    void add_factor(std::size_t k) {
        const Quantity& quantity = study_.factors[k].quantity;
        const bool text = is_label(study_.factors[k]);
        std::vector<output::Attribute> about = names(quantity.about);
        if (!text) about.push_back({"units", quantity.unit});
        about.push_back({"kind", study_.factors[k].kind()});
        if (const AddedEntry& added = study_.factors[k].added; !added.lever.empty()) {
            about.push_back({"lever", added.lever});
            about.push_back({"entry", added.text});
        }
        factors_.push_back(
            file_.variable({quantity.name, text ? Variable::Kind::text : Variable::Kind::number, {"point"}, about}));
    }

    /// Which factor alone moved since the point before; with discrete values that cannot be seen from them.
    void add_moves() {
        moved_ = file_.variable({"moved",
                                 Variable::Kind::text,
                                 {"point"},
                                 names({"factor that moved since the point before", "相对上一点变动的因素"})});
        moved_by_ = file_.variable({"moved_by",
                                    Variable::Kind::number,
                                    {"point"},
                                    names({"part of its range that it moved", "变动占其范围的比例"})});
    }

    std::size_t add_texts(const std::string& name, const std::vector<std::string>& over, const Text& about) {
        return file_.variable({name, Variable::Kind::text, over, names(about)});
    }

    /// The scenario itself, which differences are to.
    void add_baseline() {
        std::vector<std::string> texts;
        for (u32 place = 0; place < sweep_.replicates(); ++place) {
            const u64 run = sweep_.run(sweep_.points(), place);
            baseline_.push_back(output_of(run));
            texts.push_back(status_of(run));
        }
        std::vector<std::string> over = sweep_.run_dimensions();
        over.erase(over.begin());
        std::vector<u64> count = sweep_.extent(1);
        count.erase(count.begin());
        const std::size_t variable =
            add_texts("baseline_status", over, {"whether the run of the scenario itself is finished", "基准运行状态"});
        const std::vector<u64> from(count.size(), 0);
        file_.write(variable, from, count, std::span<const std::string>(texts));
    }

    void add_texts_of_runs() {
        const std::vector<std::string> over = sweep_.run_dimensions();
        status_ = add_texts("run_status", over,
                            {"whether the run is finished, failed or missing; what is NaN of a finished run is undefined, a "
                             "ratio over nothing",
                             "运行状态；已完成的运行中 NaN 表示该值无定义"});
        if (any_failed()) failure_ = add_texts("failure", over, {"why the run failed", "运行失败的原因"});
        final_digest_ = add_texts("final_digest", over, {"digest of the state at the end", "期末状态摘要"});
        if (study_.scenario.stop) ends_.emplace(file_, over);
    }

    void add_variable(const Sweep::Kept& kept) {
        std::vector<std::string> over = sweep_.run_dimensions();
        if (is_series(kept)) over.push_back("time");
        over.insert(over.end(), kept.indicator.over.begin(), kept.indicator.over.end());
        std::vector<output::Attribute> about = names(kept.indicator.about);
        about.push_back({"units", output::unit_for_readers(unit_of(kept))});
        about.push_back({"coordinates", coordinates()});
        about.push_back({"ancillary_variables", kept.variable.how.difference ? "run_status baseline_status" : "run_status"});
        about.push_back({"indicator", kept.indicator.name});
        about.push_back({"aggregation", kept.variable.words});
        about.push_back({"kind", name_of(kept.indicator.kind)});
        about.push_back({"role", name_of(kept.indicator.role)});
        variables_.push_back(file_.variable({kept.variable.name, Variable::Kind::number, over, about}));
    }

    void write_points(u64 first, u64 count) {
        write_factors(first, count);
        if (is_screening()) write_moves(first, count);
        Outputs outputs;
        for (u64 run = sweep_.run(first, 0); run < sweep_.run(first + count, 0); ++run) outputs.push_back(output_of(run));
        write_texts_of_runs(first, count, outputs);
        for (std::size_t k = 0; k < variables_.size(); ++k) write_variable(k, first, count, outputs);
    }

    void write_factors(u64 first, u64 count) {
        std::vector<std::vector<double>> columns(factors_.size());
        for (u64 point = first; point < first + count; ++point) {
            const std::vector<double> values = sweep_.design().point(point);
            for (std::size_t k = 0; k < columns.size(); ++k) columns[k].push_back(values[k]);
        }
        for (std::size_t k = 0; k < columns.size(); ++k) write_factor(k, first, columns[k]);
    }

    void write_factor(std::size_t k, u64 first, const std::vector<double>& values) {
        const std::vector<u64> from{first}, count{values.size()};
        const Factor& factor = study_.factors[k];
        if (!is_label(factor)) return file_.write(factors_[k], from, count, std::span<const double>(values));
        std::vector<std::string> labels;
        for (double x : values) labels.push_back(std::isnan(x) ? "" : config::value_text(x, factor.quantity));
        file_.write(factors_[k], from, count, std::span<const std::string>(labels));
    }

    void write_moves(u64 first, u64 count) {
        std::vector<std::string> moved;
        std::vector<double> by;
        for (u64 point = first; point < first + count; ++point) {
            const auto move = sweep_.design().move(point);
            moved.push_back(move ? study_.factors[move->factor].quantity.name : "");
            by.push_back(move ? move->by : missing);
        }
        const std::vector<u64> from{first}, extent{count};
        file_.write(moved_, from, extent, std::span<const std::string>(moved));
        file_.write(moved_by_, from, extent, std::span<const double>(by));
    }

    void write_texts_of_runs(u64 first, u64 count, const Outputs& outputs) {
        std::vector<std::string> states, failures, digests;
        for (u64 run = sweep_.run(first, 0); run < sweep_.run(first + count, 0); ++run) {
            const std::optional<RunOutput>& output = outputs[run - sweep_.run(first, 0)];
            states.push_back(status_of(run));
            failures.push_back(failure(run));
            digests.push_back(output ? files::hex(output->final_digest) : "");
        }
        const std::vector<u64> from = sweep_.position(sweep_.run(first, 0)), extent = sweep_.extent(count);
        file_.write(status_, from, extent, std::span<const std::string>(states));
        if (failure_) file_.write(*failure_, from, extent, std::span<const std::string>(failures));
        file_.write(final_digest_, from, extent, std::span<const std::string>(digests));
        if (ends_) ends_->write(from, extent, ends_of(outputs));
    }

    std::vector<output::RunEnd> ends_of(const Outputs& outputs) const {
        std::vector<output::RunEnd> ends;
        for (const std::optional<RunOutput>& run : outputs) {
            ends.emplace_back();
            if (run) ends.back() = {run->stopped.value_or(study_.scenario.steps), run->stopped ? "stop" : "steps"};
        }
        return ends;
    }

    void write_variable(std::size_t k, u64 first, u64 count, const Outputs& outputs) {
        const Sweep::Kept& kept = sweep_.variables()[k];
        std::vector<double> numbers;
        numbers.reserve(outputs.size() * kept.steps * kept.size);
        for (std::size_t run = 0; run < outputs.size(); ++run) {
            const bool difference = kept.variable.how.difference;
            append(numbers, kept, outputs[run], difference ? &baseline_[run % sweep_.replicates()] : nullptr);
        }
        std::vector<u64> from = sweep_.position(sweep_.run(first, 0)), extent = sweep_.extent(count);
        if (is_series(kept)) from.push_back(0), extent.push_back(kept.steps);
        from.resize(from.size() + kept.shape.size(), 0);
        extent.insert(extent.end(), kept.shape.begin(), kept.shape.end());
        file_.write(variables_[k], from, extent, std::span<const double>(numbers));
    }

    static void append(std::vector<double>& numbers, const Sweep::Kept& kept, const std::optional<RunOutput>& output,
                       const std::optional<RunOutput>* base) {
        const std::size_t length = kept.steps * kept.size;
        if (!output || (base != nullptr && !*base)) return numbers.resize(numbers.size() + length, missing);
        for (std::size_t k = kept.offset; k < kept.offset + length; ++k) {
            numbers.push_back(base == nullptr ? output->rows[k] : output->rows[k] - (*base)->rows[k]);
        }
    }

    /// What makes factors and labels beside the dimensions known to CF readers.
    std::string coordinates() const {
        std::string all = "base_seed final_digest";
        for (const Factor& factor : study_.factors) all += " " + factor.quantity.name;
        if (!sweep_.drawn().empty())
            for (const std::string& name : sweep_.drawn().parameters) all += " " + name;
        if (has_time_ && study_.scenario.start) all += " " + period_of(study_.scenario.start->calendar).en;
        return all;
    }

    const Sweep& sweep_;
    const Study& study_;
    const Records& records_;
    OutputReader reader_;
    const std::string name_;
    output::LabelledWriter file_;
    bool has_time_ = false;
    Outputs baseline_;
    std::vector<std::size_t> factors_;
    std::size_t moved_ = 0, moved_by_ = 0;
    std::size_t status_ = 0, final_digest_ = 0;
    std::optional<output::RunEnds> ends_;
    std::optional<std::size_t> failure_;
    std::vector<std::size_t> variables_;
};

}  // namespace

void merge(const Sweep& sweep, const Records& records, const std::string& file) { Writer(sweep, records, file).write(); }

std::string content_digest(const Sweep& sweep) { return files::hex(sweep.content()); }

}  // namespace consortia::study
