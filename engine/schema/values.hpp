// What the values of a field may be, told by the type of the member and, where that says too little, by the model.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/sum.hpp"
#include "engine/core/types.hpp"
#include "engine/schema/quantity.hpp"

#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <utility>

namespace consortia {

/// Of each element, where a field is an array. What is read back from a file is held against it.
struct Values {
    enum class Kind : u8 { unknown, whole, real, id };

    Kind kind = Kind::unknown;
    std::size_t size = 0;  ///< of one, in bytes
    bool is_signed = false;
    bool may_be_nobody = false;  ///< an id
    Range range{};               ///< of a number; what is real is finite
    std::string label_of{};      ///< an axis: 0 is its first label
    /// No more than so many times the agents of this kind, the dead included.
    std::type_index counted = typeid(void);
    double times = 1;
};

namespace values_detail {

/// Compilers write a value that has a name as `State::removed`, and one that has none as `(State)7`.
template <auto Value>
constexpr bool is_named() {
    constexpr std::string_view text = __PRETTY_FUNCTION__;
    constexpr std::string_view value = text.substr(text.find("Value = ") + 8, text.rfind(']') - text.find("Value = ") - 8);
    constexpr std::size_t bracket = value.rfind(')');
    return bracket == std::string_view::npos ||
           value.find_first_not_of("-0123456789", bracket + 1) != std::string_view::npos;
}

template <class E, std::size_t... Value>
constexpr int last_named(std::index_sequence<Value...>) {
    int last = -1;
    ((last = is_named<static_cast<E>(Value)>() ? static_cast<int>(Value) : last), ...);
    return last;
}

/// One of an array of an array of …
template <class Member>
struct ElementOf {
    using type = Member;
};
template <class Member, std::size_t Count>
struct ElementOf<std::array<Member, Count>> : ElementOf<Member> {};
template <class Sum, std::size_t Size>
struct ElementOf<Sums<Sum, Size>> : ElementOf<Sum> {};

template <class T>
constexpr bool is_fixed = false;
template <int Bits>
constexpr bool is_fixed<Fixed<Bits>> = true;

template <class T>
constexpr bool is_optional_id = false;
template <class T>
constexpr bool is_optional_id<OptionalId<T>> = true;

template <class Number>
Values whole() {
    using Limits = std::numeric_limits<Number>;
    return {.kind = Values::Kind::whole,
            .size = sizeof(Number),
            .is_signed = std::is_signed_v<Number>,
            .range = {static_cast<double>(Limits::lowest()), static_cast<double>(Limits::max())}};
}

}  // namespace values_detail

/// The largest value of an enumeration that has a name, up to 127; -1 if none has.
template <class E>
constexpr int last_named = values_detail::last_named<E>(std::make_index_sequence<128>());

/// What the type of a member says of its values: a flag is 0 or 1, an enumeration one of its names, a real number finite.
/// Nothing of a struct of the model's own.
template <class Member>
Values values_of() {
    using Element = typename values_detail::ElementOf<Member>::type;
    if constexpr (std::is_same_v<Element, bool>) {
        Values flag = values_detail::whole<u8>();
        flag.range = {0, 1};
        return flag;
    } else if constexpr (std::is_enum_v<Element>) {
        Values label = values_detail::whole<std::underlying_type_t<Element>>();
        if constexpr (!std::is_convertible_v<Element, std::underlying_type_t<Element>>) {  // else its values may be added up
            if (last_named<Element> >= 0) label.range = {0, static_cast<double>(last_named<Element>)};
        }
        return label;
    } else if constexpr (std::is_integral_v<Element>) {
        return values_detail::whole<Element>();
    } else if constexpr (std::is_same_v<Element, Count> || values_detail::is_fixed<Element>) {
        return values_detail::whole<i64>();
    } else if constexpr (std::is_floating_point_v<Element> || std::is_same_v<Element, Real>) {
        constexpr double most = std::numeric_limits<double>::max();
        return {.kind = Values::Kind::real, .size = sizeof(Element), .range = {-most, most}};
    } else if constexpr (!std::is_void_v<typename IdsOf<Element>::type>) {
        return {.kind = Values::Kind::id, .size = sizeof(Element), .may_be_nobody = values_detail::is_optional_id<Element>};
    } else {
        return {};
    }
}

}  // namespace consortia
