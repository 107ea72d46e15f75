// Follows the agents, or edges, of a scenario's panels: chooses them when the burn-in is over, and records them at the end
// of every so many steps. Where they stand in memory, and who has died or moved meanwhile, is none of a panel's business:
// they are known by their keys (edges by a name of edge_names.hpp).
#pragma once

#include "engine/schema/panel/panel.hpp"
#include "engine/state/world.hpp"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace consortia {

class Panels {
  public:
    /// `scenario` and `schema` must outlive it.
    Panels(const Scenario& scenario, const Schema& schema);

    /// The burn-in is over: who is there is a founder.
    void begin(World& world, std::vector<PanelRows>& all);
    /// After so many steps.
    void record(World& world, u32 steps, std::vector<PanelRows>& all);
    /// Whether rows that were read back may be of a run that has played so many steps.
    bool fit(const std::vector<PanelRows>& all, u32 steps) const;
    /// Goes on from them.
    void resume(const std::vector<PanelRows>& all);

  private:
    class Present;
    struct Followed {
        const Panel* panel;
        const Record* record;
        std::vector<PanelField> fields;
        std::set<Key> listed;
        std::map<Key, u32> places{};  ///< of those who are followed
    };

    /// Whether it is new.
    static bool add_key(Followed& followed, Key key, PanelRows& rows);
    static void add(Followed& followed, const Present& there, u32 place, PanelRows& rows);
    static bool joins(const Followed& followed, const Present& there, u32 place);
    static void begin(World& world, Followed& followed, PanelRows& rows);
    static void record(World& world, Followed& followed, PanelRows& rows);
    static bool fits(const Followed& followed, const PanelRows& rows, u32 steps);

    std::vector<Followed> followed_;
};

/// Numbers that the panels of a scenario leave of a run, where so many of a kind are expected; what comes to be later, of a
/// share, is not told beforehand.
double panel_numbers(const Scenario& scenario, const Schema& schema, const std::function<double(const Record&)>& expected);

}  // namespace consortia
