// All agents of one kind: their records, permanent keys and free slots.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/state/column.hpp"

#include <map>
#include <vector>

namespace consortia {

class Agents {
  public:
    explicit Agents(const Record& record) : column(record) {}

    /// Slots in use or free.
    u32 size() const { return column.size(); }
    u32 alive() const { return size() - static_cast<u32>(free_.size()); }
    bool alive(u32 slot) const { return keys[slot] != 0; }

    /// Room for `slots` agents: what is not used of it costs no memory, and until then nobody has to move.
    void reserve(u32 slots);
    /// Adds `count` founders with keys of (kind, index).
    void found(u32 count);
    /// A slot for one newborn: the lowest of those freed in an earlier step, else a new one. Call `births_done` after the
    /// last.
    u32 settle(Key key, u32 step);
    void births_done();
    /// Frees the slots of the dead, given in rising order. A slot is used again in a later step only, so that who still
    /// holds the id of the dead has a step to see it (engine/state/kept_ids.hpp finds who did not).
    void bury(const std::vector<u32>& slots, u32 step);

    /// The living were moved to the first slots.
    void arranged();

    Column column;
    std::vector<Key> keys;          ///< 0: nobody
    std::map<u32, u32> last_death;  ///< its step, by slot; kept where ids are watched (World::watches_ids)

    struct Free {
        u32 slot;
        u32 step;
    };
    const std::vector<Free>& free() const { return free_; }
    /// Records and keys were read back.
    void restored(std::vector<Free> saved_free);

  private:
    void resize(u32 slots);

    std::vector<Free> free_;   // by slot
    std::size_t scanned_ = 0;  // free slots before this one were looked at in the current round of births
    std::vector<Free> kept_;
};

}  // namespace consortia
