// An image as somebody would forge it who knows the format: values changed, checksums made anew.
#pragma once

#include "engine/core/hash.hpp"
#include "engine/files/digest.hpp"
#include "engine/files/image.hpp"
#include "tests/unit/files/files.hpp"

#include <cstring>

namespace consortia::files {

class ForgedImage {
  public:
    explicit ForgedImage(const Path& image) : whole_(read_text(image)), bytes_(whole_) {}

    /// Bytes of the payload.
    std::size_t size() const { return whole_.size() - head - sizeof(u64); }

    template <Raw T>
    T get(std::size_t at) const {
        T value;
        std::memcpy(&value, whole_.data() + head + at, sizeof value);
        return value;
    }
    template <Raw T>
    ForgedImage& put(std::size_t at, T value) {
        std::memcpy(bytes_.data() + head + at, &value, sizeof value);
        return *this;
    }
    /// Where a record's bytes begin, and behind them the number of its keys, of an agent, or of its rows, of an edge.
    std::size_t records(const std::string& name) const {
        const u64 mark = hash_of(name);
        const std::string_view sought(reinterpret_cast<const char*>(&mark), sizeof mark);
        return whole_.find(sought, head) - head + 2 * sizeof(u64);
    }
    std::size_t behind_records(const std::string& name) const {
        const std::size_t first = records(name);
        return first + get<u64>(first - sizeof(u64));
    }

    /// Writes it, and is as it was.
    void write(const Path& file) {
        u64 key = 0;
        std::memcpy(&key, bytes_.data() + key_at, sizeof key);
        const u64 checksum = hash_bytes(bytes_of(bytes_).subspan(head, size()), key);
        std::memcpy(bytes_.data() + head + size(), &checksum, sizeof checksum);
        overwrite(file, bytes_);
        bytes_ = whole_;
    }

  private:
    static constexpr std::size_t head = 40;
    static constexpr std::size_t key_at = 16;

    std::string whole_;
    std::string bytes_;
};

}  // namespace consortia::files
