#include "engine/files/file.hpp"

#include "engine/core/error.hpp"
#include "engine/files/trust.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace consortia::files {

namespace {

constexpr std::size_t one_call = std::size_t{1} << 30;  // Linux moves at most 2 GiB a call

constexpr mode_t file_mode = 0644;
constexpr mode_t folder_mode = 0755;

/// Not blocking, so that a pipe is refused and not waited for.
int opened(const Path& path, int flags, const char* what) {
    while (true) {
        const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK, file_mode);
        if (descriptor >= 0) return descriptor;
        if (errno == ELOOP && (flags & O_NOFOLLOW) != 0) fail(path, "is a link, which is not followed here");
        if (errno != EINTR) fail(path, what, errno);
    }
}

struct stat status_of(int descriptor, const Path& path) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) fail(path, "cannot be looked at", errno);
    return status;
}

}  // namespace

void fail(const Path& path, const std::string& what, int error) {
    throw SystemError(path.string() + ": " + what + ": " + std::generic_category().message(error));
}

void fail(const Path& path, const std::string& what) { throw SystemError(path.string() + ": " + what); }

File File::open(const Path& path) { return {path, opened(path, O_RDONLY, "cannot open")}; }
File File::create(const Path& path) { return {path, opened(path, O_RDWR | O_CREAT | O_EXCL, "cannot create")}; }
File File::open_or_create(const Path& path) {
    return {path, opened(path, O_RDWR | O_CREAT | O_NOFOLLOW, "cannot open for writing")};
}

File File::open_own(const Path& path) {
    File file(path, opened(path, O_RDONLY | O_NOFOLLOW, "cannot open"));
    const std::string why = distrust_of(status_of(file.descriptor_, path), path, "change it");
    if (!why.empty()) fail(path, why);
    return file;
}

File::File(Path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {
    if (S_ISREG(status_of(descriptor_, path_).st_mode)) return;
    ::close(descriptor_);
    fail(path_, "is not a regular file");
}

File::File(File&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

u64 File::size() const { return static_cast<u64>(status_of(descriptor_, path_).st_size); }

void File::write(Bytes bytes, u64 offset) {
    while (!bytes.empty()) {
        const ssize_t done =
            ::pwrite(descriptor_, bytes.data(), std::min(bytes.size(), one_call), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) fail(path_, "cannot write", done < 0 ? errno : EIO);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
        offset += static_cast<u64>(done);
    }
}

std::size_t File::read(std::span<std::byte> bytes, u64 offset) const {
    std::size_t count = 0;
    while (count < bytes.size()) {
        const ssize_t done = ::pread(descriptor_, bytes.data() + count, std::min(bytes.size() - count, one_call),
                                     static_cast<off_t>(offset + count));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail(path_, "cannot read", errno);
        if (done == 0) break;
        count += static_cast<std::size_t>(done);
    }
    return count;
}

void File::truncate(u64 size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail(path_, "cannot cut", errno);
}

void File::sync() {
    if (::fsync(descriptor_) != 0) fail(path_, "cannot bring to the disk", errno);
}

void File::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) fail(path_, "cannot close", errno);
}

bool File::lock() {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) {
        fail(path_,
             "cannot be locked, so another process might write in it too; give an --out on a local disk, or on a network "
             "disk that keeps locks",
             errno);
    }
    return false;
}

bool File::is_in_place() const {
    const struct stat here = status_of(descriptor_, path_);
    struct stat there {};
    return ::stat(path_.c_str(), &there) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

bool begins_with(const Path& path, u64 magic) {
    u64 found = 0;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (descriptor < 0) return false;
    const bool read = ::pread(descriptor, &found, sizeof found, 0) == sizeof found;
    ::close(descriptor);
    return read && found == magic;
}

void sync_folder(const Path& folder) {
    const Path path = folder.empty() ? Path(".") : folder;
    const int descriptor = opened(path, O_RDONLY | O_DIRECTORY, "cannot open the folder");
    const int result = ::fsync(descriptor), error = errno;
    ::close(descriptor);
    if (result != 0 && error != EINVAL) fail(path, "cannot bring the folder to the disk", error);  // EINVAL: none to bring
}

/// Each is made to last: what is brought to the disk in a folder that a power cut takes away would be lost all the same.
void make_folder(const Path& folder) {
    std::error_code error;
    if (folder.empty() || std::filesystem::is_directory(folder, error)) return;
    make_folder(folder.parent_path());
    const int why = ::mkdir(folder.c_str(), folder_mode) == 0 ? 0 : errno;
    if (why != 0 && !std::filesystem::is_directory(folder, error)) {  // another process may have come first
        fail(folder, "cannot create the folder", why == EEXIST ? ENOTDIR : why);
    }
    sync_folder(folder.parent_path());
}

std::string machine_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) fail("this machine", "has no name", errno);
    return name.data();
}

std::string read_text(const Path& path) {
    const File file = File::open(path);
    std::string text(file.size(), '\0');
    text.resize(file.read(std::as_writable_bytes(std::span(text.data(), text.size())), 0));
    return text;
}

}  // namespace consortia::files
