// One pass over all agents of a kind, for everything that is watched of them: the agents come in stretches, those of whom a
// condition holds are picked once for all lines that ask it, and each line adds up its own. Where nobody asks for any line,
// the pass is left out.
#pragma once

#include "engine/core/owned.hpp"
#include "engine/step/watch/line.hpp"

#include <string>
#include <vector>

namespace consortia::watch {

/// Of the agents of a stretch, writes the slots of those of whom it holds; returns how many.
using Pick = u32 (*)(const Stretch& stretch, u32* picked);

/// Lines of agents of whom the same holds.
struct Group {
    std::vector<Pick> where;  ///< all of them hold
    std::vector<Owned<Line>> lines;
};

/// What is watched of one kind of agent.
struct Watched {
    std::string kind;  ///< as the schema names it
    std::vector<Group> groups;

    Group& group(const std::vector<Pick>& where);
};

template <class T>
struct Agents {
    /// Slots of the living from `from` on, at most `most` and before `to`; moves `from`.
    static u32 stretch(World& world, u32& from, u32 to, u32* slots, u32 most) {
        const phase::Subjects<const T> subjects(world);
        u32 count = 0;
        for (; from < to && count < most; ++from) {
            if (subjects.alive(from)) slots[count++] = from;
        }
        return count;
    }
    static BlockContext context(World& world) { return phase::Subjects<const T>(world).context(); }
};

/// What a pass needs to know of a kind of agent.
struct Kind {
    std::type_index type;
    u32 (*stretch)(World& world, u32& from, u32 to, u32* slots, u32 most);
    BlockContext (*context)(World& world);
};

/// Adds up all lines that are due and asked for, and records them; those that stand are recorded again.
phase::Traffic pass(World& world, const Kind& kind, const Watched& watched);

}  // namespace consortia::watch
