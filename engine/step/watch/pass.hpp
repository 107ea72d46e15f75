// One pass over all agents of a kind, for everything that is watched of them: the agents come in stretches, those of whom a
// condition holds are picked once for all that is asked of them, and each adder adds up its own. Where nobody asks for any
// of it, the pass is left out.
#pragma once

#include "engine/core/owned.hpp"
#include "engine/step/watch/line.hpp"

#include <string>
#include <vector>

namespace consortia::watch {

/// What picks agents of a block.
class Picking {
  public:
    virtual ~Picking() = default;
    /// Writes the slots of those of whom it holds; returns how many. `picked` may lie over `slots`.
    virtual u32 pick(List<const u32> slots, u32* picked) = 0;
};
/// A condition that agents are picked by.
struct Pick {
    void (*open)(World& world, const PhaseRun& run);
    Owned<Picking> (*picking)(const At& at);

    bool operator==(const Pick&) const = default;
};

/// What is asked of agents of whom the same holds.
struct Group {
    std::vector<Pick> where;  ///< all of them hold
    std::vector<Owned<Adder>> adders;
};

/// What a pass needs to know of a kind of agent, or of edge.
struct Kind {
    std::type_index type;
    u32 (*stretch)(World& world, u32& from, u32 to, u32* slots, u32 most);
    BlockContext (*context)(World& world);
};

/// What is watched of one kind.
struct Watched {
    Kind kind;
    std::string name;  ///< as the schema names the kind
    std::vector<Group> groups;
    std::vector<Line> lines;  ///< in the order told

    Group& group(const std::vector<Pick>& where);
};

template <class T>
struct Agents {
    /// Slots of the living among the next `most` from `from` on, and before `to`; moves `from`.
    static u32 stretch(World& world, u32& from, u32 to, u32* slots, u32 most) {
        const phase::Subjects<const T> subjects(world);
        const u32 end = to - from < most ? to : from + most;
        u32 count = 0;
#pragma GCC unroll 4
        for (; from < end; ++from) {
            fetch(subjects, from + most);  // of the next stretch
            slots[count] = from;
            count += subjects.alive(from) ? 1 : 0;
        }
        return count;
    }
    static BlockContext context(World& world) { return phase::Subjects<const T>(world).context(); }

  private:
    /// All of a long record; short ones come near by themselves.
    [[gnu::always_inline]] static void fetch(const phase::Subjects<const T>& subjects, u32 slot) {
        constexpr std::size_t short_record = 32;
        constexpr std::size_t line = 64;
        if constexpr (sizeof(T) >= short_record) {
            for (std::size_t at = 0; at < sizeof(T); at += line) subjects.fetch(slot, at);
        }
    }
};

/// What of a group is due in a step.
struct Due {
    const Group* group;
    std::vector<Adder*> adders;
};

/// Adds up what is due of a kind, and records its lines; those that stand are recorded again.
phase::Traffic pass(World& world, const Watched& watched, const std::vector<Due>& due);

}  // namespace consortia::watch
