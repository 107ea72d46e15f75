#include "engine/config/time/event.hpp"

#include "engine/config/scenario/load.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using config::Problems;

namespace {

struct Parameters {
    double fixed;
};
struct Moving {
    double rate;
};
struct Campaign {
    double share, kind;
};
struct Storm {};

const Schema& schema() {
    static const Schema made = [] {
        Schema s;
        s.calendar();
        s.parameter(real("contact.fixed", "1", 1, {0, 9}, "test", {}), &Parameters::fixed);
        s.parameter(moving(real("contact.rate", "1/q", 0.5, {0, 9}, "test", {})), &Moving::rate);
        s.event<Campaign>("campaign", {"vaccination", "接种"})
            .field(real("share", "share", 0.1, {0, 1}, "test", {}), &Campaign::share)
            .field(choice("kind", {"first", "second"}, 0, "test", {}), &Campaign::kind);
        s.event<Storm>("storm", {"a storm", "风暴"});
        return s;
    }();
    return made;
}

config::Loaded read(const std::string& file) {
    const config::Memory files({{"s.yaml", file}, {"p.csv", "draw,contact.rate\n0,1\n1,2\n"}});
    return config::load("s.yaml", {}, {[](std::string_view) { return &schema(); }, {"moved"}}, files);
}

config::Loaded load(const std::string& text) {
    const std::string head = "model: moved\nstart: 2025Q1\nsteps: 8\n";
    return read(head + text);
}

std::string refused(const std::string& text) {
    try {
        load(text);
    } catch (const InputError& error) {
        return to_string(error.problems().front());
    }
    return "good";
}

}  // namespace

TEST_CASE("events are read with their dates and fields, defaults filled in, in order of their steps", "[config][event]") {
    const Scenario s = load(
                           "events:\n  - {at: 2026Q1, do: campaign, share: 0.3, kind: second}\n  - {at: 2025Q1, do: storm}\n"
                           "  - {do: campaign, at: 2025Q3}\n")
                           .scenario;
    REQUIRE(s.events.size() == 3);
    CHECK(s.events[0] == Event{"storm", 0, {}, {}});
    CHECK(s.events[1] == Event{"campaign", 2, {{"campaign.share", 0.1}, {"campaign.kind", 0}}, {}});
    CHECK(s.events[2] == Event{"campaign", 4, {{"campaign.share", 0.3}, {"campaign.kind", 1}}, {}});
}

TEST_CASE("a scenario with events and a parameter that moves is written so that it reads back the same", "[config][event]") {
    const config::Loaded first = load(
        "parameters: {contact.rate: [{value: 0.7}, {value: 2, from: 2025Q2, ramp_to: 2025Q4}]}\n"
        "events: [{at: 2025Q3, do: campaign, kind: second}, {at: 2026Q1, do: storm}]\n");
    const std::string text = config::resolved(first.scenario, schema());
    CHECK(text.find("events: [{at: 2025Q3, do: campaign, share: 0.1, kind: second}, {at: 2026Q1, do: storm}]\n") !=
          std::string::npos);
    CHECK(text.find("contact.rate: [{value: 0.7}, {value: 2, from: 2025Q2, ramp_to: 2025Q4}]\n") != std::string::npos);
    const config::Loaded again = read(text);
    CHECK(config::resolved(again.scenario, schema()) == text);
    CHECK(again.scenario.events == first.scenario.events);
    CHECK(same_course(again.scenario.parameters.at("contact.rate"), first.scenario.parameters.at("contact.rate")));
}

TEST_CASE("what is wrong with an event is told at its place", "[config][event]") {
    CHECK(refused("events: [{at: 2025Q1, do: campain}]\n") ==
          "s.yaml:4:27: error: events: do: expected one of campaign, storm, got 'campain'; nearest is campaign");
    CHECK(refused("events: [{at: 2025Q1}]\n") ==
          "s.yaml:4:10: error: events: `do` is missing; it says what happens: campaign, storm");
    CHECK(refused("events: [{do: storm}]\n") ==
          "s.yaml:4:10: error: storm.at: is missing; it says in which step it happens");
    CHECK(refused("events: [{at: 2025, do: storm}]\n") ==
          "s.yaml:4:15: error: storm.at: expected a quarter such as 2025Q1, got '2025'; write 2025Q1");
    CHECK(refused("events: [{at: 2024Q4, do: storm}]\n") ==
          "s.yaml:4:15: error: events: at: 2024Q4 lies before the first step, 2025Q1; nothing happens in a burn-in");
    CHECK(refused("events: [{at: 2025Q1, do: campaign, share: 2}]\n") ==
          "s.yaml:4:44: error: campaign.share: expected 0 to 1 (share), got 2");
    CHECK(refused("events: [{at: 2025Q1, do: campaign, shar: 1}]\n") ==
          "s.yaml:4:37: error: campaign: unknown key 'shar'; nearest is share");
    CHECK(refused("events: [{at: 2025Q1, do: storm}, {at: 2025Q1, do: storm}]\n") ==
          "s.yaml:4:35: error: events: there is another storm at 2025Q1; a step has one of a kind");
    CHECK(refused("events: {at: 2025Q1, do: storm}\n") ==
          "s.yaml:4:9: error: events: expected a list [{at: DATE, do: campaign}], got a list or map");
}

TEST_CASE("an event behind the last step is warned of", "[config][event]") {
    const config::Loaded loaded = load("events: [{at: 2030Q1, do: storm}]\n");
    REQUIRE(loaded.warnings.size() == 1);
    CHECK(loaded.warnings[0].text == "events: at: 2030Q1 lies after the last step, 2026Q4; it never happens");
}

TEST_CASE("a model without events has none", "[config][event]") {
    const Schema none;
    Problems problems;
    const config::Document document = config::parse_document("[{at: 1, do: storm}]", "s.yaml", problems);
    CHECK(config::read_events(document.root, none, config::Timeline(none, {}), 8, problems).empty());
    CHECK(problems.sorted().at(0).text == "events: the model declares none; leave it out");
}

TEST_CASE("a parameter that may move holds what has no date all the time, and moves where it is dated", "[config][event]") {
    const auto rate = [](const std::string& text) {
        return load("burn_in: 4\nparameters: {contact.rate: " + text + "}\n").scenario.parameters.at("contact.rate");
    };
    CHECK(rate("3").at(-4) == 3);
    CHECK(rate("3").at(7) == 3);
    CHECK(rate("{2025Q2: 3}").at(-1) == 0.5);
    CHECK(rate("{2025Q2: 3}").at(0) == 0.5);
    CHECK(rate("{2025Q2: 3}").at(1) == 3);
    const ParameterSetting ramp = rate("[{value: 1}, {value: 5, from: 2025Q1, ramp_to: 2026Q1}, {value: 0, from: 2026Q3}]");
    CHECK(ramp.at(-1) == 1);
    CHECK(ramp.at(0) == 1);
    CHECK(ramp.at(1) == 2);
    CHECK(ramp.at(5) == 5);
    CHECK(ramp.at(6) == 0);
}

TEST_CASE("only what the model lets move may be dated, and for everybody alone", "[config][event]") {
    CHECK(refused("parameters: {contact.fixed: {2025Q2: 3}}\n") ==
          "s.yaml:4:29: error: contact.fixed: expected one value, 0 to 9 (1), got a list or map; a parameter holds for the "
          "whole run, for the start and tables are made of it; those that may move are contact.rate");
    CHECK(refused("parameters: {contact.rate: [{value: 3, target: {size: small}}]}\n") ==
          "s.yaml:4:48: error: contact.rate: a parameter is for everybody; levers have targets");
    CHECK(refused("parameters: {contact.rate: {2025Q2: 10}}\n") ==
          "s.yaml:4:37: error: contact.rate: expected 0 to 9 (1/q), got 10");
    CHECK(refused("parameters: {draws: p.csv, contact.rate: 2}\n") == "good");
    CHECK(refused("parameters: {draws: p.csv, contact.rate: {2025Q2: 3}}\n") ==
          "s.yaml:4:28: error: contact.rate: is drawn in 'p.csv'; leave out its column there, or give --draws 0");
}
