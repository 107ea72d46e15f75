// What the compiler refuses of a phase: a parameter that is no handle, two writers of one record, a reader of what the phase
// itself writes, a handle of the visited agent that is of another type.
//
//     void raise(Firm& me, Read<Firm> firms, Mine<Terms> terms, Read<Terms> all);     // refused: Terms is written and read
//
// Not to change: these rules are why a phase gives the same bytes at any number of threads. A new handle says by `access`
// and `Of` what it reads or writes and by `Subject` whose it is. The words are tested in tests/architecture/refusals.
#pragma once

#include "engine/step/access/draws.hpp"
#include "engine/step/access/reading.hpp"
#include "engine/step/access/writing.hpp"

#include <exception>
#include <type_traits>

namespace consortia {
namespace phase {

/// The handle class behind a parameter of a phase.
template <class Parameter>
struct HandleOf {
    using type = std::remove_cvref_t<Parameter>;
};
template <>
struct HandleOf<Rng&> {
    using type = access::Draws;
};

/// What a phase may ask for, and how: a copy of a handle or of a stream would be made for every agent, and forgets.
template <class Parameter>
inline constexpr bool is_handle = std::is_same_v<Parameter, Rng&> ||
                                  (std::is_lvalue_reference_v<Parameter> &&
                                   std::is_const_v<std::remove_reference_t<Parameter>> &&
                                   std::is_base_of_v<access::Base, std::remove_cvref_t<Parameter>> &&
                                   !std::is_same_v<std::remove_cvref_t<Parameter>, access::Draws>);

/// What the phase is handed for a parameter.
inline Rng& argument(access::Draws& draws) { return draws.rng(); }
template <class H>
const H& argument(H& handle) {
    return handle;
}

template <class Handle, class Record>
constexpr bool touches(Access access) {
    if constexpr (requires { typename Handle::Of; }) {
        return Handle::access == access && std::is_same_v<typename Handle::Of, Record>;
    } else {
        return false;
    }
}

template <class Handle, class... All>
constexpr bool only_writer() {
    if constexpr (requires { typename Handle::Of; }) {
        if (Handle::access != Access::writes) return true;
        return (touches<All, typename Handle::Of>(Access::writes) + ... + 0) == 1;
    } else {
        return true;
    }
}

template <class Handle, class... All>
constexpr bool unread_by_others() {
    if constexpr (requires { typename Handle::Of; }) {
        if (Handle::access != Access::writes) return true;
        return (touches<All, typename Handle::Of>(Access::reads) + ... + 0) == 0;
    } else {
        return true;
    }
}

template <class Handle, class... All>
constexpr bool unwritten_by_others() {
    if constexpr (requires { typename Handle::Of; })
        return (touches<All, typename Handle::Of>(Access::writes) + ... + 0) == 0;
    return true;
}

/// Self, Mine, Own and Inbox are of the visited agent: a handle of another's would follow the wrong slots.
template <class Handle, class Me>
constexpr bool fits() {
    if constexpr (requires { typename Handle::Subject; }) {
        return std::is_same_v<typename Handle::Subject, std::remove_const_t<Me>>;
    } else {
        return true;
    }
}

/// Handles that are told which agent is next: those of the visited agent, what it bears, and its draws.
template <class Handle>
constexpr bool follows_visited() {
    return !std::is_same_v<decltype(&Handle::at), decltype(&access::Base::at)>;
}

template <class Handle, class Me>
constexpr bool reads_own_type() {
    return touches<Handle, std::remove_const_t<Me>>(Access::reads) && !std::is_const_v<Me>;
}

/// Rows of edges show them as they are, so not while they are visited to be written.
template <class Handle, class Me>
constexpr bool rows_of_visited() {
    if constexpr (IsEdge<Me> && !std::is_const_v<Me>) {
        return std::is_same_v<Handle, access::Out<Me>> || std::is_same_v<Handle, access::In<Me>>;
    } else {
        return false;
    }
}

template <class Handle>
inline constexpr bool is_part = false;
template <auto Member>
inline constexpr bool is_part<access::Part<Member>> = true;

/// Into and Seen are of what is watched (step/watch), which no phase may ask for.
template <class Handle>
constexpr bool is_of_watch() {
    return requires { typename Handle::Sees; }
    || requires { typename Handle::Fills; };
}

/// It tells when in the step a turn comes (step/turns/time_of_turn.hpp).
template <class Handle>
constexpr bool asks_time() {
    return requires(Handle handle) { handle.at_time(0.0); };
}

/// What no phase may do, whoever acts when.
template <class Me, class... Handles>
constexpr void check_handles() {
    static_assert((!is_of_watch<Handles>() && ...),
                  "this phase asks for what is watched (Seen, Into), which is an output: what agents act on is a Tally");
    static_assert((fits<Handles, Me>() && ...),
                  "a handle of the visited agent (Self, Mine, Own, Inbox) is of another type than this phase visits");
    static_assert((only_writer<Handles, Handles...>() && ...),
                  "two handles of this phase write the same record: each record has one owner");
    static_assert((!(touches<Handles, std::remove_const_t<Me>>(Access::writes) && !std::is_const_v<Me> &&
                     (std::is_same_v<Handles, access::Own<std::remove_const_t<Me>>> ||
                      std::is_same_v<Handles, access::Mine<std::remove_const_t<Me>>> || is_part<Handles>)) &&
                   ...),
                  "the visited agent is already writable: it cannot be owned a second time");
}

/// All see others as they stood when the phase began.
template <class Me, class... Handles>
constexpr void check_access() {
    check_handles<Me, Handles...>();
    static_assert(
        (!asks_time<Handles>() && ...),
        "this phase asks when in the step its turn comes, which clocks alone tell: one_at_a_time, by turns::by_clock");
    static_assert((!rows_of_visited<Handles, Me>() && ...),
                  "this phase writes the edges it visits and reads rows of the same edges: ask for Read<E> or Before<E>");
    static_assert((unread_by_others<Handles, Handles...>() && ...),
                  "this phase reads what it owns or writes through another handle: ask for Before<E>, or use two phases");
}

/// Who writes in place shows it at once; sums that are added to are whole when the phase is over.
template <class Handle>
constexpr bool writes_in_place() {
    return Handle::access == Access::writes && requires { typename Handle::Subject; };
}

template <class Handle>
inline constexpr bool is_by_target = false;
template <class E>
inline constexpr bool is_by_target<access::In<E>> = true;

/// Agents act one at a time, and look at what those before them have written. Rows by target are those of the beginning.
template <class Me, bool has_clocks, class... Handles>
constexpr void check_access_in_turns() {
    check_handles<Me, Handles...>();
    static_assert(has_clocks || (!asks_time<Handles>() && ...),
                  "this phase asks when in the step its turn comes, which clocks alone tell: turns::by_clock");
    static_assert(((writes_in_place<Handles>() || unread_by_others<Handles, Handles...>()) && ...),
                  "this phase reads sums that it adds to, which are whole when it is over: use two phases");
    static_assert(
        (!(is_by_target<Handles> && (reads_own_type<Handles, Me>() || !unwritten_by_others<Handles, Handles...>())) && ...),
        "this phase writes edges and reads rows of them by target, which stand still meanwhile: use Out<E>");
}

template <class... Parameters>
[[noreturn]] void refuse_parameters() {
    static_assert(
        (is_handle<Parameters> && ...),
        "a phase asks for draws as `Rng& rng`, and for all else by handles: Read<T>, Tally<S>, Given<G> and so on");
    std::terminate();
}

}  // namespace phase
}  // namespace consortia
