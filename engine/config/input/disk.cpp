#include "engine/config/input/encoding.hpp"
#include "engine/config/input/unread.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace consortia::config {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_names = 10'000;

/// An open file, closed again.
class Descriptor {
  public:
    // Non-blocking, so that a pipe given as a file is refused and not waited for.
    explicit Descriptor(const fs::path& file) : id_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~Descriptor() {
        if (id_ >= 0) ::close(id_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int id() const { return id_; }

  private:
    int id_;
};

/// That a file is too long, or what it is in place of a text.
Bytes why_too_long(int id, std::size_t limit) {
    std::string head(16, '\0');
    const ssize_t got = ::pread(id, head.data(), head.size(), 0);
    head.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    const std::string what = foreign(head);
    return what.empty() ? too_long(limit) : Bytes{{}, what};
}

Bytes read_all(int id, std::size_t size, std::size_t limit) {
    Bytes read;
    read.bytes.resize(size + 1);  // one more, to see that nothing follows
    std::size_t length = 0;
    while (true) {
        const ssize_t got = ::read(id, read.bytes.data() + length, read.bytes.size() - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unread(errno);
        length += static_cast<std::size_t>(got);
        if (got == 0) break;
        if (length > limit) return too_long(limit);
        if (length == read.bytes.size()) read.bytes.resize(2 * length);
    }
    read.bytes.resize(length);
    return read;
}

}  // namespace

fs::path Disk::canonical(const fs::path& folder) const {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(folder.empty() ? "." : folder, error);
    return error ? fs::absolute(folder, error).lexically_normal() : whole;
}

bool Disk::is_link(const fs::path& path) const {
    std::error_code error;
    return fs::is_symlink(fs::symlink_status(path, error));
}

Bytes Disk::read(const fs::path& file, std::size_t limit) const {
    const Descriptor descriptor(file);
    if (descriptor.id() < 0) return unread(errno);
    struct stat status {};
    if (::fstat(descriptor.id(), &status) != 0) return unread(errno);
    if (!S_ISREG(status.st_mode)) return {{}, "is not a regular file"};
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > limit) return why_too_long(descriptor.id(), limit);
    return read_all(descriptor.id(), size, limit);
}

std::vector<std::string> Disk::names(const fs::path& folder) const {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end;
         !error && at != end && names.size() < most_names; at.increment(error)) {
        names.push_back(at->path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace consortia::config
