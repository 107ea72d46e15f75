// Is a struct made of sums alone? Asked of what phases are handed to add to: no member of it may be one that can be read.
#pragma once

#include "engine/core/sum.hpp"

#include <type_traits>
#include <utility>

namespace consortia::sums {

template <class T, Adds how>
consteval bool only();

template <class T>
inline constexpr bool is_row = false;
template <class Sum, std::size_t Size>
inline constexpr bool is_row<Sums<Sum, Size>> = true;

#ifdef __cpp_aggregate_paren_init

/// Stands for any member of the struct T.
template <class T>
struct AnyMember {
    template <class Member>
    requires(!std::is_same_v<std::remove_cv_t<Member>, T>) operator Member() const;
};
/// Stands for a member that is a sum.
template <class T, Adds how>
struct AnySum {
    template <class Member>
    requires(!std::is_same_v<std::remove_cv_t<Member>, T> && only<Member, how>()) operator Member() const;
};

/// Can T be made from so many of them? In parentheses: braces would reach into members.
template <class T, class Initialiser, std::size_t... K>
consteval bool takes(std::index_sequence<K...>) {
    return requires { T((static_cast<void>(K), Initialiser{})...); };
}

/// Members of the plain struct T: as many as it can be made from.
template <class T, std::size_t at_least = 0>
consteval std::size_t members() {
    if constexpr (takes<T, AnyMember<T>>(std::make_index_sequence<at_least + 1>())) {
        return members<T, at_least + 1>();
    } else {
        return at_least;
    }
}

template <class T, Adds how>
consteval bool members_only() {
    constexpr std::size_t all = members<T>();
    return all > 0 && takes<T, AnySum<T, how>>(std::make_index_sequence<all>());
}

#else  // a compiler that cannot be asked: another one has been

template <class T, Adds>
consteval bool members_only() {
    return true;
}

#endif

/// Is T made of sums of this kind alone, down to the last member?
template <class T, Adds how>
consteval bool only() {
    if constexpr (requires { T::adds; }) {
        return T::adds == how;
    } else if constexpr (is_row<T>) {
        return only<std::remove_cvref_t<decltype(std::declval<T&>()[0])>, how>();
    } else if constexpr (std::is_aggregate_v<T> && std::is_class_v<T>) {
        return members_only<T, how>();
    } else {
        return false;
    }
}

}  // namespace consortia::sums
