// What one asks of the process that reads a result, and what it answers, as bytes.
#pragma once

#include "engine/core/byte_stream.hpp"
#include "engine/output/data_set.hpp"

namespace consortia::output {

/// What there is in a file.
struct Contents {
    std::vector<StoredVariable> variables;
    Notes notes;
};

struct Question {
    enum class Of : u8 { contents, numbers, texts };
    Of of = Of::contents;
    std::string variable{};
    std::vector<u64> start{};  ///< of numbers: the block
    std::vector<u64> count{};
};

std::vector<std::byte> bytes_of(const Question& question);
std::vector<std::byte> bytes_of(const Contents& contents);
std::vector<std::byte> bytes_of(const std::vector<std::string>& texts);

// Throw SystemError for bytes that are none.
Question question_of(std::span<const std::byte> bytes);
Contents contents_of(std::span<const std::byte> bytes);
std::vector<std::string> texts_of(std::span<const std::byte> bytes);

}  // namespace consortia::output
