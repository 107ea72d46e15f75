#include "engine/study/sweep_result.hpp"

#include "engine/config/resolved.hpp"
#include "engine/config/value.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/labelled.hpp"
#include "engine/output/results.hpp"
#include "engine/output/time_axis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace consortia::study {

namespace {

using output::Variable;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<output::Attribute> names(const Text& text) { return {{"long_name", text.en}, {"long_name_zh", text.zh}}; }

class Writer {
  public:
    Writer(const Sweep& sweep, const Records& records, const std::string& file)
        : sweep_(sweep), study_(sweep.study()), records_(records), name_(files::Path(file).filename()), file_(file) {}

    void write() {
        add_notes();
        add_dimensions();
        for (std::size_t k = 0; k < study_.factors.size(); ++k) add_factor(k);
        if (study_.design.method == DesignDescription::Method::morris) add_moves();
        add_quarters();
        if (any_failed())
            add_texts("failure", {"why the run failed", "运行失败的原因"}, [&](u64 run) { return failure(run); });
        add_texts("final_digest", {"digest of the state at the end", "期末状态摘要"}, [&](u64 run) { return digest(run); });
        for (const Sweep::Kept& kept : sweep_.variables()) add_variable(kept);
        file_.publish();
    }

  private:
    const RunOutput* find(u64 run) const {
        const auto found = records_.finished.find(sweep_.key_of(run));
        return found == records_.finished.end() ? nullptr : &found->second;
    }
    std::string digest(u64 run) const {
        const RunOutput* output = find(run);
        return output == nullptr ? "" : files::hex(output->final_digest);
    }
    /// What plays it again is told without any path: the result is the same wherever it was made.
    std::string failure(u64 run) const {
        const auto found = records_.failed.find(sweep_.key_of(run));
        if (found == records_.failed.end()) return "";
        return with_reproduction(found->second.message, "rerun " + name_ + " " + sweep_.id_of(run));
    }
    u64 runs_of_points() const { return sweep_.points() * sweep_.replicates(); }
    bool any_failed() const {
        for (u64 run = 0; run < runs_of_points(); ++run) {
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
        file_.attribute({"model", scenario.model});
        file_.attribute({"seed", std::to_string(scenario.seed)});
        file_.attribute({"version", output::version()});
        file_.attribute({"commit", output::commit()});
        file_.attribute({"data", data});
        file_.attribute({"content_digest", content_digest(sweep_)});
        const Completeness done = completeness(sweep_, records_);
        file_.attribute({"runs_failed", static_cast<double>(done.failed)});
        file_.attribute({"runs_missing", static_cast<double>(done.missing.size())});
    }

    void add_dimensions() {
        std::vector<i32> points(sweep_.points());
        std::iota(points.begin(), points.end(), 0);
        file_.dimension({"point", points, names({"point of the design", "设计点编号"})});
        std::vector<i32> seeds(sweep_.replicates());
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

    static bool is_series(const Sweep::Kept& kept) { return kept.variable.how.kind == Aggregation::Kind::series; }

    void add_quarters() {
        if (!has_time_ || !study_.scenario.start) return;
        const std::size_t quarter = file_.variable({"quarter", Variable::Kind::text, {"time"}, names({"quarter", "季度"})});
        const std::vector<u64> from{0}, count{study_.scenario.steps};
        const std::vector<std::string> labels = output::quarter_labels(*study_.scenario.start, study_.scenario.steps);
        file_.write(quarter, from, count, std::span<const std::string>(labels));
    }

    void add_factor(std::size_t k) {
        const Quantity& quantity = study_.factors[k].quantity;
        const bool text = quantity.kind == Quantity::Kind::choice;
        std::vector<output::Attribute> about = names(quantity.about);
        if (!text) about.push_back({"units", quantity.unit});
        about.push_back({"kind", study_.factors[k].is_lever ? "lever" : "parameter"});
        const std::size_t variable =
            file_.variable({quantity.name, text ? Variable::Kind::text : Variable::Kind::number, {"point"}, about});
        std::vector<double> numbers;
        std::vector<std::string> texts;
        for (u64 point = 0; point < sweep_.points(); ++point) {
            const double value = sweep_.design().point(point)[k];
            if (text) {
                texts.push_back(std::isnan(value) ? "" : config::value_text(value, quantity));
            } else {
                numbers.push_back(value);
            }
        }
        const std::vector<u64> from{0}, count{sweep_.points()};
        if (text) file_.write(variable, from, count, std::span<const std::string>(texts));
        if (!text) file_.write(variable, from, count, std::span<const double>(numbers));
    }

    /// Which factor alone moved since the point before; with discrete values that cannot be seen from them.
    void add_moves() {
        const std::size_t factor =
            file_.variable({"moved",
                            Variable::Kind::text,
                            {"point"},
                            names({"factor that moved since the point before", "相对上一点变动的因素"})});
        const std::size_t step = file_.variable({"moved_by",
                                                 Variable::Kind::number,
                                                 {"point"},
                                                 names({"part of its range that it moved", "变动占其范围的比例"})});
        std::vector<std::string> moved;
        std::vector<double> by;
        for (u64 point = 0; point < sweep_.points(); ++point) {
            const auto move = sweep_.design().move(point);
            moved.push_back(move ? study_.factors[move->factor].quantity.name : "");
            by.push_back(move ? move->by : missing);
        }
        const std::vector<u64> from{0}, count{sweep_.points()};
        file_.write(factor, from, count, std::span<const std::string>(moved));
        file_.write(step, from, count, std::span<const double>(by));
    }

    template <class TextOf>
    void add_texts(const std::string& name, const Text& about, TextOf text_of) {
        const std::size_t variable = file_.variable({name, Variable::Kind::text, {"point", "seed"}, names(about)});
        std::vector<std::string> texts;
        for (u64 run = 0; run < runs_of_points(); ++run) texts.push_back(text_of(run));
        const std::vector<u64> from{0, 0}, count{sweep_.points(), sweep_.replicates()};
        file_.write(variable, from, count, std::span<const std::string>(texts));
    }

    void add_variable(const Sweep::Kept& kept) {
        std::vector<std::string> over{"point", "seed"};
        if (is_series(kept)) over.push_back("time");
        over.insert(over.end(), kept.indicator.over.begin(), kept.indicator.over.end());
        std::vector<output::Attribute> about = names(kept.indicator.about);
        about.push_back({"units", output::unit_for_readers(kept.indicator.unit)});
        about.push_back({"coordinates", coordinates()});
        about.push_back({"indicator", kept.indicator.name});
        about.push_back({"aggregation", kept.variable.words});
        about.push_back({"kind", name_of(kept.indicator.kind)});
        about.push_back({"role", name_of(kept.indicator.role)});
        const std::size_t variable = file_.variable({kept.variable.name, Variable::Kind::number, over, about});
        for (u64 point = 0; point < sweep_.points(); ++point) write_point(kept, variable, point);
    }

    /// All seeds of one point: memory holds no second copy of the study.
    void write_point(const Sweep::Kept& kept, std::size_t variable, u64 point) {
        const std::size_t length = kept.steps * kept.size;
        std::vector<double> numbers;
        for (u32 seed = 0; seed < sweep_.replicates(); ++seed) {
            const RunOutput* output = find(sweep_.run(point, seed));
            const RunOutput* base = kept.variable.how.difference ? find(sweep_.run(sweep_.points(), seed)) : nullptr;
            const bool there = output != nullptr && (base != nullptr || !kept.variable.how.difference);
            for (std::size_t k = 0; k < length; ++k) {
                const double level = there ? output->rows[kept.offset + k] : missing;
                numbers.push_back(base == nullptr ? level : level - base->rows[kept.offset + k]);
            }
        }
        std::vector<u64> from{point, 0}, count{1, sweep_.replicates()};
        if (is_series(kept)) from.push_back(0), count.push_back(kept.steps);
        from.resize(from.size() + kept.shape.size(), 0);
        count.insert(count.end(), kept.shape.begin(), kept.shape.end());
        file_.write(variable, from, count, std::span<const double>(numbers));
    }

    /// What makes factors and labels beside the dimensions known to CF readers.
    std::string coordinates() const {
        std::string all = "final_digest";
        for (const Factor& factor : study_.factors) all += " " + factor.quantity.name;
        if (has_time_ && study_.scenario.start) all += " quarter";
        return all;
    }

    const Sweep& sweep_;
    const Study& study_;
    const Records& records_;
    const std::string name_;
    output::LabelledWriter file_;
    bool has_time_ = false;
};

}  // namespace

Completeness completeness(const Sweep& sweep, const Records& records) {
    Completeness done;
    const u64 points_a_block = sweep.design().points_a_block();
    done.blocks = sweep.points() / points_a_block;
    std::vector<bool> broken(done.blocks, false);
    for (u64 run = 0; run < sweep.size(); ++run) {
        const u64 key = sweep.key_of(run);
        const bool finished = records.done.contains(key);
        const u64 block = sweep.variant_of(run) / points_a_block;
        if (!finished && block < broken.size()) broken[block] = true;
        if (finished) {
            ++done.finished;
        } else if (records.failed.contains(key)) {
            ++done.failed;
        } else {
            done.missing.push_back(run);
        }
    }
    done.complete_blocks = static_cast<u64>(std::ranges::count(broken, false));
    return done;
}

void merge(const Sweep& sweep, const Records& records, const std::string& file) { Writer(sweep, records, file).write(); }

std::string content_digest(const Sweep& sweep) { return files::hex(sweep.content()); }

}  // namespace consortia::study
