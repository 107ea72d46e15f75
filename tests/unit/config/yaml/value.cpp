#include "engine/config/yaml/value.hpp"

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
std::string read(const Quantity& quantity, const std::string& text, bool in_quotes = false,
                 const std::optional<config::Money>& money = {}) {
    static const std::string name = "f";
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = text;
    node.in_quotes = in_quotes;
    node.file = &name;
    Problems problems;
    const auto value = config::read_value(node, quantity, problems, money);
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

TEST_CASE("a switch is known by the words people use for it", "[config][value]") {
    Quantity carry = a_choice;
    carry.labels = {"off", "on"};
    CHECK(read(carry, "no") == "p.choice: expected one of off, on, got 'no'; write off");
    CHECK(read(carry, "False") == "p.choice: expected one of off, on, got 'False'; write off");
    CHECK(read(carry, "yes") == "p.choice: expected one of off, on, got 'yes'; write on");
    CHECK(read(carry, "oof") == "p.choice: expected one of off, on, got 'oof'; nearest is off");
    CHECK(read(a_choice, "no") == "p.choice: expected one of certified, all, none, got 'no'; nearest is none");
}

TEST_CASE("what seems to be in the currency is told in the unit of the model's money", "[config][value]") {
    const config::Money yuan{"wq", "yuan", 19'700};
    Quantity subsidy = share;
    subsidy.name = "p.subsidy";
    subsidy.unit = "wq/seat/yr";
    subsidy.hard = {0, 20};
    subsidy.usual = {0, 1.5};
    CHECK(read(subsidy, "12000", false, yuan) ==
          "p.subsidy: expected 0 to 20 (wq/seat/yr), got 12000; if this is in yuan, write "
          "0.61 (1 wq is 19700 yuan)");
    CHECK(read(subsidy, "12000 yuan", false, yuan) ==
          "p.subsidy: expected a finite number (wq/seat/yr), got '12000 yuan'; values carry no unit, write 0.61 (1 wq is "
          "19700 yuan)");
    CHECK(read(subsidy, "19", false, yuan) ==
          "19 | p.subsidy: 19 lies outside the usual range 0 to 1.5 (wq/seat/yr); default 0.7 "
          "from: law");
    subsidy.hard = {0, 1e6};
    CHECK(read(subsidy, "9850", false, yuan) ==
          "9850 | p.subsidy: 9850 lies outside the usual range 0 to 1.5 (wq/seat/yr); if this is in yuan, write 0.5 (1 wq "
          "is 19700 "
          "yuan); default 0.7 from: law");
    subsidy.hard = {0, 20};
    CHECK(read(subsidy, "12000") == "p.subsidy: expected 0 to 20 (wq/seat/yr), got 12000");
    CHECK(read(share, "12000", false, yuan) == "p.share: expected 0 to 1 (share), got 12000");
}

TEST_CASE("an amount is typed in the model's unit or in the currency, by its name or code") {
    using config::amount_in;
    const config::Money money{"wq", "yuan", 20000};
    CHECK(amount_in("600", "wq", money) == 600);
    CHECK(amount_in("600wq", "wq", money) == 600);
    CHECK(amount_in("1e3 wq", "wq", money) == 1000);
    for (const char* text : {"12000000CNY", "12000000 yuan", "12000000RMB", "1.2e7元"})
        CHECK(amount_in(text, "wq", money) == 600);
    for (const char* text : {"", "CNY", "12k", "1,000", "5EUR", "wq600", "12000000cny", "6 0 wq"})
        CHECK_FALSE(amount_in(text, "wq", money));
    CHECK(amount_in("12000000 yuan", "wq", config::Money{"wq", "CNY", 20000}) == 600);
    CHECK(amount_in("40000EUR", "wq", config::Money{"wq", "euro", 20000}) == 2);
    CHECK(amount_in("40000CHF", "wq", config::Money{"wq", "CHF", 20000}) == 2);
    CHECK_FALSE(amount_in("12000000CNY", "person", money));
    CHECK_FALSE(amount_in("12000000CNY", "wq", std::nullopt));
}
