#include "engine/study/run_list.hpp"

#include "engine/config/panel/panel.hpp"
#include "engine/core/hash.hpp"
#include "engine/run/content.hpp"
#include "engine/run/estimate.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

Place file_of(const Scenario& scenario) {
    return scenario.files.empty() ? Place{scenario.name, 0, 0} : Place{scenario.files.back().file, 0, 0};
}

std::string stop_of(const Scenario& scenario) { return scenario.stop ? to_string(*scenario.stop) : "none"; }

std::string panels_of(const Scenario& scenario) {
    return scenario.panels.empty() ? "none" : config::panel_text(scenario.panels);
}

std::string start_of(const Scenario& scenario) { return scenario.start ? to_string(*scenario.start) : "none"; }

bool same_axes(const Schema& schema, const Scenario& a, const Scenario& b) {
    return std::ranges::equal(schema.axes(a), schema.axes(b), {}, &Axis::labels, &Axis::labels);
}

}  // namespace

RunList::RunList(const Model& model, const Schema& schema, std::vector<Scenario> scenarios, u32 first_replicate,
                 ParameterDraws draws)
    : model_(&model),
      schema_(&schema),
      scenarios_(std::make_shared<const std::vector<Scenario>>(std::move(scenarios))),
      drawn_(std::make_shared<const ParameterDraws>(std::move(draws))),
      first_replicate_(first_replicate) {
    require(!scenarios_->empty(), "a list of runs needs a scenario");
    check();
    check_draws();
}

void RunList::check() const {
    std::vector<Problem> problems;
    const Scenario& first = scenarios_->front();
    for (const Scenario& other : *scenarios_) {
        const auto differs = [&](const std::string& key, const std::string& expected, const std::string& got) {
            if (expected == got) return;
            problems.push_back(
                {Problem::Severity::error, file_of(other),
                 key + ": expected " + expected + " as in " + first.name + ", with which it is compared, got " + got});
        };
        differs("model", first.model, other.model);
        differs("start", start_of(first), start_of(other));
        differs("steps", std::to_string(first.steps), std::to_string(other.steps));
        differs("stop", stop_of(first), stop_of(other));
        differs("panel", panels_of(first), panels_of(other));
        differs("seed", std::to_string(first.seed), std::to_string(other.seed));
        differs("seeds", std::to_string(first.seeds), std::to_string(other.seeds));
        if (first.model == other.model && !same_axes(*schema_, first, other)) {
            problems.push_back(
                {Problem::Severity::error, file_of(other),
                 "its dimensions have other labels than those of " + first.name + ", with which it is compared"});
        }
    }
    if (!problems.empty()) throw InputError(problems);
}

void RunList::check_draws() const {
    std::vector<Problem> problems;
    for (const Scenario& scenario : *scenarios_) {
        const std::vector<Axis> axes = schema_->axes(scenario);
        for (std::size_t draw = 0; draw < drawn_->size(); ++draw) {
            const Scenario at_draw = drawn_->laid_over(scenario, draw);
            std::vector<Problem> found = schema_->problems(at_draw, axes);
            if (!std::ranges::equal(schema_->axes(at_draw), axes, {}, &Axis::labels, &Axis::labels))
                found.push_back({Problem::Severity::error, file_of(scenario), "the labels of a dimension change"});
            for (Problem& problem : found) {
                if (problem.severity != Problem::Severity::error) continue;
                problem.text.insert(0, "draw " + std::to_string(drawn_->numbers[draw]) + ": ");
                problems.push_back(std::move(problem));
            }
        }
    }
    if (!problems.empty()) throw InputError(problems);
}

std::string RunList::name_of(u64 run) const {
    const Scenario& scenario = scenario_of(run);
    const std::string draw = drawn_->empty() ? "" : ", draw " + std::to_string(drawn_->numbers[draw_of(run)]);
    return scenario.name + draw + ", replicate " + std::to_string(replicate_of(run)) + " of seed " +
           std::to_string(scenario.seed);
}

std::shared_ptr<const Scenario> RunList::scenario(u64 run) const {
    if (drawn_->empty()) return {scenarios_, &(*scenarios_)[variant_of(run)]};
    return std::make_shared<const Scenario>(drawn_->laid_over(scenario_of(run), draw_of(run)));
}

u64 RunList::key_of(u64 run) const {
    constexpr unsigned bits_of_seeds = 32, bits_of_draws = 16;
    const u64 seed = place_of(run) % seeds(), draw = draw_of(run);
    if (drawn_->empty()) return variant_of(run) << bits_of_seeds | seed;
    return (variant_of(run) << bits_of_draws | draw) << bits_of_seeds | seed;
}

u64 RunList::burn_in_key(u64 run) const { return content_of_burn_in(*scenario(run), replicate_of(run)); }

double RunList::numbers_kept() const { return estimate(*model_, *schema_, scenarios_->front()).output / sizeof(double); }

/// The outcomes of totals, and the digest at the end as text.
double RunList::remembered() const {
    constexpr double digest = 72;
    const auto totals = std::ranges::count_if(schema_->indicators(), [](const Indicator& i) { return i.over.empty(); });
    return digest + static_cast<double>(totals) * sizeof(double);
}

std::vector<std::shared_ptr<const Scenario>> RunList::largest() const {
    std::vector<std::shared_ptr<const Scenario>> all;
    for (u64 variant = 0; variant < variants(); ++variant) all.push_back(scenario(run(variant, 0)));
    return all;
}

u64 RunList::content() const {
    if (scenarios_->size() == 1 && first_replicate_ == 0 && drawn_->empty()) return content_of(scenarios_->front());
    u64 hash = joined(scenarios_->size(), first_replicate_);
    for (const Scenario& scenario : *scenarios_) hash = joined(hash, content_of(scenario));
    return drawn_->empty() ? hash : joined(hash, drawn_->content, drawn_->size());
}

u64 RunList::content_of_runs() const {
    u64 hash = joined(scenarios_->size(), first_replicate_);
    for (const Scenario& scenario : *scenarios_) hash = joined(hash, content_of_run(scenario, 0));
    return drawn_->empty() ? hash : joined(hash, drawn_->content);
}

RunList RunList::with_replicates(u32 seeds) const {
    std::vector<Scenario> scenarios = *scenarios_;
    for (Scenario& scenario : scenarios) scenario.seeds = seeds;
    return of_scenarios(std::move(scenarios));
}

RunList RunList::with_draws(u32 count) const {
    return {*model_, *schema_, *scenarios_, first_replicate_, drawn_->first(count)};
}

RunList RunList::of_scenarios(std::vector<Scenario> scenarios) const {
    return {*model_, *schema_, std::move(scenarios), first_replicate_, *drawn_};
}

}  // namespace consortia::study
