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
    constexpr List(std::span<T> items) : items_(items) {}

    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    u32 size() const { return static_cast<u32>(items_.size()); }
    bool empty() const { return items_.empty(); }
    T* data() const { return items_.data(); }
    T& front() const { return (*this)[0]; }
    T& back() const { return (*this)[size() - 1]; }
    /// Throws ContractError unless k < size().
    T& operator[](std::size_t k) const {
        if (k >= items_.size()) [[unlikely]]
            refuse(k);
        return items_[k];
    }

  private:
    [[noreturn, gnu::cold, gnu::noinline]] void refuse(std::size_t k) const {
        throw ContractError("asks for place " + std::to_string(k) + " of a list of " + std::to_string(items_.size()));
    }

    std::span<T> items_;
};

}  // namespace consortia

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<consortia::List<T>> = true;
