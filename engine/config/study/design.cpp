#include "engine/config/input/nearest.hpp"
#include "engine/config/study/factors.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <map>

namespace consortia::config {

namespace {

using Method = DesignDescription::Method;

constexpr u64 most_samples = 10'000'000;
constexpr u64 most_levels = 10'000;
constexpr std::array methods{Method::grid, Method::list, Method::lhs, Method::sobol, Method::morris, Method::sobol_indices};

struct Keys {
    bool samples = false, trajectories = false, levels = false, seed = false, points = false;
};

Keys keys_of(Method method) {
    switch (method) {
        case Method::grid:
            return {.levels = true};
        case Method::list:
            return {.points = true};
        case Method::lhs:
            return {.samples = true, .seed = true};
        case Method::morris:
            return {.trajectories = true, .levels = true, .seed = true};
        case Method::sobol:
            return {.samples = true};
        case Method::sobol_indices:
            break;
    }
    return {.samples = true, .seed = true};
}

std::vector<std::string> method_names() {
    std::vector<std::string> names;
    for (Method method : methods) names.push_back(name_of(method));
    return names;
}

class DesignReader {
  public:
    DesignReader(const Node& node, const Schema* schema, Study& study, Problems& problems)
        : fields_(node, "design", {"method", "samples", "trajectories", "levels", "seed", "points"}, problems),
          schema_(schema),
          study_(study),
          problems_(problems) {}

    bool read() {
        fields_.needed("method", "the methods are " + listed(method_names()));
        const auto name = fields_.word("method", method_names());
        if (!name) return false;
        const auto found = std::ranges::find(methods, *name, [](Method method) { return name_of(method); });
        study_.design.method = *found;
        const Keys keys = keys_of(study_.design.method);
        read_count("samples", keys.samples, "how many points are drawn", most_samples, study_.design.samples);
        read_count("trajectories", keys.trajectories, "how many times each factor is moved", most_samples,
                   study_.design.samples);
        if (allowed("levels", keys.levels)) read_levels();
        if (allowed("seed", keys.seed)) {
            study_.design.seed = fields_.count("seed", 0, std::numeric_limits<u64>::max()).value_or(1);
        }
        if (*found == Method::sobol_indices) warn_of_uneven(false);
        if (*found == Method::sobol) warn_of_uneven(true);
        if (keys.points) fields_.needed("points", "it is what a list consists of: `- {name: value}`");
        if (allowed("points", keys.points)) read_points(*fields_.find("points"));
        return true;
    }

  private:
    /// Whether the key is there and may be.
    bool allowed(const std::string& key, bool may_be) {
        const Node* node = fields_.find(key);
        if (node == nullptr) return false;
        if (!may_be) fields_.error(node->place(), key, "has no meaning in a design by " + name_of(study_.design.method));
        return may_be;
    }

    void read_count(const std::string& key, bool may_be, const std::string& why, u64 most, u32& into) {
        if (may_be) fields_.needed(key, "it says " + why);
        if (allowed(key, may_be)) into = static_cast<u32>(fields_.count(key, 1, most).value_or(0));
    }

    /// The first 2^k rows of the sequence are spread evenly, those between are not. As published it begins after the origin.
    void warn_of_uneven(bool after_the_origin) {
        const u64 samples = study_.design.samples;
        const bool even = std::has_single_bit(samples) || (after_the_origin && std::has_single_bit(samples + 1));
        if (samples == 0 || even) return;
        problems_.warning(fields_.find("samples")->place(),
                          "design.samples: " + std::to_string(samples) + " is no power of two; rows are spread evenly in " +
                              std::to_string(std::bit_floor(samples)) + " or " + std::to_string(std::bit_ceil(samples)));
    }

    void read_levels() {
        const auto levels = fields_.count("levels", 2, most_levels);
        if (!levels) return;
        study_.design.levels = static_cast<u32>(*levels);
        if (study_.design.method == Method::morris && *levels % 2 == 1) {
            fields_.error(fields_.find("levels")->place(), "levels",
                          "expected an even number, so that all levels are met alike, got " + std::to_string(*levels));
        }
    }

    void read_points(const Node& points) {
        if (!points.is_sequence() || points.items.empty()) {
            fields_.error(points.place(), "points", "expected a list of points `- {name: value}`, got " + got(points));
            return;
        }
        for (const Node& point : points.items) {
            if (point.is_refused()) continue;
            if (!point.is_map()) {
                fields_.error(point.place(), "points", "expected a point {name: value}, got " + got(point));
            } else if (schema_ != nullptr) {
                read_point(point);
            }
        }
        for (std::vector<double>& point : study_.design.points) point.resize(study_.factors.size(), unset);
        if (study_.design.points.size() == points.items.size()) warn_of_repeated(points);
    }

    /// They are played once, which nobody would write on purpose.
    void warn_of_repeated(const Node& points) {
        std::map<std::vector<u64>, std::size_t> met;
        for (std::size_t k = 0; k < points.items.size(); ++k) {
            std::vector<u64> bits;
            for (double x : study_.design.points[k]) bits.push_back(std::bit_cast<u64>(x));
            const auto [first, is_new] = met.emplace(std::move(bits), k);
            if (is_new) continue;
            problems_.warning(points.items[k].place(), "design.points: point " + std::to_string(k) +
                                                           " is the same as point " + std::to_string(first->second) +
                                                           "; it is played once");
        }
    }

    void read_point(const Node& point) {
        std::vector<double>& values = study_.design.points.emplace_back(study_.factors.size(), unset);
        for (std::size_t k = 0; k < point.keys.size(); ++k) {
            const std::optional<std::size_t> factor = number_of(point.keys[k]);
            if (!factor) continue;
            if (values.size() <= *factor) values.resize(*factor + 1, unset);
            values[*factor] =
                read_value(point.items[k], study_.factors[*factor].quantity, problems_, money_of(*schema_, study_.scenario))
                    .value_or(unset);
        }
    }

    /// Of `package.seats: on` and `entry.late: 0.3` too, which the study's factors name.
    std::optional<std::size_t> number_of(const Key& key) {
        const auto is_it = [&](const Factor& factor) { return factor.quantity.name == key.text; };
        const auto found = std::ranges::find_if(study_.factors, is_it);
        if (found != study_.factors.end()) return static_cast<std::size_t>(found - study_.factors.begin());
        const Setting* setting = factor_setting(*schema_, key, problems_);
        if (setting == nullptr) return std::nullopt;
        study_.factors.push_back(
            {.quantity = setting->quantity, .is_lever = setting->is_lever, .is_of_event = setting->is_of_event});
        return study_.factors.size() - 1;
    }

    static constexpr double unset = std::numeric_limits<double>::quiet_NaN();

    Fields fields_;
    const Schema* schema_;
    Study& study_;
    Problems& problems_;
};

}  // namespace

bool read_design(const Node& node, const Schema* schema, Study& study, Problems& problems) {
    if (node.is_refused()) return false;
    if (!node.is_map()) {
        problems.error(node.place(), "design: expected {method: …}, got " + got(node));
        return false;
    }
    return DesignReader(node, schema, study, problems).read();
}

const Setting* factor_setting(const Schema& schema, const Key& name, Problems& problems) {
    if (const Setting* setting = schema.find_factor(name.text)) return setting;
    std::vector<std::string> known;
    for (const Setting& setting : schema.settings()) known.push_back(setting.quantity.name);
    for (const EventKind& event : schema.events())
        for (const Setting& field : event.fields) known.push_back(field.quantity.name);
    const std::string shown = name.text.size() > 80 ? quote(name.text) : name.text;
    problems.error(name.place(),
                   shown + ": unknown parameter or lever" + (problems.full() ? "" : suggestion(name.text, known)));
    return nullptr;
}

}  // namespace consortia::config
