#include "engine/session/studies.hpp"

#include "engine/session/sweep.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

StudyResult written(const Plan& plan, const Playing& playing, bool partial = false) {
    Heard heard;
    const study::Records records = records_of(plan, playing.folder, study::Keep::places, heard);
    return write_study(plan, records, playing, partial);
}

}  // namespace

TEST_CASE("a study is swept, written, and found again as the same result") {
    const files::TestFolder folder;
    const Plan plan = births();
    const Playing playing{.folder = folder / "out", .threads = 2};
    Heard heard;
    const study::Effort effort = sweep(plan, playing, {}, heard);
    CHECK(effort.finished == 3 * 2);
    CHECK(heard.times_finished == 1);
    CHECK(heard.depth == 0);
    CHECK_FALSE(written(plan, playing).found);
    CHECK(written(plan, playing).found);
    const Result result = Result::open((folder / "out" / "study.h5").string(), town_workspace());
    CHECK(result.kind() == Result::Kind::study);
    CHECK(result.missing() == 0);
    CHECK(result.outcomes().empty());
}

TEST_CASE("a study is played as any plan is: swept, written, and found again") {
    const files::TestFolder folder;
    Heard heard;
    const Playing playing{.folder = folder / "out", .threads = 2};
    const Played played = play(births(), playing, heard);
    CHECK(played.effort.finished == 6);
    CHECK(played.result.kind() == Result::Kind::study);
    CHECK(played.result.data().labels("point").size() == 3);
    CHECK(play(births(), playing, heard).found);
    CHECK(join(births(), playing, false, heard).found);
}

TEST_CASE("shards play their blocks alone; status counts what is missing, and a partial result holds the rest") {
    const files::TestFolder folder;
    const Plan plan = births();
    const Playing playing{.folder = folder / "out"};
    Heard heard;
    sweep(plan, playing, {.shard = {1, 3, true}}, heard);
    const Status status = status_of(plan, playing.folder, 20, heard);
    CHECK(status.done.finished + status.done.missing == 6);
    CHECK(status.done.missing > 0);
    CHECK(status.journals == 1);
    CHECK(status.failed.empty());
    CHECK_THROWS_AS(written(plan, playing), Refused);
    CHECK(written(plan, playing, true).file.filename() == "partial.h5");
    CHECK(Result::open((folder / "out" / "partial.h5").string(), town_workspace()).missing() == status.done.missing);
}

TEST_CASE("a study that nobody has begun cannot be paused, and one that was not paused is not resumed") {
    const files::TestFolder folder;
    CHECK_THROWS_WITH(pause(folder / "out"), Catch::Contains("no run of this study has begun here"));
    CHECK_FALSE(resume(folder / "out"));
}
