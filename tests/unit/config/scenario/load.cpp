#include "engine/config/scenario/load.hpp"

#include "engine/config/yaml/value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"
#include "tests/support/money_schema.hpp"

#include <limits>

using namespace consortia;
using config::Loaded;
using config::Memory;
using config::Options;

namespace {

const std::string head = "model: example\nstart: 2025Q1\nsteps: 80\n";

Loaded load(const std::string& text, const Options& options = {}) {
    return config::load("s.yaml", options, example::models(), Memory({{"s.yaml", text}}));
}

Loaded load_files(const std::map<std::string, std::string>& files, const std::string& main, const Options& options = {}) {
    return config::load(main, options, example::models(), Memory(files));
}

std::string mistakes(const std::string& text, const Options& options = {}) {
    try {
        load(text, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

std::string money_mistakes(const std::string& text, const Options& options = {}) {
    try {
        example::load_moneyed({{"s.yaml", text}}, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

double lever(const Loaded& loaded, const std::string& name, i32 step) {
    return loaded.scenario.levers.at(name).at(step).everywhere();
}

}  // namespace

TEST_CASE("a scenario without settings has every default", "[config][load]") {
    const Loaded loaded = load(head);
    CHECK(loaded.schema == &example::dated());
    CHECK(loaded.warnings.empty());
    const Scenario& s = loaded.scenario;
    CHECK(s.model == "example");
    CHECK(s.name == "s");
    CHECK(s.start == Date::of(2025, 1));
    CHECK(s.steps == 80);
    CHECK(s.burn_in == 0);
    CHECK(s.seed == 1);
    CHECK(s.seeds == 1);
    CHECK(s.parameters.size() == 5);
    CHECK(s.parameters.at("labour.separation").value == 0.016);
    CHECK(s.parameters.at("labour.separation").origin.kind == Origin::Kind::fallback);
    CHECK(s.levers.size() == 6);
    CHECK(s.levers.at("policy.tax_credit.rate").status_quo == 0.3);
    CHECK(s.levers.at("policy.tax_credit.rate").entries.empty());
    CHECK(s.parameters.at("labour.cap").value == std::numeric_limits<double>::infinity());
}

TEST_CASE("all keys of a scenario are read", "[config][load]") {
    const Loaded loaded = load(
        "model: example\ntitle: {en: Investment tax credit doubled, zh: 投资抵免加倍}\nstart: 2025Q1\nsteps: 80\nburn_in: "
        "40\n"
        "seed: 18446744073709551615\nseeds: 20\n"
        "parameters: {labour.separation: .02, labour.matching: none, labour.cap: 12, population.firms: 3e4}\n");
    const Scenario& s = loaded.scenario;
    CHECK(s.title.en == "Investment tax credit doubled");
    CHECK(s.title.zh == "投资抵免加倍");
    CHECK(s.burn_in == 40);
    CHECK(s.seed == 18446744073709551615ULL);
    CHECK(s.seeds == 20);
    CHECK(s.parameters.at("labour.separation").value == 0.02);
    CHECK(s.parameters.at("labour.matching").value == 2);
    CHECK(s.parameters.at("labour.cap").value == 12);
    CHECK(s.parameters.at("population.firms").value == 30000);
    const Origin& origin = s.parameters.at("labour.separation").origin;
    CHECK(origin.kind == Origin::Kind::file);
    CHECK(origin.place.file == "s.yaml");
    CHECK(origin.place.line == 8);
    CHECK(origin.place.column == 14);
}

TEST_CASE("an overlay replaces a key's value whole, later files win", "[config][load]") {
    const std::map<std::string, std::string> files = {
        {"scenarios/city/baseline.yaml",
         head + "parameters: {labour.separation: 0.02, labour.cap: 5}\n"
                "levers:\n  policy.tax_credit.rate: {2025Q1: 0.1, 2030Q1: 0.2}\n  policy.subsidy: 0.2\n"},
        {"scenarios/packages/credit.yaml", "title: {en: Credit}\nlevers: {policy.tax_credit.rate: 0.6}\n"},
        {"scenarios/city/credit.yaml", "extends: [baseline.yaml, ../packages/credit.yaml]\nparameters: {labour.cap: 7}\n"}};
    const Loaded loaded = load_files(files, "scenarios/city/credit.yaml");
    CHECK(lever(loaded, "policy.tax_credit.rate", 40) == 0.6);
    CHECK(loaded.scenario.levers.at("policy.tax_credit.rate").entries.size() == 1);
    CHECK(lever(loaded, "policy.subsidy", 0) == 0.2);
    CHECK(loaded.scenario.parameters.at("labour.separation").value == 0.02);
    CHECK(loaded.scenario.parameters.at("labour.cap").value == 7);
    CHECK(loaded.scenario.title.en == "Credit");
    CHECK(loaded.scenario.name == "credit");
    REQUIRE(loaded.scenario.files.size() == 3);
    CHECK(loaded.scenario.files[0].file == "scenarios/city/baseline.yaml");
    CHECK(loaded.scenario.files[1].file == "scenarios/packages/credit.yaml");
    CHECK(loaded.scenario.files[2].file == "scenarios/city/credit.yaml");
}

TEST_CASE("the command line has the last word, by dotted name alone", "[config][load]") {
    const Options options{.overrides = {"policy.tax_credit.rate=0.5", "population.firms=30000", "seed=7", "steps=4",
                                        "start=2030Q3", "burn_in=8", "seeds=3"}};
    const Loaded loaded = load(head + "levers: {policy.tax_credit.rate: {2025Q1: 0.1, 2026Q1: 0.2}}\n", options);
    const Scenario& s = loaded.scenario;
    CHECK(s.seed == 7);
    CHECK(s.seeds == 3);
    CHECK(s.steps == 4);
    CHECK(s.burn_in == 8);
    CHECK(s.start == Date::of(2030, 3));
    CHECK(s.parameters.at("population.firms").value == 30000);
    CHECK(s.levers.at("policy.tax_credit.rate").entries.size() == 1);
    CHECK(lever(loaded, "policy.tax_credit.rate", 3) == 0.5);
    CHECK(s.parameters.at("population.firms").origin.kind == Origin::Kind::command_line);
    CHECK(load(head, {.overrides = {"seeds=3"}, .seeds = 9}).scenario.seeds == 9);
}

TEST_CASE("lists and dates stand on the command line in brackets", "[config][load]") {
    const Loaded loaded = load(head, {.overrides = {"policy.subsidy=[{value: 0.4, from: 2026Q1}, {value: 0.2}]",
                                                    "policy.tax_credit.rate={2025Q1: 0.1, 2026Q1: 0.2}"}});
    CHECK(lever(loaded, "policy.subsidy", 3) == 0.2);
    CHECK(lever(loaded, "policy.subsidy", 4) == 0.4);
    CHECK(lever(loaded, "policy.tax_credit.rate", 4) == 0.2);
    CHECK(loaded.scenario.levers.at("policy.subsidy").entries.front().origin.kind == Origin::Kind::command_line);
    CHECK_THAT(mistakes(head, {.overrides = {"policy.subsidy=[{value: 2}]"}}),
               Catch::Matchers::Contains("--set policy.subsidy=[{value: 2}]:1:10: error: policy.subsidy: expected 0 to 1"));
    CHECK_THAT(mistakes(head, {.overrides = {"policy.subsidy=[{value: 2"}}),
               Catch::Matchers::StartsWith("--set policy.subsidy=["));
    CHECK_THAT(mistakes(head, {.overrides = {"seed=[1]"}}), Catch::Matchers::Contains("seed: expected a whole number"));
}

TEST_CASE("a mistake on the command line is named as it was typed", "[config][load]") {
    CHECK(mistakes(head, {.overrides = {"policy.subsdy=0.5", "seed=x", "policy.subsidy=2", "nonsense"}}) ==
          "--set policy.subsdy=0.5: error: policy.subsdy: unknown parameter or lever; nearest is policy.subsidy\n"
          "--set nonsense: error: expected KEY=VALUE\n"
          "--set seed=x: error: seed: expected a whole number from 0 to 18446744073709551615, got 'x'\n"
          "--set policy.subsidy=2: error: policy.subsidy: expected 0 to 1 (share), got 2");
}

TEST_CASE("the beginning of a name on the command line is told with the names that begin so", "[config][load]") {
    CHECK(mistakes(head, {.overrides = {"policy.tax_credit=0.2"}}) ==
          "--set policy.tax_credit=0.2: error: policy.tax_credit: is only the beginning of a name; those that begin so: "
          "policy.tax_credit.rate, policy.tax_credit.eligibility");
}

TEST_CASE("a model without a calendar dates by step numbers", "[config][load]") {
    const std::map<std::string, std::string> files = {
        {"s.yaml", "model: stepped\nsteps: 50\nburn_in: 3\ndata: {contacts: c.csv}\nlevers: {policy.subsidy: {10: 0.4}}\n"},
        {"c.csv", "from\na\n"}};
    const Loaded loaded = load_files(files, "s.yaml");
    CHECK_FALSE(loaded.scenario.start.has_value());
    CHECK(lever(loaded, "policy.subsidy", 8) == 0.1);
    CHECK(lever(loaded, "policy.subsidy", 9) == 0.4);  // after nine steps: the tenth
}

TEST_CASE("outside the usual range is a warning with the source, and an error when strict", "[config][load]") {
    const std::string text = head + "parameters: {population.firms: 5}\n";
    const Loaded loaded = load(text);
    REQUIRE(loaded.warnings.size() == 1);
    CHECK(to_string(loaded.warnings.front()) ==
          "s.yaml:4:32: warning: population.firms: 5 lies outside the usual range 100 to 2000000 (firm); default 1000 from: "
          "made up "
          "for tests");
    CHECK_THROWS_AS(load(text, {.strict = true}), InputError);
}

TEST_CASE("all mistakes come at once, in the order of the file", "[config][load]") {
    CHECK(mistakes("model: example\nstart: 2025Q1\nsteps: 8\nlevers:\n"
                   "  policy.subsdy: 0.1\n"
                   "  policy.subsidy: 1.4\n"
                   "  policy.min_quality: high\n"
                   "  policy.min_quality: 1\n"
                   "  policy.tax_credit.rate: [{0.1: 2}]\n") ==
          "s.yaml:5:3: error: policy.subsdy: unknown lever; nearest is policy.subsidy\n"
          "s.yaml:6:19: error: policy.subsidy: expected 0 to 1 (share), got 1.4\n"
          "s.yaml:7:23: error: policy.min_quality: expected a finite number (index), got 'high'\n"
          "s.yaml:8:3: error: policy.min_quality: given twice, first in line 7\n"
          "s.yaml:9:28: error: policy.tax_credit.rate: an entry needs a `value`\n"
          "s.yaml:9:29: error: policy.tax_credit.rate: unknown key '0.1'; known: value, from, ramp_to, target");
}

TEST_CASE("tables are read with their hash, relative to the file that names them", "[config][load]") {
    std::map<std::string, std::string> files = {
        {"scenarios/data/industries.csv", "# made up\nindustry,output,employment\nict,10,2.5\n"},
        {"scenarios/city/base.yaml", head + "data: {industries: ../data/industries.csv}\n"},
        {"scenarios/toy/s.yaml", "extends: ../city/base.yaml\n"}};
    const Loaded loaded = load_files(files, "scenarios/toy/s.yaml");
    const DataTable& table = loaded.scenario.data.at("industries");
    CHECK(table.file == "../data/industries.csv");
    CHECK(table.rows() == 1);
    CHECK(table.number("employment") == std::vector<double>{2.5});
    files["scenarios/data/industries.csv"] += "#\n";
    CHECK(load_files(files, "scenarios/toy/s.yaml").scenario.data.at("industries").content != table.content);
}

TEST_CASE("of two overlays beside each other that set one value, the later one is noted", "[config][load]") {
    const auto notes = [](const std::string& extends, const std::string& more = "") {
        const std::map<std::string, std::string> files = {
            {"base.yaml", head + "levers: {policy.subsidy: 0.2}\n"},
            {"a.yaml", "extends: base.yaml\ntitle: A\nlevers: {policy.subsidy: 0.3}\n"},
            {"b.yaml", "title: B\nlevers:\n  policy.subsidy: 0.4\n"},
            {"c.yaml", "levers: {policy.subsidy: 0.4}\n"},
            {"both.yaml", "extends: [" + extends + "]\n" + more}};
        std::string all;
        for (const config::Note& note : load_files(files, "both.yaml").notes)
            all += note.where.file + ':' + std::to_string(note.where.line) + ' ' + note.text + '\n';
        return all;
    };
    const std::string tail = ", an overlay that this one does not extend; of two the later one counts\n";
    CHECK(notes("base.yaml, b.yaml").empty());
    CHECK(notes("a.yaml, b.yaml") == "b.yaml:3 policy.subsidy: stands in place of the value in a.yaml:3" + tail);
    CHECK(notes("a.yaml, base.yaml") == "base.yaml:4 policy.subsidy: stands in place of the value in a.yaml:3" + tail);
    CHECK(notes("base.yaml, b.yaml, c.yaml").empty());  // the same value
    CHECK(notes("a.yaml, b.yaml", "levers: {policy.subsidy: 0.5}\n").empty());
}

TEST_CASE("what a base lacks is not asked for where the base could not be read", "[config][load]") {
    const auto said = [](const std::string& extends, const std::string& base = "") {
        const std::map<std::string, std::string> files = {
            {"a/baseline.yaml", base.empty() ? head : base},
            {"a/s.yaml", "extends: " + extends + "\nlevers: {policy.subsidy: 0.2}\n"}};
        try {
            load_files(files, "a/s.yaml");
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    CHECK(said("basline.yaml") ==
          "a/s.yaml:1:10: error: extends: 'a/basline.yaml' cannot be read: No such file or directory; "
          "nearest is baseline.yaml");
    CHECK(said("/baseline.yaml") ==
          "a/s.yaml:1:10: error: extends: expected a path relative to this file, got '/baseline.yaml'");
    CHECK(said("baseline.yaml", "model: \"example\nsteps: 80\n") ==
          "a/baseline.yaml:1:8: error: this quote is not closed before line 2; close it, or indent the lines it holds");
}

TEST_CASE("a scenario tells its money in a currency of its own, at a rate that is the parameter's", "[config][load]") {
    const std::string begin = "model: moneyed\nsteps: 8\n";
    const Loaded own = example::load_moneyed({{"s.yaml", begin}});
    CHECK(config::money_of(*own.schema, own.scenario)->shown == "CNY");
    CHECK(config::money_of(*own.schema, own.scenario)->rate == 19'700);

    const Loaded told = example::load_moneyed({{"s.yaml", begin + "currency: {name: EUR, per_wq: 9000}\n"}});
    CHECK(told.warnings.empty());
    CHECK(config::money_of(*told.schema, told.scenario)->shown == "EUR");
    CHECK(told.scenario.parameters.at("accounts.rate").value == 9'000);
    CHECK(told.scenario.parameters.at("accounts.rate").origin.place.line == 3);
    CHECK(money_mistakes(begin + "currency: {name: EUR, per_wq: 9000}\nparameters: {labour.cap: 12000 EUR}\n")
              .find("write 1.33 (1 wq is 9000 EUR)") != std::string::npos);
}

TEST_CASE("a later file names another currency, whole", "[config][load]") {
    const Loaded loaded =
        example::load_moneyed({{"base.yaml", "model: moneyed\nsteps: 8\ncurrency: {name: EUR, per_wq: 9000}\n"},
                               {"s.yaml", "extends: base.yaml\ncurrency: {name: USD, per_wq: 9500}\n"}});
    CHECK(loaded.scenario.currency == "USD");
    CHECK(loaded.scenario.parameters.at("accounts.rate").value == 9'500);
}

TEST_CASE("a currency and its parameter say the same rate, or both places are named", "[config][load]") {
    const std::string text = "model: moneyed\nsteps: 8\ncurrency: {name: EUR, per_wq: 9000}\n";
    CHECK(money_mistakes(text + "parameters: {accounts.rate: 9000}\n") == "none");
    CHECK(
        money_mistakes(text + "parameters: {accounts.rate: 20000}\n") ==
        "s.yaml:3:31: error: currency.per_wq: is 9000, but accounts.rate is 20000 (s.yaml:4), and both say what one wq is; "
        "leave out one of them");
    CHECK(
        money_mistakes(text, {.overrides = {"accounts.rate=20000"}}) ==
        "s.yaml:3:31: error: currency.per_wq: is 9000, but accounts.rate is 20000 (--set accounts.rate=20000), and both say "
        "what one wq is; leave out one of them");
}

TEST_CASE("a model without money has no currency, and a mistyped key is told the nearest", "[config][load]") {
    CHECK(mistakes(head + "currency: {name: EUR, per_wq: 9000}\n") ==
          "s.yaml:4:1: error: currency: the model example has no money; leave it out");
    CHECK(mistakes(head + "curency: {name: EUR, per_wq: 9000}\n") ==
          "s.yaml:4:1: error: curency: unknown key; nearest is currency");
}
