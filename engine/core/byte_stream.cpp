#include "engine/core/byte_stream.hpp"

#include "engine/core/error.hpp"

#include <algorithm>

namespace consortia {

std::size_t ByteSource::count_of(std::size_t element_size) {
    const u64 count = value<u64>();
    if (count > remaining() / element_size) refuse("this image ends too early");
    return static_cast<std::size_t>(count);
}

std::string ByteSource::text() {
    std::string text(count_of(1), '\0');
    read(std::as_writable_bytes(std::span(text.data(), text.size())));
    return text;
}

void ByteSource::finish() const {
    if (remaining() > 0) refuse(std::to_string(remaining()) + " bytes of this image were not expected");
}

void MemorySource::read(std::span<std::byte> bytes) {
    if (bytes.size() > left_.size()) refuse("this image ends too early");
    std::ranges::copy(left_.first(bytes.size()), bytes.begin());
    left_ = left_.subspan(bytes.size());
}

void MemorySource::refuse(const std::string& why) const { throw SystemError("a state in memory: " + why); }

}  // namespace consortia
