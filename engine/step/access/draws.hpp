// The streams of the visited agents: `Rng& rng` of a phase, and a look at what each will draw first.
//
//     void age(Person& me, Rng& rng) { me.alive = !rng.chance(0.02); }
//
// Not to change: a stream is a function of seed, replicate, step, round, phase name and agent key, and of nothing else, so
// nobody's numbers depend on who else draws. First words that are made ahead are the same words.
#pragma once

#include "engine/step/access/access.hpp"

#include <array>
#include <vector>

namespace consortia {
namespace access {

/// A phase asks for draws as `Rng& rng`: the stream of (seed, replicate, step, round, phase name, agent). Where most agents
/// draw, the first words of the next ones are made ahead, side by side; the words are the same.
class Draws : public Base {
  public:
    static constexpr Access access = Access::none;
    Draws(World& world, const PhaseRun& run, const BlockContext& context)
        : context_(context),
          rng_({world.clock.seed, world.clock.replicate, world.clock.step, world.clock.round, run.name, 0}) {}
    void at(u32 slot) {
        drew_ += rng_.drawn() > 0 ? 1 : 0;
        if (slot - first_ >= FirstWords::streams) begin_stretch(slot);
        if (ahead_) {
            rng_.rekey(context_.keys[slot], words_.front().of(slot - first_));
        } else {
            rng_.rekey(context_.key(slot));
        }
    }
    /// The same with the first words of his stream, which were seen.
    void at(u32 slot, const std::array<u32, 4>& words) { rng_.rekey(context_.keys[slot], words); }
    /// The agent's turn of that number, where agents act one at a time: the first draws what a visit draws.
    void at_turn(u32 slot, u32 number) {
        const Key key = context_.key(slot);
        rng_.rekey(number == 0 ? key : joined(key, number));
    }
    Rng& rng() { return rng_; }

    /// Of the agents in slots from `slot` on, for a look at what they will draw.
    const FirstWords& first_words(u32 slot) {
        make_ahead(slot);
        first_ = far;
        drew_ = 0;
        return words_.front();
    }

  private:
    static constexpr u32 far = static_cast<u32>(-1) - FirstWords::streams;

    void begin_stretch(u32 slot) {
        const bool worth_it = drew_ >= FirstWords::streams / 2;
        first_ = slot;
        drew_ = 0;
        ahead_ = worth_it && context_.owners == nullptr;  // the keys of edges are not at hand
        if (ahead_) make_ahead(slot);
    }
    void make_ahead(u32 slot) {
        const Rng phase = rng_;  // a copy is shown, so that the stream itself can stay in registers
        const u32 left = context_.slots - slot;
        phase.make_ahead({context_.keys + slot, left < FirstWords::streams ? left : FirstWords::streams}, words_.front());
    }

    BlockContext context_;
    Rng rng_;
    u32 first_ = far;                                             ///< slot where this stretch begins; at first, far from any
    u32 drew_ = 0;                                                ///< how many in this stretch did
    bool ahead_ = false;                                          ///< words_ are those of this stretch
    std::vector<FirstWords> words_ = std::vector<FirstWords>(1);  ///< apart, so that the rest can stay in registers
};

}  // namespace access

namespace phase {

/// What an agent will draw first, before its stream is turned to.
class FirstDraws {
  public:
    explicit FirstDraws(const std::array<u32, 4>& words) : words_(words) {}
    /// Might the k-th word (0 to 3), drawn by chance(p), come out true? Where this says no, chance does.
    bool might(u32 k, double p) const { return !(static_cast<double>(words_[k]) >= p * 0x1p32); }

  private:
    const std::array<u32, 4>& words_;
};

}  // namespace phase
}  // namespace consortia
