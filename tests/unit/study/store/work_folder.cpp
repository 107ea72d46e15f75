#include "engine/study/store/work_folder.hpp"

#include "engine/core/error.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/framed.hpp"
#include "engine/files/image.hpp"
#include "engine/study/store/burn_ins.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::study;

namespace {

namespace fs = std::filesystem;

void make_image(const files::Path& path) {
    files::make_folder(path.parent_path());
    files::ImageWriter image(path, 1);
    image.text("state");
    image.close();
}

/// All that a study leaves that was interrupted.
void make_work(const files::Path& work) {
    files::make_folder(work);
    files::JournalWriter(work / "journal-0", 1).append(1, 1, 0, files::bytes_of("record"));
    files::write_text(work / pause_mark, "wait");
    files::overwrite(work / "journal-killed", "");
    files::overwrite(work / ".paused.part-0badcafe-1-0", "half");
    make_image(work / checkpoints_folder / "run-12-step-3");
    make_image(work / burn_ins_folder / burn_in_file(5));
    files::overwrite(work / burn_ins_folder / ("." + burn_in_file(5) + ".part-0badcafe-1-0"), "");
}

std::string refusal_of(const files::Path& work) {
    try {
        remove_work(work);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("what a study left is removed with its folder") {
    const files::TestFolder scratch;
    make_work(scratch / "work");
    CHECK_NOTHROW(require_own_work(scratch / "work"));
    remove_work(scratch / "work");
    CHECK(scratch.entries() == 0);
    CHECK_NOTHROW(remove_work(scratch / "work"));
}

TEST_CASE("a folder of work that holds anything foreign is refused with its names, and nothing in it is removed") {
    const files::TestFolder scratch;
    const files::Path work = scratch / "work";
    const std::vector<std::string> foreign{"thesis.txt",
                                           "journal-of-mine",
                                           "checkpoints/notes",
                                           "checkpoints/run-1-step-x",
                                           "checkpoints/run-1-step-2",
                                           "burn_in/old.snapshot",
                                           ".paused.part-mine"};
    for (const std::string& name : foreign) {
        make_work(work);
        files::overwrite(work / name, "mine, and precious");
        CHECK_THAT(refusal_of(work), Catch::Contains(name) && Catch::Contains("was not written by this program"));
        CHECK(fs::exists(work / "journal-0"));
        CHECK(files::read_text(work / name) == "mine, and precious");
        fs::remove_all(work);
    }
}

TEST_CASE("folders and links in a folder of work are foreign, and so is one in its place") {
    const files::TestFolder scratch;
    const files::Path work = scratch / "work", precious = scratch / "precious";
    make_image(precious / "run-1-step-2");
    for (const char* name : {"journal-0", "checkpoints", "deep"}) {
        files::make_folder(work);
        fs::create_directory_symlink(precious, work / name);
        CHECK_THAT(refusal_of(work), Catch::Contains(name));
        fs::remove_all(work);
    }
    files::make_folder(work / "checkpoints" / "deeper");
    CHECK_THAT(refusal_of(work), Catch::Contains("deeper"));
    fs::remove_all(work);
    fs::create_directory_symlink(precious, work);
    CHECK_THAT(refusal_of(work), Catch::Contains("is in the way"));
    fs::remove(work);
    files::overwrite(work, "a file");
    CHECK_THAT(refusal_of(work), Catch::Contains("is in the way"));
    CHECK(fs::exists(precious / "run-1-step-2"));
}

TEST_CASE("a folder of work in which others may write is refused") {
    const files::TestFolder scratch;
    make_work(scratch / "work");
    fs::permissions(scratch / "work", fs::perms(0775));
    CHECK_THAT(refusal_of(scratch / "work"), Catch::Contains("chmod go-w"));
    CHECK(fs::exists(scratch / "work" / "journal-0"));
}
