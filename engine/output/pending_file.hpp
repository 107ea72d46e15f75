// A file that is whole or absent: written beside its final name, then made durable and renamed. Knows nothing of HDF5.
#pragma once

#include <string>

namespace consortia::output {

/// A name to write to, in the folder of the final one. What stands there is removed unless it was published.
class PendingFile {
  public:
    /// Makes the folder if need be. Throws SystemError.
    explicit PendingFile(std::string final_path);
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    ~PendingFile();

    const std::string& path() const { return path_; }
    /// After the file is closed: fsync, rename to the final name, fsync of the folder. Throws SystemError.
    void publish();

  private:
    std::string final_path_;
    std::string path_;
    bool published_ = false;
};

/// Writes all of `content` under `path`, whole or not at all. Throws SystemError.
void write_whole(const std::string& path, const std::string& content);

}  // namespace consortia::output
