// Follows the agents of a scenario's panels: chooses them when the burn-in is over, and records them at the end of every so
// many steps. Where they stand in memory, and who has died or moved meanwhile, is none of a panel's business: they are known
// by their keys.
#pragma once

#include "engine/schema/panel/panel.hpp"
#include "engine/state/world.hpp"

#include <functional>
#include <map>
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
    struct Followed {
        const Panel* panel;
        std::type_index kind;
        std::vector<PanelField> fields;
        std::map<Key, u32> places{};  ///< of those who are followed
    };

    static void add(Followed& followed, Key key, PanelRows& rows);
    static void record(World& world, Followed& followed, PanelRows& rows);

    std::vector<Followed> followed_;
};

/// Numbers that the panels of a scenario leave of a run, where so many agents of a kind are expected.
double panel_numbers(const Scenario& scenario, const std::function<double(const std::string& kind)>& expected);

}  // namespace consortia
