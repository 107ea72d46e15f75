#include "engine/session/answer/sentences.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

/// Scenario 1 brings 8 jobs for 8 of money and a longer queue; scenario 2 the same for twice the money; 3 nothing.
double by_sentence(const MadeCell& cell) {
    if (cell.scenario == 0 || cell.scenario == 3) return 10;
    const double wave = 1 + noise(cell.seed + cell.scenario);
    if (cell.indicator == "jobs") return 10 + wave;
    if (cell.indicator == "net_cost") return 10 + static_cast<double>(cell.scenario) * wave * wave;
    return cell.indicator == "queue" && cell.scenario == 1 ? 10 + wave : 10.0;
}

std::vector<std::string> told(const std::vector<MadeScenario>& scenarios, std::size_t seeds, Language language) {
    std::vector<std::string> texts;
    for (const Sentence& sentence : answer_of(made_result(scenarios, seeds, by_sentence)).sentences)
        texts.push_back(in(language, sentence.text));
    return texts;
}

const std::vector<MadeScenario> four{{"now"}, {"grants", {"Grants", "补助"}}, {"loans", {"Loans", "贷款"}}, {"same"}};

}  // namespace

TEST_CASE("the answer is at most five sentences, which name the packages") {
    const std::vector<std::string> en = told(four, 4, Language::english);
    REQUIRE(en.size() == 4);
    CHECK(en[0] == "Jobs: Grants buys most: +8 [6.84 to 9.16] at a net cost of 7.85 wq, 1.01 wq for one.");
    CHECK(en[1].starts_with("Index: no package can be ranked"));
    CHECK(en[2] == "What gets worse: Grants: Queue 10 to 11. Changes nothing at all: same.");
    CHECK(en[3].starts_with("How sure: 4 paired seeds"));
    CHECK(en[3].find("seeds would halve the widest headline interval") != std::string::npos);
}

TEST_CASE("the answer is told in Chinese as well") {
    const std::vector<std::string> zh = told(four, 4, Language::chinese);
    CHECK(zh[0].starts_with("岗位：补助最优："));
    CHECK(zh[2] == "恶化的指标：补助：排队10至11。毫无变化：same。");
}

TEST_CASE("packages that cannot be told apart are named together") {
    const auto alike = [](const MadeCell& cell) {
        const double wave = 1 + noise(cell.seed + 3 * cell.scenario);
        return cell.scenario == 0 ? 10 : cell.indicator == "jobs" || cell.indicator == "net_cost" ? 10 + wave : 10.0;
    };
    const Answer answer = answer_of(made_result({{"now"}, {"a"}, {"b"}}, 4, alike));
    CHECK(answer.sentences.front().text.en.starts_with("Jobs: which is the best buy cannot be told among "));
}

TEST_CASE("with one seed nothing is said to be sure") {
    const std::vector<std::string> en = told(four, 1, Language::english);
    CHECK(en.back().starts_with("One seed says nothing about chance"));
    CHECK(en[0].starts_with("Jobs: no package can be ranked; most comes of "));
}
