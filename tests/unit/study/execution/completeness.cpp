#include "engine/study/execution/completeness.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/study_bench.hpp"

using namespace consortia;
using namespace consortia::study;

TEST_CASE("a study is as complete as its journals say, and names what is missing first", "[study][completeness]") {
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{policy.birth: 1}, {policy.birth: 2}, {policy.birth: 3}]}\n");
    StudyBench bench;
    bench.play_shard(sweep, 0, 3);
    const Completeness part = completeness(sweep, bench.records(sweep));
    CHECK(part.finished == 2);
    CHECK(part.missing == 4);
    CHECK(part.first_missing == std::vector<u64>{2, 3, 4, 5});
    CHECK(part.blocks == 3);
    CHECK(part.complete_blocks == 1);
    CHECK_FALSE(part.all_done());
    bench.play(sweep);
    CHECK(completeness(sweep, bench.records(sweep)).all_done());
    CHECK(words_of_undefined(part).empty());
    CHECK(words_of_undefined({.undefined = 2}).starts_with("2 finished runs left a number undefined"));
}
