// The checksum of everything we write: XXH3, 64 bits. It finds accidents, not forgers.
#pragma once

#include "engine/files/file.hpp"

#include <memory>

namespace consortia::files {

/// XXH3 of bytes in memory. Another seed gives an unrelated value.
u64 hash_bytes(Bytes bytes, u64 seed = 0);

/// XXH3 of a whole file, whatever its size.
u64 hash_file(const Path& path);

/// 16 hexadecimal digits.
std::string hex(u64 value);

/// XXH3 of bytes that come piece by piece; how they were cut makes no difference.
class Digest {
  public:
    explicit Digest(u64 seed = 0);
    ~Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;

    void add(Bytes bytes);
    void add(std::string_view text) { add(bytes_of(text)); }
    u64 value() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace consortia::files
