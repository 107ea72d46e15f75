#include "engine/output/pending_file.hpp"

#include "engine/core/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

namespace consortia::output {

namespace {

[[noreturn]] void fail(const std::string& path, const char* operation, int error) {
    throw SystemError(fmt::format("{}: {} failed: {}", path, operation, std::strerror(error)));
}

/// No two writers share a name, not even of two hosts on one file system.
std::string beside(const std::string& path) {
    std::random_device device;
    return fmt::format("{}.{:08x}{:08x}.part", path, device(), device());
}

std::string folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

void sync(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) fail(path, "opening", errno);
    const int failed = ::fsync(file) == 0 ? 0 : errno;
    const int unclosed = ::close(file) == 0 ? 0 : errno;
    if (failed != 0) fail(path, "fsync", failed);
    if (unclosed != 0) fail(path, "closing", unclosed);
}

}  // namespace

PendingFile::PendingFile(std::string final_path) : final_path_(std::move(final_path)), path_(beside(final_path_)) {
    std::error_code error;
    std::filesystem::create_directories(folder_of(final_path_), error);
    if (error) fail(folder_of(final_path_), "making the folder", error.value());
}

PendingFile::~PendingFile() {
    if (!published_) ::unlink(path_.c_str());
}

void PendingFile::publish() {
    sync(path_, O_RDWR);
    if (std::rename(path_.c_str(), final_path_.c_str()) != 0) fail(final_path_, "renaming to it", errno);
    published_ = true;
    sync(folder_of(final_path_), O_RDONLY | O_DIRECTORY);
}

void write_whole(const std::string& path, const std::string& content) {
    PendingFile pending(path);
    std::FILE* file = std::fopen(pending.path().c_str(), "wbe");
    if (file == nullptr) fail(path, "creating", errno);
    const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size();
    const int unwritten = written ? 0 : errno;
    const int unclosed = std::fclose(file) == 0 ? 0 : errno;
    if (unwritten != 0 || unclosed != 0) fail(path, "writing", unwritten != 0 ? unwritten : unclosed);
    pending.publish();
}

}  // namespace consortia::output
