#include "engine/config/model/facts.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace consortia::config {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr u64 most_seeds = 1'000'000;

/// The entries of one map, with the words for what is missing or wrong in them.
class Map {
  public:
    Map(const Node& map, const std::string& name, const std::vector<std::string>& known, Problems& problems)
        : node_(map), fields_(map, name, known, problems), problems_(problems) {}

    const Fields& fields() const { return fields_; }
    const Node* find(std::string_view key) const { return fields_.find(key); }

    Located text(std::string_view key) const {
        const Node* node = fields_.find(key);
        if (node == nullptr) return {"", node_.place()};
        if (!node->is_scalar()) fields_.error(node->place(), key, "expected a text, got " + got(*node));
        Place where = node->place();
        where.column += node->in_quotes ? 1 : 0;
        return {node->text, where};
    }
    Located needed(std::string_view key, const std::string& why) const {
        fields_.needed(key, why);
        return text(key);
    }
    Located text_or(std::string_view key, const char* usual) const {
        Located read = text(key);
        if (fields_.find(key) == nullptr) read.text = usual;
        return read;
    }

    /// In both languages.
    Text name() const {
        const Node* node = fields_.needed("name", "{en: …, zh: …}");
        if (node == nullptr) return {};
        if (!node->is_map()) {
            fields_.error(node->place(), "name", "expected {en: …, zh: …}, got " + got(*node));
            return {};
        }
        const Map texts(*node, "name", {"en", "zh"}, problems_);
        return {texts.needed("en", "its words in English").text, texts.needed("zh", "its words in Chinese").text};
    }

    /// `{demand.wave_amplitude: 0.05}` as `demand.wave_amplitude=0.05`.
    std::vector<std::string> settings(std::string_view key) const {
        std::vector<std::string> set;
        const Node* node = fields_.find(key);
        if (node == nullptr) return set;
        if (!node->is_map()) fields_.error(node->place(), key, "expected {name: value, …}, got " + got(*node));
        for (std::size_t k = 0; k < node->keys.size(); ++k) {
            const Node& value = node->items[k];
            if (!value.is_scalar() && !value.is_refused())
                fields_.error(value.place(), key, "expected one value of " + node->keys[k].text + ", got " + got(value));
            set.push_back(node->keys[k].text + '=' + value.text);
        }
        return set;
    }

    /// `[0.1, none]`.
    void range(Fact& fact) const {
        const Node* node = fields_.needed("range", "[lowest, highest], `none` without a bound");
        if (node == nullptr) return;
        if (!node->is_sequence() || node->items.size() != 2)
            return fields_.error(node->place(), "range", "expected [lowest, highest], got " + got(*node));
        fact.low = bound(node->items[0], -infinite);
        fact.high = bound(node->items[1], infinite);
        if (fact.low > fact.high) fields_.error(node->place(), "range", "is empty: the lowest comes first");
    }

    /// `{spreadsheet: [mean, deviation], …}`.
    void rivals(Fact& fact) const {
        const Node* node = fields_.find("rivals");
        if (node == nullptr) return;
        if (!node->is_map()) return fields_.error(node->place(), "rivals", "expected {name: [mean, deviation], …}");
        for (std::size_t k = 0; k < node->keys.size(); ++k) fact.rivals.push_back(rival(node->keys[k], node->items[k]));
    }

  private:
    double bound(const Node& node, double open) const {
        if (node.is_scalar() && node.text == "none") return open;
        const auto number = node.is_scalar() && !node.in_quotes ? parse_number(node.text) : std::nullopt;
        if (!number && !node.is_refused())
            fields_.error(node.place(), "range", "expected a number or none, got " + got(node));
        return number.value_or(0);
    }

    Fact::Rival rival(const Key& name, const Node& node) const {
        Fact::Rival read{name.text, 0, 1};
        const bool two = node.is_sequence() && node.items.size() == 2;
        const auto mean = two ? parse_number(node.items[0].text) : std::nullopt;
        const auto deviation = two ? parse_number(node.items[1].text) : std::nullopt;
        if (!mean || !deviation || *deviation <= 0) {
            fields_.error(name.place(), "rivals", name.text + ": expected [mean, standard deviation above 0]");
            return read;
        }
        return {name.text, *mean, *deviation};
    }

    const Node& node_;
    Fields fields_;
    Problems& problems_;
};

class FactsReader {
  public:
    explicit FactsReader(Problems& problems) : problems_(problems) {}

    Facts read(const Node& root) {
        if (root.is_refused()) return {};
        if (!root.is_map()) {
            problems_.error(root.place(), "expected `facts:` and the runs that they are measured on");
            return {};
        }
        const Map all(root, "", {"scenario", "levels", "runs", "facts", "tested", "not_measured"}, problems_);
        Facts facts;
        facts.scenario = all.needed("scenario", "what the facts are measured on");
        each_entry(all, "levels", [&](const Key& key, const Node& map) { facts.levels.push_back(level(key, map)); });
        each_entry(all, "runs", [&](const Key& key, const Node& map) { facts.runs.push_back(run(key, map, facts)); });
        if (facts.runs.empty()) facts.runs.push_back({.name = {usual_run, root.place()}});
        each_item(all, "facts", [&](const Node& map) { facts.facts.push_back(fact(map, facts)); });
        each_item(all, "tested", [&](const Node& map) { facts.tested.push_back(tested(map)); });
        each_item(all, "not_measured", [&](const Node& map) { facts.not_measured.push_back(not_measured(map)); });
        return facts;
    }

  private:
    template <class Read>
    void each_entry(const Map& all, std::string_view key, const Read& read) {
        const Node* node = all.find(key);
        if (node == nullptr) return;
        if (!node->is_map()) return all.fields().error(node->place(), key, "expected `name: {…}` lines, got " + got(*node));
        for (std::size_t k = 0; k < node->keys.size(); ++k) {
            if (expect_map(node->items[k])) read(node->keys[k], node->items[k]);
        }
    }

    template <class Read>
    void each_item(const Map& all, std::string_view key, const Read& read) {
        const Node* node = all.find(key);
        if (node == nullptr) return;
        if (!node->is_sequence()) return all.fields().error(node->place(), key, "expected a list, got " + got(*node));
        for (const Node& item : node->items) {
            if (expect_map(item)) read(item);
        }
    }

    bool expect_map(const Node& node) {
        if (!node.is_map() && !node.is_refused())
            problems_.error(node.place(), "expected {name: value, …}, got " + got(node));
        return node.is_map();
    }

    /// Runs are folders of a result.
    void check_name(const Key& key) {
        constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-";
        if (key.text.empty() || key.text.find_first_not_of(allowed) != std::string::npos)
            problems_.error(key.place(), quote(key.text) + ": a run is called in small letters, digits, _ and -");
    }

    FactLevel level(const Key& key, const Node& node) {
        const Map map(node, key.text, {"seeds", "set"}, problems_);
        FactLevel read{.name = {key.text, key.place()}, .set = map.settings("set")};
        if (const auto seeds = map.fields().count("seeds", 1, most_seeds)) read.seeds = static_cast<u32>(*seeds);
        return read;
    }

    FactRun run(const Key& key, const Node& node, const Facts& facts) {
        check_name(key);
        const Map map(node, key.text, {"scenario", "set", "level"}, problems_);
        FactRun read{.name = {key.text, key.place()}, .scenario = map.text("scenario"), .set = map.settings("set")};
        std::vector<std::string> levels;
        for (const FactLevel& each : facts.levels) levels.push_back(each.name.text);
        read.level = map.fields().word("level", levels).value_or("");
        return read;
    }

    Located id(const Map& map) {
        Located read = map.needed("id", "what other pages call it");
        if (!read.text.empty() && !ids_.insert(read.text).second) problems_.error(read.where, read.text + ": stands twice");
        return read;
    }

    std::string source(const Map& map) { return map.needed("source", "who found it").text; }

    /// The name of a run that is there, or of the usual one.
    Located run_of(const Map& map, std::string_view key, const char* usual, const Facts& facts) {
        Located read = map.text_or(key, usual);
        std::vector<std::string> runs;
        for (const FactRun& each : facts.runs) runs.push_back(each.name.text);
        if (!read.text.empty() && std::ranges::find(runs, read.text) == runs.end())
            problems_.error(read.where, "unknown run " + quote(read.text) + suggestion(read.text, runs));
        return read;
    }

    Fact fact(const Node& node, const Facts& facts) {
        const Map map(
            node, "",
            {"id", "name", "run", "against", "as", "metric", "when", "range", "seen", "rivals", "use", "source", "note"},
            problems_);
        Fact read{.id = id(map),
                  .name = map.name(),
                  .metric = map.needed("metric", "an expression over indicators"),
                  .when = map.text_or("when", usual_window),
                  .run = run_of(map, "run", usual_run, facts),
                  .against = run_of(map, "against", "", facts),
                  .source = source(map),
                  .note = map.text("note").text};
        read_use(map, read);
        read_held(map, read);
        return read;
    }

    void read_use(const Map& map, Fact& fact) {
        std::vector<std::string> uses;
        for (const Fact::Use use : fact_uses) uses.push_back(name_of(use));
        map.fields().needed("use", "one of " + listed(uses));
        const auto word = map.fields().word("use", uses);
        for (const Fact::Use use : fact_uses) {
            if (word == name_of(use)) fact.use = use;
        }
        if (fact.use != Fact::Use::forecast) return map.range(fact);
        map.fields().needed("seen", "what came of it in the world");
        fact.low = fact.high = map.fields().number("seen").value_or(0);
        map.rivals(fact);
    }

    void read_held(const Map& map, Fact& fact) {
        const bool held = !fact.against.text.empty();
        if (held != (map.find("as") != nullptr))
            problems_.error(fact.id.where,
                            fact.id.text + ": `against` another run and `as` (difference, change) stand together");
        const auto how = map.fields().word("as", {"difference", "change"});
        if (how) fact.held = *how == "change" ? Fact::Held::change : Fact::Held::difference;
    }

    FactTested tested(const Node& node) {
        const Map map(node, "", {"id", "name", "test", "source"}, problems_);
        return {id(map), map.name(), map.needed("test", "the file of the test").text, source(map)};
    }

    FactUnmeasured not_measured(const Node& node) {
        const Map map(node, "", {"id", "name", "needs", "source"}, problems_);
        return {id(map), map.name(), map.needed("needs", "what would tell it").text, source(map)};
    }

    Problems& problems_;
    std::set<std::string> ids_;
};

}  // namespace

Facts read_facts(std::string_view text, const std::string& file, Problems& problems) {
    const Document document = parse_document(text, file, problems);
    return FactsReader(problems).read(document.root);
}

Place place_in(const Located& value, std::size_t bytes) {
    Place place = value.where;
    for (std::size_t k = 0; k < std::min(bytes, value.text.size()); ++k)
        place.column += (value.text[k] & 0xC0) == 0x80 ? 0 : 1;  // characters of UTF-8
    return place;
}

}  // namespace consortia::config
