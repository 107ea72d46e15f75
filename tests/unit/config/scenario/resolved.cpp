#include "engine/config/scenario/resolved.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"
#include "tests/support/money_schema.hpp"

#include <rapidcheck.h>

#include <algorithm>

using namespace consortia;
using config::Memory;

namespace {

const std::map<std::string, std::string> tables = {{"data/i.csv", "industry,output,employment\nict,10,2.5\n"},
                                                   {"data/f.csv", "supplier,ict\nict,1\n"}};

Scenario load(const std::string& text, const config::Options& options = {}) {
    Memory files(tables);
    files.add("s.yaml", text);
    return config::load("s.yaml", options, example::models(), files).scenario;
}

const Schema& schema_of(const Scenario& scenario) { return *example::models().find(scenario.model); }

bool same(const LeverEntry& a, const LeverEntry& b) {
    return a.value == b.value && a.from == b.from && a.ramp_to == b.ramp_to && a.whom == b.whom && a.targeted == b.targeted;
}

bool same(const LeverSetting& a, const LeverSetting& b) {
    return a.status_quo == b.status_quo &&
           std::ranges::equal(a.entries, b.entries, [](const LeverEntry& x, const LeverEntry& y) { return same(x, y); });
}

bool same(const Scenario& a, const Scenario& b) {
    const auto run = [](const Scenario& s) {
        return std::tuple(s.model, s.title.en, s.title.zh, s.start, s.steps, s.burn_in, s.seed, s.seeds);
    };
    const bool parameters = std::ranges::equal(a.parameters, b.parameters, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.value == y.second.value;
    });
    const bool levers = std::ranges::equal(
        a.levers, b.levers, [](const auto& x, const auto& y) { return x.first == y.first && same(x.second, y.second); });
    const bool data = std::ranges::equal(a.data, b.data, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.content == y.second.content && x.second.file == y.second.file;
    });
    return run(a) == run(b) && parameters && levers && data;
}

// --- a generator of scenarios, each choice drawn by RapidCheck

int below(int n) { return *rc::gen::inRange(0, n); }

template <class T>
T one_of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
}

std::string share() { return one_of<std::string>({"0", "1", ".25", "0.1", "3e-7", "0.333333333333333314829616256247"}); }

std::string date(bool calendar, int step) {
    return calendar ? to_string(Date::of(2025, 1) + step) : std::to_string(step + 1);
}

std::string target(bool by_industry) {
    const std::vector<std::string> sizes = {"small", "[medium, large]", "[small, medium, large]"};
    std::string text = "{size: " + one_of(sizes);
    if (below(2) == 0) text += ", region: " + one_of<std::string>({"region_1", "[region_2, region_1]"});
    if (by_industry && below(2) == 0)
        text += ", industry: " + one_of<std::string>({"strategic", "construction", "[strategic, construction]"});
    return text + '}';
}

std::string entries(bool calendar, bool by_industry) {
    std::string list = "[";
    for (int left = below(5); left > 0; --left) {
        const int from = below(20);
        list += "{value: " + share();
        if (below(4) > 0) list += ", from: " + date(calendar, from);
        if (below(3) == 0) list += ", ramp_to: " + date(calendar, 21 + below(20));
        if (below(2) == 0) list += ", target: " + target(by_industry);
        list += "}, ";
    }
    return list + ']';
}

std::string dates(bool calendar) {
    std::string map = "{";
    for (int step = below(3), last = 1 + below(30); map == "{" || step < last; step += 1 + below(9)) {
        map += date(calendar, step) + ": " + share() + ", ";
    }
    return map + '}';
}

std::string lever(bool calendar, bool by_industry) {
    switch (below(3)) {
        case 0:
            return share();
        case 1:
            return dates(calendar);
        default:
            return entries(calendar, by_industry);
    }
}

std::string random_text() {
    return one_of<std::string>(
        {"plain", "\"two\\nlines \\t \\\"quoted\\\" \\\\\"", "'null'", "'a: b # c'", "投资抵免加倍", "'~'", "\"\""});
}

std::string random_scenario() {
    const bool calendar = below(3) > 0;
    std::string text = calendar ? "model: example\nstart: 2025Q1\n" : "model: stepped\ndata: {contacts: data/c.csv}\n";
    text += "steps: " + std::to_string(below(100)) + "\nburn_in: " + std::to_string(4 * below(20)) + '\n';
    if (below(2) == 0) text += "seed: " + std::to_string(*rc::gen::arbitrary<u64>()) + '\n';
    if (below(2) == 0) text += "title: {en: " + random_text() + ", zh: " + random_text() + "}\n";
    text += "parameters:\n  population.regions: " + std::to_string(2 + below(7)) + '\n';
    if (below(2) == 0) text += "  labour.separation: " + share() + '\n';
    if (below(2) == 0) text += "  labour.matching: " + one_of<std::string>({"urn_ball", "directed", "none"}) + '\n';
    if (below(2) == 0) text += "  labour.cap: " + one_of<std::string>({"none", "17", "1e-300"}) + '\n';
    text += "levers:\n  policy.subsidy: " + lever(calendar, false) + '\n';
    if (below(2) == 0) text += "  policy.tax_credit.rate: " + lever(calendar, true) + '\n';
    if (below(2) == 0) text += "  policy.tax_credit.eligibility: {" + date(calendar, below(9)) + ": all}\n";
    if (below(2) == 0) text += "  policy.budget_cap: [{value: 5}, {value: none, from: " + date(calendar, 3) + "}]\n";
    if (calendar && below(2) == 0) text += "data: {industries: data/i.csv, flows: data/f.csv}\n";
    return text;
}

Scenario load_random(const std::string& text) {
    Memory files(tables);
    files.add("data/c.csv", "from\nx\n");
    files.add("s.yaml", text);
    return config::load("s.yaml", {}, example::models(), files).scenario;
}

}  // namespace

TEST_CASE("a resolved scenario reads back as the same scenario and writes the same bytes", "[config][resolved]") {
    CHECK(rc::check([] {
        for (int k = 0; k < 10; ++k) {
            const std::string written = random_scenario();
            const Scenario first = load_random(written);
            const std::string text = config::resolved(first, schema_of(first));
            const Scenario second = load_random(text);
            RC_ASSERT(same(first, second));
            RC_ASSERT(text == config::resolved(second, schema_of(second)));
        }
    }));
}

TEST_CASE("a resolved scenario is readable and whole", "[config][resolved]") {
    const Scenario scenario = load(
        "model: example\ntitle: {en: Credit doubled, zh: 抵免}\nstart: 2025Q1\nsteps: 80\ndata: {industries: data/i.csv}\n"
        "levers:\n  policy.subsidy: 0.5\n  policy.min_quality: {2026Q1: 1, 2030Q3: -2}\n"
        "  policy.tax_credit.rate: [{value: 0.6, from: 2026Q1, ramp_to: 2028Q1, target: {size: small, industry: "
        "strategic}}]\n");
    CHECK(config::resolved(scenario, schema_of(scenario)) ==
          "# Every value of this scenario; loaded again it gives the same run.\n"
          "model: example\n"
          "title: {en: \"Credit doubled\", zh: \"抵免\"}\n"
          "start: 2025Q1\n"
          "steps: 80\n"
          "burn_in: 0\n"
          "seed: 1\n"
          "seeds: 1\n"
          "parameters:\n"
          "  labour.cap: none\n"
          "  labour.matching: directed\n"
          "  labour.separation: 0.016\n"
          "  population.firms: 1000\n"
          "  population.regions: 3\n"
          "levers:\n"
          "  policy.approval_lag: []  # status quo: 4 q\n"
          "  policy.budget_cap: []  # status quo: none wq/yr\n"
          "  policy.min_quality: {2026Q1: 1, 2030Q3: -2}\n"
          "  policy.subsidy: 0.5\n"
          "  policy.tax_credit.eligibility: []  # status quo: certified\n"
          "  policy.tax_credit.rate: [{value: 0.6, from: 2026Q1, ramp_to: 2028Q1, target: {industry: [ict, machinery], "
          "size: small}}]\n"
          "data:\n"
          "  industries: {file: data/i.csv, content: 822288cd9678be99}\n");
}

TEST_CASE("a resolved scenario refuses data that have changed since", "[config][resolved]") {
    const Scenario scenario = load("model: example\nstart: 2025Q1\nsteps: 8\ndata: {industries: data/i.csv}\n");
    const Memory changed({{"data/i.csv", "industry,output,employment\nict,11,2.5\n"},
                          {"s.yaml", config::resolved(scenario, schema_of(scenario))}});
    CHECK_THROWS_WITH(config::load("s.yaml", {}, example::models(), changed),
                      Catch::Matchers::Contains("is not the one that was used"));
}

TEST_CASE("every value knows where it came from", "[config][resolved]") {
    const Scenario scenario = load("model: example\nstart: 2025Q1\nsteps: 8\ntitle: Shown\nlevers: {policy.subsidy: 0.2}\n",
                                   {.overrides = {"seed=7"}});
    const auto lines = config::origins(scenario, schema_of(scenario));
    const auto line = [&lines](const std::string& key) {
        const auto found = std::ranges::find(lines, key, &config::Traced::key);
        return found == lines.end() ? "absent" : found->value + " | " + found->origin;
    };
    CHECK(line("title") == "{en: Shown} | s.yaml:4");
    CHECK(line("start") == "2025Q1 | s.yaml:2");
    CHECK(line("seed") == "7 | --set seed=7");
    CHECK(line("seeds") == "1 | default");
    CHECK(line("policy.subsidy") == "0.2 | s.yaml:5");
    CHECK(line("policy.approval_lag") == "4 q | default");
    CHECK(line("labour.matching") == "directed | default");
}

TEST_CASE("origins in results do not tell from where the scenario was loaded", "[config][resolved]") {
    const auto from = [](const std::string& folder) {
        const Memory files({{folder + "city/s.yaml", "extends: ../base.yaml\nsteps: 8\nlevers: {policy.subsidy: 0.2}\n"},
                            {folder + "base.yaml", "model: example\nstart: 2025Q1\nsteps: 4\n"}});
        const config::Options how{.root = folder.empty() ? "." : folder, .overrides = {"seed=7"}};
        const Scenario scenario = config::load(folder + "city/s.yaml", how, example::models(), files).scenario;
        return config::origins_text(scenario, schema_of(scenario));
    };
    const std::string text = from("");
    CHECK(text == from("/far/away/"));
    CHECK(text == from("../../"));
    for (const char* line : {"model: example  # ../base.yaml:1\n", "steps: 8  # s.yaml:2\n", "seed: 7  # --set seed=7\n",
                             "seeds: 1  # default\n", "policy.subsidy: 0.2  # s.yaml:3\n"}) {
        CHECK_THAT(text, Catch::Matchers::Contains(line));
    }
}

TEST_CASE("origins are read back as they were written", "[config][resolved]") {
    const Scenario scenario =
        load("model: example\nstart: 2025Q1\nsteps: 8\ntitle: \"A  # b: c\"\nlevers: {policy.subsidy: 0.2}\n");
    const auto written = config::origins(scenario, schema_of(scenario));
    const auto read = config::traced_in(config::origins_text(scenario, schema_of(scenario)));
    REQUIRE(read.size() == written.size());
    for (std::size_t k = 0; k < read.size(); ++k) {
        CHECK(read[k].key == written[k].key);
        CHECK(read[k].value == written[k].value);
        CHECK(read[k].origin == written[k].origin);
    }
}

TEST_CASE("what differs between scenarios that were resolved is told value by value", "[config][resolved]") {
    const std::string head = "model: example\nstart: 2025Q1\n";
    const auto text = [&](const std::string& more) {
        const Scenario scenario = load(head + more);
        return config::resolved(scenario, schema_of(scenario));
    };
    const std::string before = text("steps: 8\nseeds: 20\n");
    CHECK(config::differences({before}, {before}).empty());
    CHECK(config::differences({before}, {text("steps: 8\nseeds: 8\nlevers: {policy.subsidy: 0.2}\n")}) ==
          std::vector<std::string>{"seeds was 20 and is 8", "policy.subsidy was 0.1 share (status quo) and is 0.2"});
    CHECK(config::differences({before}, {text("title: A\nsteps: 8\nseeds: 20\n")}) ==
          std::vector<std::string>{"title was absent and is {en: A}"});
    CHECK(config::differences({before}, {before, before}) == std::vector<std::string>{"scenarios were 1 and are 2"});
}

TEST_CASE("a resolved scenario keeps its currency, at the rate in force", "[config][resolved]") {
    Scenario scenario =
        example::load_moneyed({{"s.yaml", "model: moneyed\nsteps: 8\ncurrency: {per_wq: 9000, name: EUR}\n"}}).scenario;
    const auto written = [&scenario] { return config::values_in(config::resolved(scenario, example::moneyed())); };
    CHECK(written().at("currency") == "{name: EUR, per_wq: 9000}");
    const std::string text = config::resolved(scenario, example::moneyed());
    CHECK(config::resolved(example::load_moneyed({{"s.yaml", text}}).scenario, example::moneyed()) == text);
    scenario.parameters.at("accounts.rate").value = 9500;
    CHECK(written().at("currency") == "{name: EUR, per_wq: 9500}");
    scenario.currency.clear();
    CHECK_FALSE(written().contains("currency"));
}
