#include "engine/study/sweep.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/study/factors.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/core/hash.hpp"
#include "engine/files/build_id.hpp"
#include "engine/run/content.hpp"
#include "engine/study/aggregate.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace consortia::study {

namespace {

constexpr std::string_view baseline = "baseline";
constexpr u64 most_looked_at = 1000;  // points, before anything is run

bool same_labels(const std::vector<Axis>& a, const std::vector<Axis>& b) {
    return std::ranges::equal(a, b, {}, &Axis::labels, &Axis::labels);
}

/// 0 of a factor that is one number.
u64 content_of(const Package& package) {
    u64 hash = 0;
    for (const auto& [name, setting] : package.levers) hash = joined(hash, hash_of(name), consortia::content_of(setting));
    return hash;
}

/// What a factor is, besides the value that a point gives it.
u64 identity_of(const Factor& factor) {
    const u64 name = hash_of(factor.quantity.name);
    if (!factor.is_entry()) return name;
    return joined(name, hash_of(factor.added.lever), consortia::content_of(LeverSetting{.entries = {factor.added.entry}}));
}

u64 content_of(const ParameterDraws& draws, std::size_t draw) {
    u64 hash = 0;
    for (std::size_t k = 0; k < draws.parameters.size(); ++k)
        hash = joined(hash, hash_of(draws.parameters[k]), std::bit_cast<u64>(draws.values[draw][k]));
    return hash;
}

/// What stands before the next `:` of an id, which is left behind it; all of it if there is none.
std::string_view part_before_colon(std::string_view& id) {
    const std::size_t colon = std::min(id.find(':'), id.size());
    const std::string_view part = id.substr(0, colon);
    id.remove_prefix(std::min(colon + 1, id.size()));
    return part;
}

/// The largest number that a factor can be set to.
double highest(const Factor& factor) {
    return factor.distribution == Factor::Distribution::discrete ? std::ranges::max(factor.values) : value_at(factor, 1);
}

}  // namespace

void set(Scenario& scenario, const Factor& factor, double value) {
    const std::string& name = factor.quantity.name;
    if (factor.is_package()) {
        if (value == 0) return;
        for (const auto& [lever, setting] : factor.package.levers) scenario.levers[lever] = setting;
    } else if (factor.is_of_event) {
        for (Event& event : scenario.events)
            if (event.values.contains(name)) event.values[name] = value;
    } else if (factor.is_entry()) {
        factor.added.add_to(scenario.levers[factor.added.lever], value);
    } else if (factor.is_lever) {
        scenario.levers[name].entries = {{.value = value}};
    } else {
        scenario.parameters[name].fix(value);
    }
}

PointHash::PointHash(const std::vector<Factor>& factors, const std::function<bool(const Factor&)>& counts) {
    std::vector<std::size_t> numbers;
    for (std::size_t k = 0; k < factors.size(); ++k) {
        if (counts(factors[k])) numbers.push_back(k);
    }
    std::ranges::sort(numbers, {}, [&](std::size_t k) { return factors[k].quantity.name; });
    for (std::size_t k : numbers) set_.push_back({identity_of(factors[k]), k, content_of(factors[k].package)});
}

u64 PointHash::operator()(u64 hash, const std::vector<double>& point) const {
    for (const Set& set : set_) {
        const double value = point[set.number];
        if (std::isnan(value)) continue;
        hash = joined(hash, set.name, std::bit_cast<u64>(value));
        if (set.package != 0 && value != 0) hash = joined(hash, set.package);
    }
    return hash;
}

Sweep::Sweep(const Model& model, const Schema& schema, Study study)
    : model_(&model),
      schema_(&schema),
      study_(std::move(study)),
      design_(study_.design, study_.factors),
      axes_(schema.axes(study_.scenario)),
      layout_(schema.indicators(), axes_),
      burn_in_hash_(study_.factors, [](const Factor& factor) { return !factor.is_lever && !factor.is_of_event; }) {
    lay_out();
    make_keys();
}

void Sweep::lay_out() {
    for (const StudyVariable& variable : study_.variables) {
        const FrameLayout::Entry& entry = layout_.at(variable.indicator);
        Kept kept{variable, entry.indicator, entry.shape, width_};
        kept.steps = numbers_of(variable.how, study_.scenario.steps);
        kept.size = entry.size;
        width_ += kept.steps * kept.size;
        kept_.push_back(std::move(kept));
    }
}

void Sweep::make_keys() {
    const PointHash all(study_.factors, [](const Factor&) { return true; });
    const u64 base = content_of_run(study_.scenario, 0);
    keys_.reserve(points() + 1);
    for (u64 number = 0; number < points(); ++number) keys_.push_back(all(base, design_.point(number)));
    keys_.push_back(base);
    for (std::size_t draw = 0; draw < drawn().size(); ++draw) drawn_.push_back(content_of(drawn(), draw));
    const auto unless = [](u64 content, u64 usual) { return content == usual ? 0 : content; };
    for (const Future& future : futures())
        future_keys_.push_back({hash_of(future.name), unless(content_of_run(future.scenario, 0), base),
                                unless(content_of_burn_in(future.scenario, 0), content_of_burn_in(study_.scenario, 0))});
}

u64 Sweep::distinct_points() const {
    std::vector<u64> keys(keys_.begin(), keys_.end() - 1);
    std::ranges::sort(keys);
    return static_cast<u64>(std::unique(keys.begin(), keys.end()) - keys.begin());
}

void Sweep::check_points() const {
    std::vector<Problem> problems;
    for (u64 of_seed = 0; of_seed < std::min(variants() * study_.worlds(), most_looked_at); ++of_seed) {
        const u64 run = of_seed * seeds();
        try {
            scenario(run);
        } catch (const InputError& error) {
            for (Problem problem : error.problems()) {
                problem.text.insert(0, name_of(run) + ": ");
                problems.push_back(std::move(problem));
            }
        }
    }
    if (!problems.empty()) throw InputError(problems);
}

Scenario Sweep::world(std::size_t future, std::size_t draw) const {
    const Scenario& scenario = futures().empty() ? study_.scenario : futures()[future].scenario;
    return drawn().empty() ? scenario : drawn().laid_over(scenario, draw);
}

std::shared_ptr<Scenario> Sweep::unchecked(const std::vector<double>& point, std::size_t future, std::size_t draw) const {
    auto made = std::make_shared<Scenario>(world(future, draw));
    for (std::size_t k = 0; k < point.size(); ++k) {
        if (!std::isnan(point[k])) set(*made, study_.factors[k], point[k]);
    }
    return made;
}

std::shared_ptr<const Scenario> Sweep::scenario(u64 run) const {
    const u64 variant = variant_of(run);
    const std::vector<double> point = is_baseline(variant) ? std::vector<double>{} : design_.point(variant);
    std::shared_ptr<Scenario> made = unchecked(point, future_of(run), draw_of(run));
    if (is_baseline(variant) && drawn().empty() && future_of(run) == 0) return made;
    const std::vector<Axis> axes = schema_->axes(*made);
    if (!same_labels(axes, axes_)) {
        throw InputError(Place{study_.name},
                         words_of(run) + " changes the labels of a dimension; it cannot stand beside others");
    }
    std::vector<Problem> problems = schema_->problems(*made, axes);
    std::erase_if(problems, [](const Problem& problem) { return problem.severity == Problem::Severity::warning; });
    if (!problems.empty()) throw InputError(problems);
    return made;
}

/// `point 12, future slump, draw 7`
std::string Sweep::words_of(u64 run) const {
    const u64 variant = variant_of(run);
    std::string words = is_baseline(variant) ? "the scenario itself" : "point " + std::to_string(variant);
    if (!futures().empty()) words += ", future " + futures()[future_of(run)].name;
    if (!drawn().empty()) words += ", draw " + std::to_string(drawn().numbers[draw_of(run)]);
    return words;
}

std::string Sweep::name_of(u64 run) const {
    return study_.name + ", " + words_of(run) + ", replicate " + std::to_string(replicate_of(run)) + " of seed " +
           std::to_string(study_.scenario.seed);
}

u64 Sweep::at_draw(u64 hash, u64 run) const { return drawn_.empty() ? hash : joined(hash, drawn_[draw_of(run)]); }

u64 Sweep::key_of(u64 run) const {
    const u64 future = future_keys_.empty() ? 0 : future_keys_[future_of(run)].run;
    const u64 variant = keys_[variant_of(run)];
    return joined(at_draw(future == 0 ? variant : joined(variant, future), run), replicate_of(run));
}

/// Levers do not enter a burn-in: in a study over levers alone all points share theirs.
u64 Sweep::burn_in_key(u64 run) const {
    const u64 variant = variant_of(run);
    const bool as_the_scenario = burn_in_hash_.is_empty() || is_baseline(variant);
    const u64 future = future_keys_.empty() ? 0 : future_keys_[future_of(run)].burn_in;
    return joined(at_draw(as_the_scenario ? future : burn_in_hash_(future, design_.point(variant)), run), replicate_of(run));
}

std::vector<std::string> Sweep::asked() const {
    std::vector<std::string> indicators;
    for (const StudyVariable& variable : study_.variables) indicators.push_back(variable.indicator);
    return indicators;
}

RunOutput Sweep::kept(const RunOutput& whole) const {
    RunOutput output;
    output.width = width_;
    output.final_digest = whole.final_digest;
    output.stopped = whole.stopped;
    output.rows.reserve(width_);
    for (const Kept& kept : kept_) {
        append_kept(output.rows, whole, layout_.at(kept.variable.indicator), kept.variable.how, schema_->steps_per_year());
        output.rows.resize(kept.offset + kept.steps * kept.size, std::numeric_limits<double>::quiet_NaN());
    }
    return output;
}

std::vector<std::shared_ptr<const Scenario>> Sweep::largest() const {
    std::vector<std::shared_ptr<const Scenario>> scenarios;
    for (std::size_t future = 0; future < std::max<std::size_t>(1, futures().size()); ++future)
        scenarios.push_back(unchecked({}, future, 0));
    if (study_.design.method == DesignDescription::Method::list) {
        for (u64 number = 0; number < std::min(points(), most_looked_at); ++number) {
            scenarios.push_back(unchecked(design_.point(number), 0, 0));
        }
        return scenarios;
    }
    std::vector<double> high;
    for (const Factor& factor : study_.factors) high.push_back(highest(factor));
    scenarios.push_back(unchecked(high, 0, 0));
    return scenarios;
}

std::vector<std::string> Sweep::run_dimensions() const {
    std::vector<std::string> names{"point"};
    if (!futures().empty()) names.emplace_back("future");
    if (!drawn().empty()) names.emplace_back("draw");
    names.emplace_back("seed");
    return names;
}

std::vector<u64> Sweep::extent(u64 points) const {
    std::vector<u64> extent{points};
    if (!futures().empty()) extent.push_back(futures().size());
    if (!drawn().empty()) extent.push_back(draws());
    extent.push_back(seeds());
    return extent;
}

std::vector<u64> Sweep::position(u64 run) const {
    std::vector<u64> position{variant_of(run)};
    if (!futures().empty()) position.push_back(future_of(run));
    if (!drawn().empty()) position.push_back(draw_of(run));
    position.push_back(replicate_of(run));
    return position;
}

std::string Sweep::id_of(u64 run) const {
    const u64 variant = variant_of(run);
    std::string id = (is_baseline(variant) ? std::string(baseline) : std::to_string(variant)) + ":";
    if (!futures().empty()) id += futures()[future_of(run)].name + ":";
    if (!drawn().empty()) id += std::to_string(drawn().numbers[draw_of(run)]) + ":";
    return id + std::to_string(replicate_of(run));
}

/// `3`, or `7:3` with draws of parameters, or `slump:7:3` with futures too.
std::optional<u32> Sweep::place_named(std::string_view id) const {
    std::size_t future = 0, draw = 0;
    if (!futures().empty()) {
        const auto found = std::ranges::find(futures(), part_before_colon(id), &Future::name);
        if (found == futures().end()) return std::nullopt;
        future = static_cast<std::size_t>(found - futures().begin());
    }
    if (!drawn().empty()) {
        const auto number = config::parse_count(std::string(part_before_colon(id)));
        const auto found = std::ranges::find(drawn().numbers, number.value_or(~u64{0}));
        if (found == drawn().numbers.end()) return std::nullopt;
        draw = static_cast<std::size_t>(found - drawn().numbers.begin());
    }
    const auto seed = config::parse_count(std::string(id));
    if (!seed || *seed >= seeds()) return std::nullopt;
    return static_cast<u32>((future * draws() + draw) * seeds() + *seed);
}

/// `POINT:DRAW:SEED, a point from 0 to 9, one of its 8 draws`
std::string Sweep::form_of_ids() const {
    std::string form = "POINT", what = ", a point from 0 to " + std::to_string(points() - 1);
    if (!futures().empty()) {
        form += ":FUTURE";
        what += ", one of its futures (" + futures().front().name;
        for (std::size_t k = 1; k < futures().size(); ++k) what += ", " + futures()[k].name;
        what += ")";
    }
    if (!drawn().empty()) {
        form += ":DRAW";
        what += ", one of its " + std::to_string(draws()) + " draws";
    }
    return form + ":SEED" + what;
}

u64 Sweep::run_of(const std::string& id) const {
    constexpr u64 none = ~u64{0};
    const std::size_t colon = id.find(':');
    const std::string first = id.substr(0, colon);
    const auto place = colon == std::string::npos ? std::nullopt : place_named(std::string_view(id).substr(colon + 1));
    const u64 variant = first == baseline ? points() : config::parse_count(first).value_or(none);
    if (variant < variants() && place) return run(variant, *place);
    throw InputError(
        {{Problem::Severity::error, Place{id},
          "expected " + form_of_ids() + " and a seed from 0 to " + std::to_string(seeds() - 1) + ", such as " + id_of(0)}});
}

std::vector<std::string> Sweep::settings(u64 variant) const {
    std::vector<std::string> settings;
    if (is_baseline(variant)) return settings;
    const std::vector<double> point = design_.point(variant);
    for (std::size_t k = 0; k < point.size(); ++k) {
        const Factor& factor = study_.factors[k];
        if (!std::isnan(point[k]) && !factor.is_package() && !factor.is_entry())
            settings.push_back(factor.quantity.name + "=" + config::value_text(point[k], factor.quantity));
    }
    for (const auto& [lever, entries] : config::levers_with_entries(study_.factors, point))
        settings.push_back(lever + "=" + entries);
    return settings;
}

std::vector<std::string> Sweep::overlays_of(u64 run) const {
    std::vector<std::string> files;
    const u64 variant = variant_of(run);
    const std::vector<double> point = is_baseline(variant) ? std::vector<double>{} : design_.point(variant);
    for (std::size_t k = 0; k < point.size(); ++k) {
        if (study_.factors[k].is_package() && point[k] != 0) files.push_back(study_.factors[k].package.file);
    }
    if (future_of(run) > 0) files.push_back(futures()[future_of(run)].file);
    return files;
}

u64 Sweep::content_of_kept() const {
    u64 hash = 0;
    for (const StudyVariable& variable : study_.variables) {
        const Aggregation& how = variable.how;
        hash = joined(hash, hash_of(variable.indicator), static_cast<u64>(how.kind), how.from, how.to);
    }
    return hash;
}

u64 Sweep::journal_content() const { return files::for_this_build(content_of_kept()); }

u64 Sweep::folder_content() const { return joined(journal_content(), content_of_run(study_.scenario, 0)); }

u64 Sweep::content() const {
    u64 hash = joined(content_of_kept(), replicates(), points());
    for (u64 draw : drawn_) hash = joined(hash, draw);
    for (const FutureKey& future : future_keys_) hash = joined(hash, future.name, future.run);
    for (const StudyVariable& variable : study_.variables)
        hash = joined(hash, hash_of(variable.name), variable.how.difference);
    for (u64 key : keys_) hash = joined(hash, key);
    return hash;
}

}  // namespace consortia::study
