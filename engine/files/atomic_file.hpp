// A file whole or absent: written under another name in the same folder, brought to the disk, then renamed. Who opens
// the final name sees the old file or the new one, never a part.
#pragma once

#include "engine/files/file.hpp"

#include <optional>
#include <string_view>

namespace consortia::files {

/// A name beside `path` that no other process is using; nothing is created.
Path temporary_beside(const Path& path);

/// Brings a finished temporary file to the disk and gives it its final name, for writers (HDF5) that open files themselves.
/// If that fails the temporary is removed and SystemError thrown; an older file under the final name stays as it was.
void publish(const Path& temporary, const Path& path);

/// The final name that a temporary file was to get, by its own name alone; empty for any other file.
std::string final_name_of(const Path& temporary);

/// The same, if its process is gone: one of this machine, or of another one that has not touched it for an hour.
std::string left_over_of(const Path& file);

/// Removes what dead processes left beside `path`. A process that is writing it now is left alone.
void remove_leftovers(const Path& path);

/// Destroying it unpublished, also by an exception, leaves no trace.
class AtomicFile {
  public:
    explicit AtomicFile(Path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const Path& path() const { return path_; }
    u64 size() const { return size_; }

    void append(Bytes bytes);
    void append(std::string_view text) { append(bytes_of(text)); }
    void write(Bytes bytes, u64 offset);  ///< over what is there, or beyond

    /// Makes it appear under its final name. Nothing can be written afterwards.
    void publish();

  private:
    Path path_;
    Path temporary_;
    std::optional<File> file_;
    u64 size_ = 0;
};

/// A whole text, in one call.
void write_text(const Path& path, std::string_view text);

}  // namespace consortia::files
