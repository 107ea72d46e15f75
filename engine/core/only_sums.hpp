// Is a struct made of sums alone? Asked of what phases are handed to add to: no member of it may be one that can be read.
#pragma once

#include "engine/core/sum.hpp"

#include <array>
#include <type_traits>
#include <utility>

namespace consortia::sums {

template <class T, Adds how>
consteval bool only();

template <class T>
inline constexpr bool is_row = false;
template <class Sum, std::size_t Size>
inline constexpr bool is_row<Sums<Sum, Size>> = true;

template <class T>
inline constexpr bool is_array = false;
template <class Element, std::size_t Size>
inline constexpr bool is_array<std::array<Element, Size>> = true;  // no Sums: its elements can be read

/// Stands for any member of the struct T.
template <class T>
struct AnyMember {
    template <class Member>
    requires(!std::is_same_v<std::remove_cv_t<Member>, T>) operator Member() const;
};
/// Stands for a member of it that is no sum.
template <class T, Adds how>
struct NoSum {
    template <class Member>
    requires(!std::is_same_v<std::remove_cv_t<Member>, T> && !only<Member, how>()) operator Member() const;
};

/// Can T be made from these?
template <class T, class... Members>
concept MadeFrom = requires {
    T{Members{}...};
};

/// Can T be made from as many of any kind?
template <class T, std::size_t... K>
consteval bool takes(std::index_sequence<K...>) {
    return MadeFrom<T, std::enable_if_t<(K + 1 > 0), AnyMember<T>>...>;
}

/// Members of the plain struct T: as many as it can be made from.
template <class T, std::size_t at_least = 0>
consteval std::size_t members() {
    if constexpr (takes<T>(std::make_index_sequence<at_least + 1>())) {
        return members<T, at_least + 1>();
    } else {
        return at_least;
    }
}

/// Is the member behind K others no sum? A sum cannot be made from NoSum, and braces that reach into one find sums alone.
template <class T, Adds how, std::size_t... K>
consteval bool is_other(std::index_sequence<K...>) {
    return MadeFrom<T, std::enable_if_t<(K + 1 > 0), AnyMember<T>>..., NoSum<T, how>>;
}

template <class T, Adds how, std::size_t... K>
consteval bool members_only(std::index_sequence<K...>) {
    return sizeof...(K) > 0 && !(is_other<T, how>(std::make_index_sequence<K>()) || ...);
}

/// Is T made of sums of this kind alone, down to the last member?
template <class T, Adds how>
consteval bool only() {
    if constexpr (requires { T::adds; }) {
        return T::adds == how;
    } else if constexpr (is_row<T>) {
        return only<std::remove_cvref_t<decltype(std::declval<T&>()[0])>, how>();
    } else if constexpr (std::is_aggregate_v<T> && std::is_class_v<T> && !is_array<T>) {
        return members_only<T, how>(std::make_index_sequence<members<T>()>());
    } else {
        return false;
    }
}

}  // namespace consortia::sums
