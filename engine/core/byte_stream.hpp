// A state as a stream of bytes, written and read in the same order: into a file (files/image.hpp) or into memory. What
// saves or loads knows only this, so that a run needs no files.
#pragma once

#include "engine/core/types.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace consortia {

template <class T>
concept Raw = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>;

class ByteSink {
  public:
    virtual ~ByteSink() = default;

    virtual void write(std::span<const std::byte> bytes) = 0;

    template <Raw T>
    void value(const T& value) {
        write(std::as_bytes(std::span(&value, 1)));
    }

    /// The number of elements, then their bytes as they lie in memory.
    template <Raw T, class Allocator>
    void vector(const std::vector<T, Allocator>& values) {
        value(static_cast<u64>(values.size()));
        write(std::as_bytes(std::span(values)));
    }

    void text(std::string_view text) {
        value(static_cast<u64>(text.size()));
        write(std::as_bytes(std::span(text.data(), text.size())));
    }
};

/// Throws SystemError, which says where the bytes come from, for a read beyond the end.
class ByteSource {
  public:
    virtual ~ByteSource() = default;

    virtual void read(std::span<std::byte> bytes) = 0;
    /// Bytes not yet read.
    virtual u64 remaining() const = 0;
    /// Throws SystemError: the bytes that came from here are not what they should be.
    [[noreturn]] virtual void refuse(const std::string& why) const = 0;

    template <Raw T>
    T value() {
        T value;
        read(std::as_writable_bytes(std::span(&value, 1)));
        return value;
    }

    template <Raw T, class Allocator = std::allocator<T>>
    std::vector<T, Allocator> vector() {
        std::vector<T, Allocator> values(count_of(sizeof(T)));
        read(std::as_writable_bytes(std::span(values)));
        return values;
    }

    /// Into a vector that is kept, so that its memory is used again.
    template <Raw T, class Allocator>
    void vector(std::vector<T, Allocator>& values) {
        values.resize(count_of(sizeof(T)));
        read(std::as_writable_bytes(std::span(values)));
    }

    std::string text();
    /// Throws unless all was read: writer and reader agree about what was written.
    void finish() const;

  private:
    std::size_t count_of(std::size_t element_size);
};

class MemorySink final : public ByteSink {
  public:
    void write(std::span<const std::byte> bytes) override { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
    const std::vector<std::byte>& bytes() const { return bytes_; }

  private:
    std::vector<std::byte> bytes_;
};

class MemorySource final : public ByteSource {
  public:
    /// `bytes` must outlive it.
    explicit MemorySource(std::span<const std::byte> bytes) : left_(bytes) {}

    void read(std::span<std::byte> bytes) override;
    u64 remaining() const override { return left_.size(); }
    [[noreturn]] void refuse(const std::string& why) const override;

  private:
    std::span<const std::byte> left_;
};

}  // namespace consortia
