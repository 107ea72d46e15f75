// How a model makes its founders: agents by number, components, networks. Each founder draws from a stream of its own, keyed
// by (kind, index), so blocks of founders are made in parallel.
#pragma once

#include "engine/core/blame.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/list.hpp"
#include "engine/graph/edges.hpp"
#include "engine/random/rng.hpp"
#include "engine/state/row_builder.hpp"
#include "engine/state/world.hpp"

#include <string>
#include <utility>
#include <vector>

namespace consortia {

class Population {
  public:
    explicit Population(World& world) : world_(&world) {}

    const Inputs& inputs() const { return world_->inputs(); }
    template <class G>
    const G& given() const {
        return world_->inputs().given<G>();
    }
    const std::vector<Axis>& axes() const { return world_->axes(); }

    /// Adds `count` agents, each made by `make(index, rng)`; indexes go on after those already there.
    template <class T, class Make>
    void add(u32 count, Make make) {
        Agents& agents = world_->agents(typeid(T));
        const u32 first = agents.size();
        agents.found(count);
        world_->fit(typeid(T));
        T* records = agents.column.as<T>();
        const Rng streams = rng("populate " + agents.column.record().name);
        world_->crew().blocks(count, [&](Block b) {
            Rng own = streams;
            u32 k = first + b.from;
            blaming([&] { return agents.column.record().name + ' ' + std::to_string(k); },
                    [&] {
                        for (; k < first + b.to; ++k) {
                            own.rekey(agents.keys[k]);
                            records[k] = make(k, own);
                        }
                    });
        });
        agents.column.touched();
    }

    /// Fills the component C of every agent by `make(id)`.
    template <class C, class Make>
    void component(Make make) {
        Column& column = world_->column(typeid(C));
        u32 k = 0;
        blaming([&] { return column.record().name + " of " + std::to_string(k); },
                [&] {
                    for (; k < column.size(); ++k) column.as<C>()[k] = make(Id<typename C::Of>{k});
                });
    }

    /// The components C, or sums, of the agents made so far, by slot.
    template <class C>
    List<C> components() {
        Column& column = world_->column(typeid(C));
        return {{column.as<C>(), column.size()}};
    }

    /// The agents made so far, to look at or to finish, by slot.
    template <class T>
    List<T> agents() {
        Column& column = world_->agents(typeid(T)).column;
        return {{column.as<T>(), column.size()}};
    }

    /// Edges from a network, each as `make(from, to)` gives it, with its `to`. An undirected network stands in both rows.
    template <class E, class Make>
    void connect(const graph::EdgeList& network, Make make) {
        Edges& edges = world_->edges(typeid(E));
        RowBuilder<E> rows(world_->agents(typeid(typename E::From)).size());
        for (const auto& [a, b] : network.edges) {
            rows.count(a);
            if (!network.directed) rows.count(b);
        }
        rows.lay_out();
        const auto add = [&](u32 from, u32 to) {
            blaming(
                [&] { return edges.column.record().name + " from " + std::to_string(from) + " to " + std::to_string(to); },
                [&] { rows.add(from, make(Id<typename E::From>{from}, Id<typename E::To>{to})); });
        };
        for (const auto& [a, b] : network.edges) {
            add(a, b);
            if (!network.directed) add(b, a);
        }
        rows.settle(edges);
    }
    template <class E>
    void connect(const graph::EdgeList& network) {
        connect<E>(network, [](auto, auto to) { return E{.to = to}; });
    }

    /// Edges given one by one as (owner slot, edge), kept in the order given within an owner.
    template <class E>
    void connect(std::vector<std::pair<u32, E>> edges) {
        RowBuilder<E> rows(world_->agents(typeid(typename E::From)).size());
        for (const auto& [owner, edge] : edges) rows.count(owner);
        rows.lay_out();
        for (const auto& [owner, edge] : edges) rows.add(owner, edge);
        rows.settle(world_->edges(typeid(E)));
    }

    /// A stream for making a network, `graph::regular(n, 4, p.stream("contacts"))`, or a table, by p.rng("prices").
    StreamId stream(const std::string& purpose, Key key = 0) const {
        return {world_->clock.seed, world_->clock.replicate, 0, 0, stream_name(purpose), key};
    }
    Rng rng(const std::string& purpose, Key key = 0) const { return Rng(stream(purpose, key)); }

  private:
    World* world_;
};

}  // namespace consortia
