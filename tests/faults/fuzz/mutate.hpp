// Inputs near to real scenarios, drawn the same way everywhere: mutations by bytes, words and lines.
#pragma once

#include "engine/core/types.hpp"

#include <string>
#include <vector>

namespace consortia::fuzz {

/// Makes the k-th input from a corpus; the same corpus and k give the same input.
class Mutator {
  public:
    explicit Mutator(std::vector<std::string> corpus) : corpus_(std::move(corpus)) {}
    std::string input(u64 k);

  private:
    u64 draw(u64 below);
    const std::string& any_text() { return corpus_[draw(corpus_.size())]; }
    void mutate(std::string& text);
    void splice(std::string& text);

    std::vector<std::string> corpus_;
    u64 state_ = 0;
};

}  // namespace consortia::fuzz
