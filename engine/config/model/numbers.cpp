#include "engine/config/model/numbers.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/model/entry.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace consortia::config {

namespace {

using Kind = DescribedNumbers::Kind;

const std::vector<std::string> keys = {"lever",   "law",    "about",   "symbol", "equations", "unit", "range",    "usual",
                                       "default", "source", "targets", "labels", "whole",     "none", "constant", "moves"};

constexpr double most = std::numeric_limits<double>::max();

/// Reads the description of one quantity.
class Reader {
  public:
    Reader(const Key& name, const Node& map, Problems& problems) : entry_(name, map, keys, problems), problems_(problems) {}

    Quantity read(Kind kind) {
        quantity_.name = entry_.name();
        refuse_keys_of_others(kind);
        quantity_.lever = entry_.text("lever");
        quantity_.about = entry_.text_of("about");
        quantity_.law = entry_.text_of("law");
        quantity_.symbol = entry_.text("symbol");
        quantity_.equations = entry_.list("equations");
        quantity_.unit = entry_.has("labels") ? entry_.text("unit") : entry_.needed_text("unit");
        quantity_.source = entry_.needed_text("source");
        quantity_.targets = entry_.list("targets");
        read_kind();
        read_ranges();
        read_default();
        return std::move(quantity_);
    }

    bool is_constant() const { return entry_.flag("constant"); }

  private:
    void refuse_keys_of_others(Kind kind) const {
        const bool lever = kind == Kind::levers;
        for (const Key& key : entry_.map().keys) {
            if (!lever && (key.text == "lever" || key.text == "law" || key.text == "targets"))
                entry_.error(key.place(), "`" + key.text + "` is for levers, and this is a parameter");
            if (lever && (key.text == "constant" || key.text == "moves"))
                entry_.error(key.place(), "`" + key.text + "` is for parameters, and this is a lever");
        }
    }

    void read_kind() {
        quantity_.labels = entry_.list("labels");
        quantity_.may_be_none = entry_.flag("none");
        quantity_.moves = entry_.flag("moves");
        if (entry_.flag("whole")) quantity_.kind = Quantity::Kind::whole;
        if (!entry_.has("labels")) return;
        const Place place = entry_.map().place();
        quantity_.kind = Quantity::Kind::choice;
        if (quantity_.labels.empty()) entry_.error(place, "labels: the list is empty");
        for (const char* key : {"range", "usual", "none", "whole"}) {
            if (entry_.has(key)) entry_.error(place, std::string("a choice by labels has no ") + key);
        }
    }

    void read_ranges() {
        if (quantity_.kind == Quantity::Kind::choice) {
            quantity_.hard = {0, std::max(0.0, static_cast<double>(quantity_.labels.size()) - 1)};
            quantity_.usual = quantity_.hard;
            return;
        }
        if (!entry_.has("range")) entry_.error(entry_.place(), "has no range");
        quantity_.hard = read_range("range").value_or(Range{-most, most});  // of a wrong one nothing more is said
        quantity_.usual = read_range("usual").value_or(quantity_.hard);
        if (!quantity_.hard.contains(quantity_.usual.low) || !quantity_.hard.contains(quantity_.usual.high))
            entry_.error(entry_.map().place(), "its usual range lies outside its range");
    }

    std::optional<Range> read_range(const std::string& key) const {
        const Node* node = entry_.find(key);
        if (node == nullptr) return std::nullopt;
        std::vector<double> ends;
        for (const Node& end : node->items) {
            if (const auto value = parse_number(end.text)) ends.push_back(*value);
        }
        if (node->is_sequence() && node->items.size() == 2 && ends.size() == 2 && ends[0] <= ends[1])
            return Range{ends[0], ends[1]};
        entry_.error(node->place(), key + ": expected two numbers [low, high]");
        return std::nullopt;
    }

    /// As a scenario's value would be read; it may lie outside the usual range (nothing, as a status quo).
    void read_default() {
        const Node* fallback = entry_.map().find("default");
        if (fallback == nullptr) {
            entry_.error(entry_.place(), "has no default");
            return;
        }
        Problems mistakes;
        quantity_.fallback = read_value(*fallback, quantity_, mistakes).value_or(quantity_.hard.low);
        for (const Problem& mistake : mistakes.sorted()) {
            if (mistake.severity == Problem::Severity::error) problems_.error(mistake.where, "default of " + mistake.text);
        }
    }

    Description entry_;
    Problems& problems_;
    Quantity quantity_;
};

}  // namespace

DescribedNumbers read_numbers(std::string_view text, const std::string& file, Kind kind, Problems& problems) {
    DescribedNumbers numbers;
    const auto read = [&](const Key& name, const Node& map) {
        Reader reader(name, map, problems);
        numbers.numbers.push_back({reader.read(kind), reader.is_constant(), name.place()});
    };
    numbers.about = read_entries(text, file, "{unit, range, default, source, …}", read, problems);
    return numbers;
}

}  // namespace consortia::config
