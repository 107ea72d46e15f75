#include "engine/files/trust.hpp"

#include "engine/core/error.hpp"
#include "engine/files/framed.hpp"
#include "engine/files/image.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <sys/stat.h>
#include <unistd.h>

using namespace consortia;
using namespace consortia::files;

namespace {

constexpr u64 owner_key = 7;
constexpr uid_t somebody = 12345;

void make_image(const Path& path) {
    ImageWriter image(path, owner_key);
    image.text("state");
    image.close();
}

void set_mode(const Path& path, unsigned mode) { REQUIRE(::chmod(path.c_str(), mode) == 0); }

/// Whether it could be given to another user: root alone can.
bool given_away(const Path& path) { return ::chown(path.c_str(), somebody, somebody) == 0; }

/// What it leaves in the umask is put back.
class Umask {
  public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }

  private:
    mode_t before_;
};

mode_t mode_of(const Path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("a folder is trusted if this user or root owns it and nobody else may write there", "[files][trust]") {
    const TestFolder folder;
    CHECK(distrust(folder / ".").empty());
    CHECK(distrust(folder / "nowhere").empty());
    CHECK(distrust("/").empty());
    for (const unsigned mode : {0720U, 0702U, 0777U, 01777U}) {
        set_mode(folder / ".", mode);
        CHECK_THAT(distrust(folder / "."), Catch::Contains("others may write there") && Catch::Contains("chmod go-w"));
        CHECK_THROWS_AS(require_own_folder(folder / "."), SystemError);
    }
    set_mode(folder / ".", 0755);
    if (given_away(folder / "."))
        CHECK_THAT(distrust(folder / "."), Catch::Contains("belongs to another user (number 12345)"));
}

TEST_CASE("an image or journal that others may change, or that is not ours, is refused however good it is",
          "[files][trust]") {
    const TestFolder folder;
    make_image(folder / "i");
    JournalWriter(folder / "j", owner_key).append(1, 1, 0, bytes_of("record"));
    CHECK_NOTHROW(ImageReader(folder / "i", owner_key));
    CHECK_NOTHROW(JournalReader(folder / "j", owner_key));
    for (const char* name : {"i", "j"}) set_mode(folder / name, 0664);
    CHECK_THROWS_WITH(ImageReader(folder / "i", owner_key), Catch::Contains("others may change it"));
    CHECK_THROWS_WITH(JournalReader(folder / "j", owner_key), Catch::Contains("others may change it"));
    CHECK_THROWS_WITH(JournalWriter(folder / "j", owner_key), Catch::Contains("others may change it"));
    for (const char* name : {"i", "j"}) set_mode(folder / name, 0644);
    if (given_away(folder / "i"))
        CHECK_THROWS_WITH(ImageReader(folder / "i", owner_key), Catch::Contains("belongs to another user"));
    if (given_away(folder / "j"))
        CHECK_THROWS_WITH(JournalReader(folder / "j", owner_key), Catch::Contains("belongs to another user"));
}

TEST_CASE("an image or journal is not read or written through a link", "[files][trust]") {
    const TestFolder folder;
    make_image(folder / "i");
    JournalWriter(folder / "j", owner_key).append(1, 1, 0, bytes_of("record"));
    const std::string before = read_text(folder / "j");
    for (const char* name : {"i", "j"})
        std::filesystem::create_symlink(folder / name, folder / (name + std::string("-link")));
    CHECK_THROWS_WITH(ImageReader(folder / "i-link", owner_key), Catch::Contains("is a link"));
    CHECK_THROWS_WITH(JournalWriter(folder / "j-link", owner_key), Catch::Contains("is a link"));
    CHECK_THROWS_WITH(ImageWriter(folder / "i-link", owner_key), Catch::Contains("is in the way"));
    CHECK(read_text(folder / "j") == before);
}

TEST_CASE("a link where a file is to be written is replaced, and never followed", "[files][trust]") {
    const TestFolder folder;
    overwrite(folder / "precious", "mine");
    std::filesystem::create_symlink(folder / "precious", folder / "result");
    write_text(folder / "result", "new");
    CHECK(read_text(folder / "precious") == "mine");
    CHECK(read_text(folder / "result") == "new");
    CHECK_FALSE(std::filesystem::is_symlink(folder / "result"));
}

TEST_CASE("pipes, devices and folders are refused at once", "[files][trust]") {
    const TestFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    for (const Path& path : {folder / "pipe", folder / ".", Path("/dev/null"), Path("/dev/zero")}) {
        CHECK_THROWS_WITH(read_text(path), Catch::Contains("is not a regular file"));
        CHECK_THROWS_AS(ImageReader(path, owner_key), SystemError);
        CHECK_THROWS_AS(JournalReader(path, owner_key), SystemError);
        CHECK_THROWS_AS(JournalWriter(path, owner_key), SystemError);
    }
}

TEST_CASE("whatever the umask, only its owner may change what is written", "[files][trust]") {
    const TestFolder folder;
    const Umask open(0);
    make_folder(folder / "a" / "b");
    write_text(folder / "a" / "b" / "text", "x");
    { const JournalWriter journal(folder / "a" / "journal", owner_key); }
    CHECK(mode_of(folder / "a") == 0755);
    CHECK(mode_of(folder / "a" / "b") == 0755);
    CHECK(mode_of(folder / "a" / "b" / "text") == 0644);
    CHECK(mode_of(folder / "a" / "journal") == 0644);
    const Umask closed(077);
    write_text(folder / "secret", "x");
    CHECK(mode_of(folder / "secret") == 0600);
}

TEST_CASE("a short file that is no beginning of a journal is not taken for one, and stays", "[files][trust]") {
    const TestFolder folder;
    overwrite(folder / "j", "hello");
    CHECK_FALSE(is_journal(folder / "j"));
    CHECK_THROWS_WITH(JournalReader(folder / "j", owner_key), Catch::Contains("not a journal"));
    CHECK_THROWS_WITH(JournalWriter(folder / "j", owner_key), Catch::Contains("not a journal"));
    CHECK(read_text(folder / "j") == "hello");
    overwrite(folder / "begun", "CONSJRNL");
    CHECK(is_journal(folder / "begun"));
    CHECK_NOTHROW(JournalWriter(folder / "begun", owner_key));
}
