#include "engine/step/phases/overwritten.hpp"

#include "engine/core/type_name.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace consortia {

namespace {

bool is(const AccessNote& access, std::string_view verb) { return access.verb == verb; }

/// Whether the phase reads letters of this kind, or visits those alone who have some.
bool reads_letters(const PhaseNote& phase, std::type_index letter) {
    return phase.mail == letter.name() || std::ranges::any_of(phase.access, [&](const AccessNote& access) {
               return is(access, "inbox") && access.record == letter;
           });
}

bool is_read(const AccessNote& access) { return !is(access, "reduce") && !is(access, "tally") && !is(access, "reset"); }

bool reads_sums(const PhaseNote& phase, std::type_index sums) {
    return std::ranges::any_of(phase.access,
                               [&](const AccessNote& access) { return is_read(access) && access.record == sums; });
}

/// The phase that wrote them, by what was written and nobody has read yet.
using Unread = std::map<std::type_index, std::string>;

class Search {
  public:
    void step(const StepOrder& phases) {
        begin_step();
        for (const PhaseNote* phase : phases) pass(*phase);
        end_step();
    }
    std::vector<std::string> faults() && {
        for (const auto& [letter, phase] : awaited_) {
            if (written_.contains(letter)) continue;
            faults_.insert("phase " + phase + " reads letters " + name_of(letter) +
                           ", which no earlier phase of the step writes");
        }
        for (const auto& [sums, phase] : always_zero_)
            if (tallied_.contains(sums))
                faults_.insert("phase " + phase + " reads " + name_of(sums) + ", which starts again after phase " +
                               tallied_.at(sums) + " has added to it and before anybody reads it: reset it elsewhere");
        return {faults_.begin(), faults_.end()};
    }

  private:
    /// No letter outlives its step; what was reduced in the step before may be read in this one.
    void begin_step() {
        letters_.clear();
        sums_.clear();
        read_.clear();
    }
    void pass(const PhaseNote& phase) {
        std::erase_if(letters_, [&](const auto& written) {
            const bool reads = reads_letters(phase, written.first);
            if (reads) read_.insert(written.first);
            return reads;
        });
        std::erase_if(sums_, [&](const auto& added) { return reads_sums(phase, added.first); });
        for (const AccessNote& access : phase.access) {
            if (is(access, "inbox") && !written_.contains(access.record)) awaited_.emplace(access.record, phase.name);
            if (is(access, "emit letters")) write(phase, access.record);
            if (is(access, "reduce")) reduce(phase.name, access.record);
            tally(phase.name, access);
        }
    }
    /// Where rounds end with a phase that writes for the next, it writes nothing in the last: that is its own affair.
    void end_step() {
        for (const auto& [letter, phase] : letters_) {
            if (read_.contains(letter)) continue;
            faults_.insert("phase " + phase + " writes letters " + name_of(letter) +
                           ", which no later phase of the step reads");
        }
    }

    /// What a phase reads and hands on, as one that calls the next in rounds, is nobody's loss when its rounds are over.
    void write(const PhaseNote& writer, std::type_index letter) {
        written_.insert(letter);
        if (reads_letters(writer, letter)) {
            letters_.erase(letter);
            return;
        }
        const std::string& phase = writer.name;
        const std::string before = std::exchange(letters_[letter], phase);
        if (before.empty()) return;
        const std::string again = before == phase ? " round after round before anybody has read them"
                                                  : " before anybody has read those of phase " + before;
        faults_.insert("phase " + phase + " writes letters " + name_of(letter) + again +
                       ", and they would be lost: let a phase read them in between, or give each phase letters of its own");
    }
    /// One phase may reduce again in every round: it tells how things stand now.
    void reduce(const std::string& phase, std::type_index sums) {
        const std::string before = std::exchange(sums_[sums], phase);
        if (before.empty() || before == phase) return;
        faults_.insert("phase " + phase + " reduces into " + name_of(sums) + " before anybody has read what phase " +
                       before +
                       " added up, which would be lost: let a phase read it in between, or give each phase sums of its own");
    }

    /// Tallies go on from step to step, so what was added in the last one counts.
    void tally(const std::string& phase, const AccessNote& access) {
        const std::type_index sums = access.record;
        if (is(access, "tally")) {
            tallied_.emplace(sums, phase);
            filled_.insert(sums);
        } else if (is(access, "reset")) {
            filled_.erase(sums);
        } else if (filled_.contains(sums)) {
            read_filled_.insert(sums);
            always_zero_.erase(sums);
        } else if (is_read(access) && !read_filled_.contains(sums)) {
            always_zero_.emplace(sums, phase);
        }
    }

    Unread letters_;
    Unread sums_;
    std::set<std::type_index> read_;         ///< letters, in this step
    std::set<std::type_index> written_;      ///< letters, in this step or another
    Unread awaited_;                         ///< by what is read before it was ever written: the phase that reads it
    Unread tallied_;                         ///< the first phase that adds to them
    std::set<std::type_index> filled_;       ///< tallies that were added to since they started again
    std::set<std::type_index> read_filled_;  ///< and were read then, in some step
    Unread always_zero_;                     ///< the phase that reads what never was filled when it was read
    std::set<std::string> faults_;
};

}  // namespace

std::vector<std::string> overwritten(const std::vector<StepOrder>& quarters) {
    Search search;
    for (int year = 0; year < 2; ++year) {
        for (const StepOrder& step : quarters) search.step(step);
    }
    return std::move(search).faults();
}

}  // namespace consortia
