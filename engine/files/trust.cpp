#include "engine/files/trust.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace consortia::files {

std::string distrust_of(const struct stat& status, const Path& path, const std::string& change) {
    if (status.st_uid != ::geteuid() && status.st_uid != 0) {
        return "belongs to another user (number " + std::to_string(status.st_uid) +
               "), who could forge what is read from it";
    }
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return {};
    return "others may " + change + ", and could forge what is read from it; `chmod go-w " + path.string() + "` mends that";
}

std::string distrust(const Path& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0) return distrust_of(status, folder, "write there");
    if (errno == ENOENT || errno == ENOTDIR) return {};  // nothing is there: who would write there says why it cannot
    fail(folder, "cannot be looked at", errno);
}

void require_own_folder(const Path& folder) {
    if (const std::string why = distrust(folder); !why.empty()) fail(folder, why);
}

}  // namespace consortia::files
