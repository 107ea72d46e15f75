#include "engine/config/panel/panel.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"

using namespace consortia;

namespace {

struct Written {
    explicit Written(const std::string& text, const Schema* schema = &town::schema())
        : document(config::parse_document("panel: " + text + "\n", "s.yaml", problems)),
          panels(config::read_panels(*document.root.find("panel"), schema, problems)) {}

    std::string mistakes() const {
        std::string all;
        for (const Problem& problem : problems.sorted()) all += to_string(problem) + "\n";
        return all;
    }

    config::Problems problems;
    config::Document document;
    std::vector<Panel> panels;
};

std::string mistakes(const std::string& text) { return Written(text).mistakes(); }

}  // namespace

TEST_CASE("a panel says of which kind, which fields, whom and how often", "[config][panel]") {
    const Written read("{kind: firm, fields: [tech, terms.pay], who: {sample: 50}, every: 4}");
    CHECK(read.mistakes().empty());
    REQUIRE(read.panels.size() == 1);
    CHECK(read.panels[0].kind == "firm");
    CHECK(read.panels[0].fields == std::vector<std::string>{"tech", "terms.pay"});
    CHECK(read.panels[0].who == Panel::Who::sample);
    CHECK(read.panels[0].amount == 50);
    CHECK(read.panels[0].every == 4);
}

TEST_CASE("there may be several, and of the founders or of a share", "[config][panel]") {
    const Written read("[{kind: firm, fields: [tech], who: founders}, {kind: person, fields: [skill], who: {share: 0.5}}]");
    CHECK(read.mistakes().empty());
    REQUIRE(read.panels.size() == 2);
    CHECK(read.panels[0].who == Panel::Who::founders);
    CHECK(read.panels[0].every == 1);
    CHECK(read.panels[1].who == Panel::Who::share);
    CHECK(read.panels[1].amount == 0.5);
}

TEST_CASE("a panel may be of edges, by their kind", "[config][panel]") {
    const Written read("{kind: link, fields: [weight], who: [k9e83bca9fb795814], every: 4}");
    CHECK(read.mistakes().empty());
    REQUIRE(read.panels.size() == 1);
    CHECK(read.panels[0].kind == "link");
    CHECK(read.panels[0].keys.size() == 1);
    CHECK_THAT(mistakes("{kind: link, fields: [to], who: founders}"),
               Catch::Contains("'to': no number, flag or label of a link"));
}

TEST_CASE("panels are written as they read back", "[config][panel]") {
    for (const std::string text : {"{kind: firm, fields: [tech, terms.pay], who: {sample: 50}, every: 4}",
                                   "{kind: firm, fields: [tech], who: [k9e83bca9fb795814, k00000000000000ff], every: 1}",
                                   "[{kind: firm, fields: [tech], who: founders, every: 2}, {kind: person, fields: [skill], "
                                   "who: {share: 0.25}, every: "
                                   "2}]"})
        CHECK(config::panel_text(Written(text).panels) == text);
}

TEST_CASE("every mistake in a panel is told at its place, with the nearest name", "[config][panel][errors]") {
    CHECK_THAT(mistakes("{kind: frim, fields: [tech], who: founders}"),
               Catch::StartsWith("s.yaml:1:15: error: panel.kind: expected one of ") &&
                   Catch::Contains("got 'frim'; nearest is firm"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tehc], who: founders}"),
               Catch::StartsWith("s.yaml:1:30: error: panel.fields: 'tehc': no number, flag or label of a firm") &&
                   Catch::Contains("tech"));
    CHECK(mistakes("{kind: firm, fields: [tech, tech], who: founders}") ==
          "s.yaml:1:36: error: panel.fields: 'tech' is listed twice\n");
    CHECK_THAT(mistakes("{kind: firm, fields: [], who: founders}"), Catch::Contains("expected a list of fields"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tech]}"),
               Catch::Contains("panel.who: is missing; it is founders, {sample: 500}, {share: 0.02} or a list of keys"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tech], who: {share: 1.5}}"),
               Catch::Contains("panel.who.share: expected more than 0, to 1, got 1.5"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tech], who: {sample: 0}}"),
               Catch::Contains("panel.who.sample: expected a whole number from 1 to 1000000"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tech], who: []}"), Catch::Contains("or a list of keys, got an empty list"));
    CHECK(
        mistakes("{kind: firm, fields: [tech], who: [k9e83bca9fb795814, 12]}") ==
        "s.yaml:1:62: error: panel.who: expected a key as tables of agents show it, such as k9e83bca9fb795814, got '12'\n");
    CHECK_THAT(mistakes("{kind: firm, fields: [tech], who: [k9e83bca9fb795814, k9e83bca9fb795814]}"),
               Catch::Contains("'k9e83bca9fb795814' is listed twice"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tech], who: everybody}"), Catch::Contains("panel.who: expected founders"));
    CHECK_THAT(mistakes("{kind: firm, fields: [tech], who: founders, evry: 4}"), Catch::Contains("unknown key 'evry'"));
    CHECK_THAT(mistakes("firm"), Catch::Contains("panel: expected {kind: "));
}

TEST_CASE("panels share their times, and have a kind each", "[config][panel][errors]") {
    CHECK_THAT(
        mistakes("[{kind: firm, fields: [tech], who: founders}, {kind: person, fields: [skill], who: founders, every: 2}]"),
        Catch::Contains("all panels of a scenario have one `every`"));
    CHECK_THAT(mistakes("[{kind: firm, fields: [tech], who: founders}, {kind: firm, fields: [staff], who: founders}]"),
               Catch::Contains("firm has two panels; list all its fields in one"));
}

TEST_CASE("without a model the form of a panel is looked at alone", "[config][panel]") {
    CHECK(Written("{kind: any, fields: [thing], who: founders}", nullptr).mistakes().empty());
}
