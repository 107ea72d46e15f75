#include "engine/study/store/marks.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::study;

namespace {

/// What a process that died left of these runs, one a lane.
void leave_marks(const files::Path& file, const std::vector<u64>& runs) {
    in_a_process_that_dies([&] {
        Marks marks(file);
        for (u32 lane = 0; lane < runs.size(); ++lane) marks.begin(lane, runs[lane]);
        die();
    });
}

}  // namespace

TEST_CASE("marks say who plays, and the run that each lane began last", "[study][marks]") {
    const files::TestFolder scratch;
    Marks marks(scratch / "playing");
    CHECK(read_marks(scratch / "playing").runs.empty());
    marks.begin(0, 5);
    marks.begin(2, ~u64{0});  // lane 1 has begun nothing
    marks.begin(0, 0);
    const LeftMarks left = read_marks(scratch / "playing");
    CHECK(left.writer == "process " + std::to_string(::getpid()) + " on " + files::machine_name());
    CHECK(left.runs == std::vector<u64>{0, ~u64{0}});
}

TEST_CASE("a dead process leaves its marks, a good end takes them away", "[study][marks]") {
    const files::TestFolder scratch;
    leave_marks(scratch / "playing", {3, 4});
    CHECK(read_marks(scratch / "playing").runs == std::vector<u64>{3, 4});
    {
        const Marks over_them(scratch / "playing");
        CHECK(read_marks(scratch / "playing").runs.empty());
    }
    CHECK(scratch.entries() == 0);
    CHECK(read_marks(scratch / "playing").writer.empty());
}

TEST_CASE("a mark that was cut short or changed does not count, the others do", "[study][marks]") {
    const files::TestFolder scratch;
    leave_marks(scratch / "playing", {3, 4, 5});
    const std::string whole = files::read_text(scratch / "playing");
    files::overwrite(scratch / "playing", whole.substr(0, whole.size() - 1));
    CHECK(read_marks(scratch / "playing").runs == std::vector<u64>{3, 4});
    files::overwrite(scratch / "playing", files::flipped(whole, whole.size() - 17, 0));
    CHECK(read_marks(scratch / "playing").runs == std::vector<u64>{3, 5});
}

TEST_CASE("what a kill or a power cut leaves of marks is known as such, and nothing else", "[study][marks]") {
    const files::TestFolder scratch;
    leave_marks(scratch / "whole", {3});
    files::overwrite(scratch / "empty", "");
    files::overwrite(scratch / "zeros", std::string(4096, '\0'));
    for (const char* name : {"whole", "empty", "zeros"}) CHECK(is_marks(scratch / name));
    files::overwrite(scratch / "thesis", "playing the piano");
    std::filesystem::create_symlink(scratch / "whole", scratch / "link");
    files::make_folder(scratch / "folder");
    for (const char* name : {"thesis", "link", "folder", "nowhere"}) CHECK_FALSE(is_marks(scratch / name));
    CHECK(read_marks(scratch / "thesis").runs.empty());
}
