#include "tests/faults/fuzz/places.hpp"

#include "engine/config/input/number.hpp"
#include "engine/random/rng.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace consortia::fuzz {

namespace {

/// Counts of a population, small enough to be played in a moment; `usual` ones are so by parameters/population.yaml.
struct Count {
    const char* name;
    std::vector<double> usual;
    std::vector<double> any;
};
const std::array<Count, 16> counts{{{"population.regions", {1, 3, 31}, {1, 1, 2, 3, 31, 60}},
                                    {"population.firms", {100, 200}, {1, 2, 5, 30, 150, 400}},
                                    {"population.persons", {2000}, {10, 30, 200, 600, 2000}},
                                    {"population.schools", {2, 5, 11}, {1, 2, 3, 11, 70}},
                                    {"population.fields", {10, 20, 40}, {7, 8, 20, 63}},
                                    {"population.agents", {200, 300}, {2, 3, 100, 300}},
                                    {"population.people", {200, 300}, {1, 2, 300}},
                                    {"population.towns", {200, 300}, {1, 2, 300}},
                                    {"population.colonies", {200, 300}, {1, 2, 300}},
                                    {"population.households", {10, 20}, {1, 2, 20}},
                                    {"population.employed", {20}, {1, 2, 20}},
                                    {"population.birds", {200, 300}, {1, 2, 300}},
                                    {"board.side", {10, 20}, {1, 2, 20}},
                                    {"field.side", {10, 20}, {2, 3, 20}},
                                    {"sheep.number", {20, 60}, {0, 1, 20}},
                                    {"wolf.number", {10, 40}, {0, 1, 10}}}};

/// The second is never to be below the first, though their usual ranges overlap.
constexpr const char* fewest = "initial.fewest_programmes";
constexpr const char* most = "initial.most_programmes";

const Count* count_of(const std::string& name) {
    const auto found = std::ranges::find_if(counts, [&](const Count& count) { return name == count.name; });
    return found == counts.end() ? nullptr : &*found;
}

/// What is drawn beside the population.
enum class Corners {
    none,      ///< nothing: all as by default
    one,       ///< one value at an end of its hard range, each in its turn
    usual,     ///< all at ends of their usual ranges
    few_hard,  ///< and some at ends of their hard ranges
    hard,      ///< all at ends of their hard ranges
    anywhere   ///< all inside their usual or hard ranges
};
constexpr std::array kinds{Corners::none,     Corners::one,  Corners::usual,   Corners::usual,
                           Corners::few_hard, Corners::hard, Corners::anywhere};

constexpr u32 hard_of = 20;     // of so many values one lies at an end of its hard range, where some do
constexpr u32 targeted_of = 8;  // of so many levers one is for the first region alone
constexpr u32 others_of = 8;    // of so many places one is of another model than the first
constexpr u32 tabled_of = 4;    // of so many places one has a table of regions, all but the first nearly empty
constexpr u32 longest = 16;     // steps after the burn-in

/// One place while it is drawn.
class Drawing {
  public:
    Drawing(const Places::Of& of, u64 number)
        : of_(of),
          number_(number),
          corners_(kinds[number % kinds.size()]),
          rng_(StreamId{.seed = 13, .name = stream_name("places"), .agent = number}) {
        for (const Setting& setting : of.schema->settings()) {
            const Count* count = count_of(setting.quantity.name);
            if (count != nullptr) {
                counts_[count->name] = one_of(corners_ == Corners::usual ? count->usual : count->any);
            } else {
                settings_.push_back(&setting);
            }
        }
    }

    DrawnPlace place() {
        draw_values();
        std::string parameters;
        for (const auto& [name, value] : counts_) parameters += line(name, config::to_text(value));
        std::string levers;
        for (const Setting* setting : settings_) {
            const auto drawn = values_.find(setting->quantity.name);
            if (drawn != values_.end()) (setting->is_lever ? levers : parameters) += written(*setting, drawn->second);
        }
        DrawnPlace place{.model = of_.model, .tables = tables(), .must_run = corners_ == Corners::usual && is_dated()};
        place.scenario = "model: " + of_.model + (is_dated() ? "\nstart: 2025Q1" : "") +
                         "\nburn_in: 4\nsteps: " + std::to_string(1 + rng_.below(longest)) +
                         "\nseed: " + std::to_string(number_) + "\nparameters:\n" + parameters;
        if (!levers.empty()) place.scenario += "levers:\n" + levers;
        if (!place.tables.empty()) place.scenario += "data:\n";
        for (const auto& [name, text] : place.tables) place.scenario += line(name, name + ".csv");
        return place;
    }

  private:
    /// Ranges of the models without dates are all hard ones.
    bool is_dated() const { return of_.schema->has_calendar(); }

    void draw_values() {
        const u64 turn = number_ / kinds.size();
        for (std::size_t k = 0; k < settings_.size() && corners_ != Corners::none; ++k) {
            const Quantity& q = settings_[k]->quantity;
            if (corners_ != Corners::one) {
                values_[q.name] = value(q);
            } else if (turn / 2 % settings_.size() == k) {
                values_[q.name] = turn % 2 == 0 ? q.hard.low : q.hard.high;
            }
        }
        if (corners_ == Corners::usual && is_dated() && values_[fewest] > values_[most]) values_[most] = values_[fewest];
    }

    double value(const Quantity& q) {
        switch (corners_) {
            case Corners::usual:
                return end_of(q.usual);
            case Corners::few_hard:
                return end_of(rng_.below(hard_of) == 0 ? q.hard : q.usual);
            case Corners::hard:
                return end_of(q.hard);
            case Corners::anywhere: {
                const Range& range = rng_.chance(.5) ? q.hard : q.usual;
                return rng_.uniform(range.low, range.high);
            }
            default:
                return q.fallback;
        }
    }

    double end_of(const Range& range) { return rng_.chance(.5) ? range.low : range.high; }
    double one_of(const std::vector<double>& values) { return values[rng_.below(static_cast<u32>(values.size()))]; }

    static std::string line(const std::string& name, const std::string& text) { return "  " + name + ": " + text + "\n"; }

    std::string written(const Setting& setting, double value) {
        const Quantity& q = setting.quantity;
        const std::string text = text_of(q, value);
        const bool targeted =
            setting.is_lever && rng_.below(targeted_of) == 0 && std::ranges::find(q.targets, "region") != q.targets.end();
        return line(q.name, targeted ? "[{value: " + text + ", from: 2025Q1, target: {region: region_1}}]" : text);
    }

    std::string text_of(const Quantity& q, double value) {
        if (q.kind == Quantity::Kind::choice) return q.labels[rng_.below(static_cast<u32>(q.labels.size()))];
        if (q.may_be_none && rng_.chance(.5)) return "none";
        return config::to_text(q.kind == Quantity::Kind::whole ? math::floor(value + .5) : value);
    }

    /// What the model cannot do without, and sometimes regions of which the first has nearly everybody.
    std::map<std::string, std::string> tables() {
        if (of_.schema->data().empty()) return {};
        if (!is_dated()) return {{"occupations", "occupation,employed,a,b\na,1,.5,.5\nb,0,1,0\n"}};
        if (rng_.below(tabled_of) > 0) return {};
        std::string regions = "region,population\n";
        for (u32 r = 1; r <= static_cast<u32>(counts_["population.regions"]); ++r)
            regions += "region_" + std::to_string(r) + (r == 1 ? ",1000\n" : ",1\n");
        return {{"regions", regions}};
    }

    const Places::Of& of_;
    u64 number_;
    Corners corners_;
    Rng rng_;
    std::vector<const Setting*> settings_;  // all but counts
    std::map<std::string, double> counts_;
    std::map<std::string, double> values_;
};

}  // namespace

config::Memory DrawnPlace::files() const {
    config::Memory files;
    files.add(place_file, scenario);
    for (const auto& [name, text] : tables) files.add("scenarios/tiny/" + name + ".csv", text);
    return files;
}

DrawnPlace Places::draw(u64 number) const {
    const bool other = number % others_of == others_of - 1 && models_.size() > 1;
    const std::size_t which = other ? 1 + number / others_of % (models_.size() - 1) : 0;
    return Drawing(models_[which], number).place();
}

}  // namespace consortia::fuzz
