// Small owning handles around the HDF5 C API. Every return code is checked; a failure is a SystemError that names path and
// operation. Only the sources of engine/output include this header: it is the HDF5 fence.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#include <hdf5.h>
#include <sys/resource.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace consortia::output::hdf5 {

/// `1.10.8`, of the library in use.
std::string library_version();

/// The path of the file that an operation is about, shared by all handles of the file.
using Path = std::shared_ptr<const std::string>;

/// Throws SystemError `path: operation failed: cause`, the cause taken from the innermost record of HDF5's error stack.
[[noreturn]] void fail(const Path& path, const std::string& operation);

/// Passes a non-negative result through; anything else fails.
template <class Result>
Result checked(Result result, const Path& path, const std::string& operation) {
    if (result < 0) fail(path, operation);
    return result;
}

/// Owns one HDF5 identifier. `close` reports a failure, the destructor cannot.
class Handle {
  public:
    using Closer = herr_t (*)(hid_t);

    Handle() = default;
    /// Takes `id` over; a negative one fails as `operation`.
    Handle(hid_t id, Closer closer, Path path, const std::string& operation);
    Handle(Handle&& other) noexcept { swap(other); }
    Handle& operator=(Handle&& other) noexcept {
        Handle(std::move(other)).swap(*this);
        return *this;
    }
    ~Handle();

    hid_t id() const { return id_; }
    const Path& path() const { return path_; }
    void close();

  private:
    void swap(Handle& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(closer_, other.closer_);
        std::swap(path_, other.path_);
    }

    hid_t id_ = -1;
    Closer closer_ = nullptr;
    Path path_;
};

/// A new file in the format of HDF5 1.8: times off, creation order of links and attributes kept. Replaces what is there.
Handle create_file(const std::string& path);
/// An existing file for reading. No filter plug-in is ever loaded.
Handle open_file(const std::string& path);
/// Flushes and closes, and checks that what is on disk opens again: a close alone can report success on a full disk.
void finish_file(Handle& file);

/// While it lives, a file that failed lies in memory and may grow, so that closing it cannot fail for the same reason again:
/// HDF5 1.10 leaks a file whose closing failed, and crashes on its identifier later. Nothing happens to a closed file.
class Abandoned {
  public:
    explicit Abandoned(const Handle& file);
    ~Abandoned();
    Abandoned(const Abandoned&) = delete;
    Abandoned& operator=(const Abandoned&) = delete;

  private:
    std::optional<rlimit> file_size_before_;
};

/// A file type as written and the memory type it is read to. Text is variable-length UTF-8.
enum class Kind : u8 { number, whole, count, text };

/// The type in the file, little endian whatever the machine.
Handle file_type(Kind kind, const Path& path);
Handle memory_type(Kind kind, const Path& path);
/// A scalar for an empty shape.
Handle space(std::span<const hsize_t> shape, const Path& path);

/// A contiguous dataset; numbers have NaN as their fill value.
Handle create_dataset(const Handle& file, const std::string& name, Kind kind, std::span<const hsize_t> shape);
/// Writes the block of `count` elements from `start`; `values` holds as many, row-major.
void write_block(const Handle& dataset, Kind kind, std::span<const hsize_t> start, std::span<const hsize_t> count,
                 const void* values);
void read_block(const Handle& dataset, Kind kind, std::span<const hsize_t> start, std::span<const hsize_t> count,
                void* values);
std::vector<hsize_t> shape_of(const Handle& dataset);

/// Writes one attribute: a scalar for an empty shape.
void write_attribute(const Handle& object, const std::string& name, Kind kind, std::span<const hsize_t> shape,
                     const void* values);

/// Texts as the C API wants them.
std::vector<const char*> pointers(std::span<const std::string> texts);
/// Reads all of a text dataset or attribute through `read`, which fills one pointer an element.
template <class Read>
std::vector<std::string> read_texts(const Handle& object_space, std::size_t size, Read&& read) {
    std::vector<char*> raw(size, nullptr);
    read(static_cast<void*>(raw.data()));
    std::vector<std::string> texts;
    for (const char* text : raw) texts.emplace_back(text == nullptr ? "" : text);
    const Handle type = memory_type(Kind::text, object_space.path());
    checked(H5Dvlen_reclaim(type.id(), object_space.id(), H5P_DEFAULT, raw.data()), object_space.path(), "freeing texts");
    return texts;
}

}  // namespace consortia::output::hdf5
