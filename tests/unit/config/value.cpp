#include "engine/config/value.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;
using config::Node;
using config::Problems;

namespace {

const Quantity share = {
    .name = "p.share", .unit = "share", .hard = {0, 1}, .usual = {0, 0.5}, .fallback = 0.7, .source = "law"};
const Quantity count = {.name = "p.count", .kind = Quantity::Kind::whole, .unit = "firm", .hard = {0, 10}, .usual = {0, 10}};
const Quantity cap = {.name = "p.cap", .unit = "wq", .hard = {0, 10}, .usual = {0, 10}, .may_be_none = true};
const Quantity a_choice = {.name = "p.choice",
                           .kind = Quantity::Kind::choice,
                           .hard = {0, 2},
                           .usual = {0, 2},
                           .labels = {"certified", "all", "none"}};

/// The value read, or the mistake.
std::string read(const Quantity& quantity, const std::string& text, bool in_quotes = false) {
    static const std::string name = "f";
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = text;
    node.in_quotes = in_quotes;
    node.file = &name;
    Problems problems;
    const auto value = config::read_value(node, quantity, problems);
    const std::string mistake = problems.sorted().empty() ? "" : problems.sorted().front().text;
    return value ? config::value_text(*value, quantity) + (mistake.empty() ? "" : " | " + mistake) : mistake;
}

}  // namespace

TEST_CASE("a value within its usual range or at its default is taken silently", "[config][value]") {
    CHECK(read(share, "0.25") == "0.25");
    CHECK(read(share, "0.7") == "0.7");
    CHECK(read(count, "3") == "3");
    CHECK(read(count, "1e1") == "10");
    CHECK(read(cap, "none") == "none");
    CHECK(read(a_choice, "all") == "all");
    CHECK(read(a_choice, "none", true) == "none");
}

TEST_CASE("what is expected is said with unit and range", "[config][value]") {
    CHECK(read(share, "1.4") == "p.share: expected 0 to 1 (share), got 1.4");
    CHECK(read(share, "0.6") == "0.6 | p.share: 0.6 lies outside the usual range 0 to 0.5 (share); default 0.7 from: law");
    CHECK(read(share, "high") == "p.share: expected a finite number (share), got 'high'");
    CHECK(read(share, ".nan") == "p.share: expected a finite number (share), got '.nan'");
    CHECK(read(share, "15 %") == "p.share: expected a finite number (share), got '15 %'; values carry no unit, write 0.15");
    CHECK(read(share, "0.1", true) ==
          "p.share: expected a finite number (share), got '0.1' in quotes; leave out the quotes");
    CHECK(read(share, "none") == "p.share: expected a finite number (share), got 'none'");
    CHECK(read(count, "2.5") == "p.count: expected a whole number (firm), got '2.5'");
    CHECK(read(cap, "11") == "p.cap: expected 0 to 10 (wq) or none, got 11");
    CHECK(read(cap, "non") == "p.cap: expected a finite number (wq) or none, got 'non'");
    CHECK(read(a_choice, "certfied") ==
          "p.choice: expected one of certified, all, none, got 'certfied'; nearest is certified");
    CHECK(read(a_choice, "1") == "p.choice: expected one of certified, all, none, got '1'");
}
