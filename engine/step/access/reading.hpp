// Handles that read others as they stood when the phase began: records by id, edges from or to an agent, agents by key, and
// what is the same for all during a step.
//
//     void move(Person& me, Read<Firm> firms, Out<Friend> friends, Self<Person> self, Given<Levers> levers) {
//         for (const Friend& f : friends[self]) …
//         me.wage = firms[me.employer].wage * levers->factor;
//     }
//
// Not to change: what a phase reads does not depend on whom it has visited already. A phase that writes the type it reads
// gets a copy, or is refused (access_rules.hpp); every id is held against the number of slots, in every build.
#pragma once

#include "engine/core/list.hpp"
#include "engine/state/lists/index.hpp"
#include "engine/step/access/access.hpp"
#include "engine/step/access/prefetch.hpp"

#include <span>

namespace consortia {
namespace access {

/// Who is visited.
template <class T>
class Self : public Base {
  public:
    static constexpr Access access = Access::none;
    using Subject = T;

    Self(World&, const PhaseRun&, const BlockContext& context) : context_(context) {}
    void at(u32 slot) { slot_ = slot; }

    Id<T> id() const { return {slot_}; }
    operator Id<T>() const { return {slot_}; }
    Key key() const { return context_.key(slot_); }
    /// The owner of a visited edge.
    auto from() const requires IsEdge<T> { return Id<typename T::From>{context_.owners[slot_]}; }

  private:
    BlockContext context_;
    u32 slot_ = 0;
};

/// Agents, components, sums of tallies and reductions, or edges, by id.
template <class T>
class Read : public Base {
  public:
    static constexpr Access access = Access::reads;
    using Of = T;

    Read(World& world, const PhaseRun&, const BlockContext&) : world_(&world) {
        Column& column = world.column(typeid(T));
        records_ = reinterpret_cast<const T*>(column.readable());
        size_ = column.size();
        if constexpr (!IsEdge<T>) keys_ = world.agents_of(column.record()).keys.data();
    }

    /// Throws ContractError if nobody is there, as all that asks by id.
    const T& operator[](IdOf<T> id) const { return records_[there(id)]; }
    /// Brings the record near, for a loop that will soon read it: it changes nothing but time.
    [[gnu::always_inline]] void fetch(IdOf<T> id) const { __builtin_prefetch(records_ + id.slot); }
    Reach reach() const requires(!IsEdge<T>) { return {reinterpret_cast<const std::byte*>(records_), sizeof(T), size_}; }
    /// Number of slots, those of the dead included.
    u32 size() const { return size_; }
    /// Number of agents alive when the phase began.
    u32 living() const { return world_->agents(typeid(T)).alive(); }
    bool alive(IdOf<T> id) const { return keys_[there(id)] != 0; }
    Key key(IdOf<T> id) const { return keys_[there(id)]; }

    static AccessNote note() { return {"read", typeid(T)}; }

  private:
    u32 there(IdOf<T> id) const {
        if (id.slot >= size_) [[unlikely]]
            refuse(*world_, "reads", typeid(T), id.slot);
        return id.slot;
    }

    World* world_;
    const T* records_;
    const Key* keys_ = nullptr;
    u32 size_;
};

/// The edges from one agent.
template <class E>
List<const E> row_of(World& world, const E* records, std::span<const u32> offsets, Id<typename E::From> from) {
    if (from.slot + std::size_t{1} >= offsets.size()) [[unlikely]]
        refuse_edges(world, typeid(E), "from", typeid(typename E::From), from.slot);
    return {{records + offsets[from.slot], records + offsets[from.slot + 1]}};
}

/// The out-edges of any agent, in order of creation: `for (const Contact& c : contacts[self])`.
template <class E>
class Out : public Base {
  public:
    static constexpr Access access = Access::reads;
    using Of = E;

    Out(World& world, const PhaseRun&, const BlockContext&) : world_(&world) {
        Edges& edges = world.edges(typeid(E));
        records_ = edges.column.as<E>();
        offsets_ = edges.offsets();
    }
    List<const E> operator[](Id<typename E::From> from) const { return row_of(*world_, records_, offsets_, from); }
    /// The id of an edge of that list, not of a copy.
    Id<E> id(const E& edge) const {
        const auto place = static_cast<std::size_t>(&edge - records_);
        require(place < offsets_.back(), "asks for the id of an edge that is none of these: a copy has none");
        return {static_cast<u32>(place)};
    }
    EdgeRows rows() const { return rows_of(records_, offsets_); }

    static AccessNote note() { return {"out", typeid(E)}; }

  private:
    World* world_;
    const E* records_;
    std::span<const u32> offsets_;
};

/// As Out, of edges that the phase itself writes: as they stood when it began (a copy).
template <class E>
class Before : public Base {
  public:
    static constexpr Access access = Access::none;
    using Of = E;

    static void open(World& world, const PhaseRun&) { world.edges(typeid(E)).keep_before(); }
    static void close(World& world, const PhaseRun&) { world.edges(typeid(E)).drop_before(); }

    Before(World& world, const PhaseRun&, const BlockContext&) : world_(&world) {
        Edges& edges = world.edges(typeid(E));
        records_ = reinterpret_cast<const E*>(edges.column.readable());
        offsets_ = edges.offsets_before();
    }
    List<const E> operator[](Id<typename E::From> from) const { return row_of(*world_, records_, offsets_, from); }

    static AccessNote note() { return {"before", typeid(E)}; }

  private:
    World* world_;
    const E* records_;
    std::span<const u32> offsets_;
};

/// The in-edges of any target, in (owner, creation) order: `for (auto [from, edge, id] : links.of(self))`.
template <class E>
class In : public Base {
  public:
    static constexpr Access access = Access::reads;
    using Of = E;

    struct Item {
        Id<typename E::From> from;
        const E& edge;
        Id<E> id;
    };
    class Row {
      public:
        Row(const In* in, List<const u32> edges) : in_(in), edges_(edges) {}
        class Iterator {
          public:
            Iterator(const In* in, const u32* at) : in_(in), at_(at) {}
            Item operator*() const { return in_->item(*at_); }
            Iterator& operator++() {
                ++at_;
                return *this;
            }
            bool operator!=(const Iterator& other) const { return at_ != other.at_; }

          private:
            const In* in_;
            const u32* at_;
        };
        Iterator begin() const { return {in_, edges_.data()}; }
        Iterator end() const { return {in_, edges_.data() + edges_.size()}; }
        u32 size() const { return edges_.size(); }
        bool empty() const { return edges_.empty(); }
        Item operator[](u32 k) const { return in_->item(edges_[k]); }

      private:
        const In* in_;
        List<const u32> edges_;
    };

    static void open(World& world, const PhaseRun&) {
        world.edges(typeid(E)).in_rows();
        world.edges(typeid(E)).owner_of();
    }
    In(World& world, const PhaseRun&, const BlockContext&) : world_(&world) {
        Edges& edges = world.edges(typeid(E));
        records_ = edges.column.as<E>();
        rows_ = edges.in_rows();
        owners_ = edges.owner_of();
    }

    Row operator[](Id<typename E::To> to) const {
        if (to.slot + std::size_t{1} >= rows_.offsets.size()) [[unlikely]]
            refuse_edges(*world_, typeid(E), "to", typeid(typename E::To), to.slot);
        const u32 first = rows_.offsets[to.slot];
        return {this, rows_.edges.subspan(first, rows_.offsets[to.slot + 1] - first)};
    }

    static AccessNote note() { return {"in", typeid(E)}; }

  private:
    Item item(u32 edge) const { return {{owners_[edge]}, records_[edge], {edge}}; }

    World* world_;
    const E* records_;
    Edges::InRows rows_;
    std::span<const u32> owners_;
};

/// Agents by key, see state/lists/index.hpp. It was made before the phase began, so the phase may write these agents.
template <class K>
class Index : public Base {
  public:
    static constexpr Access access = Access::none;
    using Of = typename K::Of;

    static void open(World& world, const PhaseRun&) { world.singleton<IndexBy<K>>().refresh(world); }
    Index(World& world, const PhaseRun&, const BlockContext&) : index_(&world.singleton<IndexBy<K>>()) {}

    List<const Id<Of>> operator[](u32 key) const { return (*index_)[key]; }
    /// Nobody if none is listed.
    OptionalId<Of> draw(u32 key, Rng& rng) const { return index_->draw(key, rng); }
    u32 keys() const { return index_->keys(); }

    static AccessNote note() { return {"index", typeid(Of)}; }

  private:
    const IndexBy<K>* index_;
};

/// Parameters, levers, derived tables, or the Clock: constant during a step.
template <class G>
class Given : public Base {
  public:
    static constexpr Access access = Access::none;

    Given(World& world, const PhaseRun&, const BlockContext&)
        : given_(static_cast<const G*>(world.given(given_type<G>()))) {}
    const G* operator->() const { return given_; }
    const G& operator*() const { return *given_; }

  private:
    const G* given_;
};

}  // namespace access

template <class T>
using Self = const access::Self<T>&;
template <class T>
using Read = const access::Read<T>&;
template <class E>
using Out = const access::Out<E>&;
template <class E>
using In = const access::In<E>&;
template <class E>
using Before = const access::Before<E>&;
template <class K>
using Index = const access::Index<K>&;
template <class G>
using Given = const access::Given<G>&;

}  // namespace consortia
