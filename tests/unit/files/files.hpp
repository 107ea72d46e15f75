// A folder of its own for one test, and tools that damage files.
#pragma once

#include "engine/files/file.hpp"
#include "tests/support/full_disk.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>

namespace consortia::files {

class TestFolder {
  public:
    TestFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "consortia-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) fail(name, "cannot create a folder for the test");
        path_ = name;
    }
    ~TestFolder() { std::filesystem::remove_all(path_); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    Path operator/(const std::string& name) const { return path_ / name; }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
    }

  private:
    Path path_;
};

inline void overwrite(const Path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

inline std::string flipped(std::string bytes, std::size_t byte, int bit) {
    bytes[byte] = static_cast<char>(bytes[byte] ^ (1 << bit));
    return bytes;
}

/// Runs `work` while no file may grow beyond `bytes`.
inline void on_a_full_disk(std::size_t bytes, const std::function<void()>& work) {
    const FullDisk full(bytes);
    work();
}

}  // namespace consortia::files
