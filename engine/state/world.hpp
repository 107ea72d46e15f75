// The whole state of one run: agents, edges, sums, the clock, and what is given (parameters, levers, derived tables).
#pragma once

#include "engine/core/hash.hpp"
#include "engine/core/owned.hpp"
#include "engine/parallel/crew.hpp"
#include "engine/schema/schema.hpp"
#include "engine/state/agents.hpp"
#include "engine/state/checks/checked.hpp"
#include "engine/state/clock.hpp"
#include "engine/state/edges.hpp"
#include "engine/state/frame.hpp"
#include "engine/state/singletons.hpp"

#include <string>
#include <typeindex>
#include <vector>

namespace consortia {

class ByteSink;
class ByteSource;

class World {
  public:
    World(const Schema& schema, const Scenario& scenario, u32 replicate, Crew& crew);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    const Schema& schema() const { return *schema_; }
    const Scenario& scenario() const { return *scenario_; }
    const Inputs& inputs() const;
    Crew& crew() { return *crew_; }
    const std::vector<Axis>& axes() const { return axes_; }

    // By struct. An undeclared struct is a ContractError that names it.
    Agents& agents(std::type_index type);
    Edges& edges(std::type_index type);
    /// The records of an agent, edge, component, tally or reduction.
    Column& column(std::type_index type);
    const void* given(std::type_index type) const;
    /// The same, for what is kept from step to step. Throws ContractError for what moves: levers, events, the clock,
    /// parameters that may.
    const void* lasting(std::type_index type) const;
    bool is_agent(std::type_index type) const;
    bool is_edge(std::type_index type) const;
    /// Whether the scenario has an event of this kind, as which it is given, in the step at hand.
    bool happens(std::type_index event) const;

    template <class T>
    T& singleton() {
        return singletons_.get<T>();
    }

    /// Slots of the agents that this record has one a slot of.
    Agents& agents_of(const Record& record);
    /// Components, tallies, reductions and rows of edges of an agent follow its number of slots.
    void fit(std::type_index agent);
    /// Before slots are used again: what was led to the dead since they died ends as well.
    void make_way(std::type_index agent);
    /// Makes room for the newborn in all that follows the agent's slots; what the dead left there is blank again.
    void born(std::type_index agent, const std::vector<u32>& slots);
    /// Frees the dead (slots in rising order) and ends the edges that lead from and to them.
    void bury(std::type_index agent, const std::vector<u32>& dead);

    using PlaceOf = u32 (*)(const std::byte* record);
    /// Moves agents, and their components and sums, into the order of their places; those without one (no_key) behind, the
    /// free last, equals stay in order. See state/order/arrange.hpp.
    void arrange(std::type_index agent, PlaceOf place);

    /// What has to be true of the founders: throws ContractError naming one that is not alive or, in the build `checked`, a
    /// field that was never set.
    void check_founders();
    /// A phase is over.
    void passed(const std::string& phase);

    /// Sets clock, levers and an empty frame for the next step.
    void begin_step(u32 step);
    /// The clock of another step of this run, so many after the beginning of its burn-in.
    Clock clock_at(u32 step) const;
    /// Throws ContractError naming an indicator that was not recorded in this step; forgets letters.
    void end_step();

    const FrameLayout& layout() const { return layout_; }
    std::vector<double>& frame() { return frame_; }
    const std::vector<double>& frame() const { return frame_; }

    /// What indicators that are taken in some quarters alone were when they were taken last: as wide as a frame, not
    /// recorded where they never were.
    std::vector<double>& standing() { return standing_; }
    /// Only these indicators will be read: what is watched for others alone may be left out, and is missing.
    void ask_only(std::vector<std::string> indicators);
    bool asks_all() const { return asks_all_; }
    bool is_asked(const std::string& indicator) const;

    /// Order-free sum of the hashes of all agents and edges by key, and of all sums.
    u64 digest();
    std::size_t memory() const;
    void save(ByteSink& image);
    void load(ByteSource& image);

    Clock clock;
    /// Where the state after every phase of a step is noted, if anywhere.
    struct Passage {
        std::string phase;
        u64 digest;
    };
    std::vector<Passage>* trail = nullptr;
    /// Ids that records keep of somebody whose place another has taken are marked, so that reading by them is a
    /// ContractError: see state/kept_ids.hpp. It takes a pass over all records that keep such ids, at every birth.
    bool watches_ids = checked_build;

  private:
    struct Stores;

    void add_agents(const Record& record);
    void make_stores();
    void make_given();
    void set_lever(const Setting& setting);
    void set_moving(const Setting& setting);
    void set_event(const EventKind& kind);

    const Schema* schema_;
    const Scenario* scenario_;
    Crew* crew_;
    std::vector<Axis> axes_;
    Owned<Stores> stores_;
    Singletons singletons_;
    FrameLayout layout_;
    std::vector<std::type_index> happening_;  ///< events of the step at hand
    std::vector<double> frame_;
    std::vector<double> standing_;
    bool asks_all_ = true;
    std::vector<std::string> asked_;  ///< in alphabetical order
};

}  // namespace consortia
