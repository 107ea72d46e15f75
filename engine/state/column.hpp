// Raw records of one struct, one a slot: what agents, their components, tallies and edges are stored in. Untyped, so that
// growing, copying, saving and hashing are plain functions; the handles of a phase give the typed view.
#pragma once

#include "engine/core/types.hpp"
#include "engine/schema/record.hpp"

#include <vector>

namespace consortia {

/// Memory that begins where a cache line does, so that records of 16, 32 or 64 bytes lie in one line each; where there is
/// much of it, in pages of 2 MiB, so that an agent read out of order costs no search for its page (7 % of a city's time).
void* allocate_lines(std::size_t bytes);
void free_lines(void* memory, std::size_t bytes);

template <class T>
struct LineAllocator {
    using value_type = T;

    LineAllocator() = default;
    template <class Other>
    LineAllocator(const LineAllocator<Other>&) {}
    T* allocate(std::size_t count) { return static_cast<T*>(allocate_lines(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) { free_lines(memory, count * sizeof(T)); }
    bool operator==(const LineAllocator&) const = default;
};

class Column {
  public:
    using Bytes = std::vector<std::byte, LineAllocator<std::byte>>;

    explicit Column(const Record& record) : record_(&record) {}

    const Record& record() const { return *record_; }
    std::size_t stride() const { return record_->size; }
    u32 size() const { return static_cast<u32>(now_.size() / stride()); }

    /// New slots are zero bytes. What has to move to grow takes a sixteenth more, not twice as much: much of the memory of
    /// a large population would be room for nobody.
    void resize(u32 slots) {
        if (slots * stride() > now_.capacity()) reserve(slots + slots / 16);
        now_.resize(slots * stride());
    }
    /// Nothing is there: zeros, and ids of nobody.
    void blank(u32 slot);
    void reserve(u32 slots) { now_.reserve(slots * stride()); }

    std::byte* at(u32 slot) { return now_.data() + slot * stride(); }
    const std::byte* at(u32 slot) const { return now_.data() + slot * stride(); }
    template <class T>
    T* as() {
        return reinterpret_cast<T*>(now_.data());
    }

    /// A phase that sees what it writes reads a copy taken when it began.
    void keep_before() { before_ = now_; }
    void drop_before() { before_.clear(); }
    const std::byte* readable() const { return before_.empty() ? now_.data() : before_.data(); }

    /// Grows with every phase that may have changed a record; an index made at an older version is stale.
    u64 version() const { return version_; }
    void touched() { ++version_; }

    Bytes& bytes() { return now_; }
    const Bytes& bytes() const { return now_; }
    std::size_t memory() const { return now_.capacity() + before_.capacity(); }

  private:
    const Record* record_;
    Bytes now_;
    Bytes before_;
    u64 version_ = 1;
};

}  // namespace consortia
