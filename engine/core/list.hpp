// Things side by side in memory, seen through and not owned: std::span, but a place beyond the end is an error.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#include <span>
#include <string>

namespace consortia {

template <class T>
class List {
  public:
    constexpr List() = default;
    constexpr List(std::span<T> items) : items_(items.data()), size_(items.size()) {}

    T* begin() const { return items_; }
    T* end() const { return items_ + size_; }
    u32 size() const { return static_cast<u32>(size_); }
    bool empty() const { return size_ == 0; }
    T* data() const { return items_; }
    T& front() const { return (*this)[0]; }
    T& back() const { return (*this)[size() - 1]; }
    /// Throws ContractError unless k < size().
    T& operator[](std::size_t k) const {
        if (k >= size_) [[unlikely]]
            refuse(k);
        return items_[k];
    }

  private:
    [[noreturn, gnu::cold, gnu::noinline]] void refuse(std::size_t k) const {
        throw ContractError("asks for place " + std::to_string(k) + " of a list of " + std::to_string(size_));
    }

    // A pointer and a size: what compilers know for a view, so that none warns of a reference into one that is a temporary.
    T* items_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace consortia

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<consortia::List<T>> = true;
