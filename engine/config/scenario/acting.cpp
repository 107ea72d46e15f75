#include "engine/config/scenario/acting.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace consortia::config {

namespace {

/// Beyond these many pieces nothing is said: no scenario is cut so fine.
constexpr std::size_t most_pieces = 1000;

bool is_nobody(const TargetMask& mask) {
    return std::ranges::any_of(mask.allowed, [](u64 labels) { return labels == 0; });
}

/// Adds what is in `whole` and not in `part`, as masks that do not overlap.
void subtract(TargetMask whole, const TargetMask& part, std::vector<TargetMask>& rest) {
    for (std::size_t axis = 0; axis < max_target_axes; ++axis) {
        TargetMask outside = whole;
        outside.allowed[axis] &= ~part.allowed[axis];
        if (!is_nobody(outside)) rest.push_back(outside);
        whole.allowed[axis] &= part.allowed[axis];
    }
}

class Acting {
  public:
    Acting(const LeverSetting& lever, const std::string& name, const Timeline& timeline, u32 steps, Problems& problems)
        : lever_(lever), name_(name), timeline_(timeline), steps_(static_cast<i32>(steps)), problems_(problems) {}

    void check() {
        for (std::size_t k = 0; k < lever_.entries.size(); ++k) {
            if (first_step(k) < steps_) check(k);
        }
    }

  private:
    /// What acts before the start is only met from there on.
    i32 first_step(std::size_t k) const { return std::max(lever_.entries[k].from, 0); }

    void check(std::size_t k) {
        const LeverEntry& entry = lever_.entries[k];
        if (is_nobody(entry.whom)) {
            problems_.warning(entry.origin.place, name_ + ": nobody is its target; this entry never acts");
        } else if (is_hidden(k)) {
            problems_.warning(entry.origin.place, name_ + ": this entry never acts; from " + timeline_.told(first_step(k)) +
                                                      " on others stand in its place");
        } else if (!entry.targeted && entry.value != lever_.status_quo) {
            note_ended(k);
        }
    }

    /// Whether for all whom an entry is meant for others count from its first step on.
    bool is_hidden(std::size_t k) const {
        std::vector<TargetMask> left{lever_.entries[k].whom};
        for (std::size_t later = k + 1; later < lever_.entries.size() && first_step(later) <= first_step(k); ++later) {
            std::vector<TargetMask> rest;
            for (const TargetMask& piece : left) subtract(piece, lever_.entries[later].whom, rest);
            left = std::move(rest);
            if (left.size() > most_pieces) return false;
        }
        return left.empty();
    }

    /// An entry for everybody that does not go back to the status quo: perhaps the one with a target was to go on.
    void note_ended(std::size_t k) {
        for (std::size_t earlier = k; earlier-- > 0 && lever_.entries[earlier].targeted;) {
            const LeverEntry& ended = lever_.entries[earlier];
            if (first_step(earlier) == first_step(k) || is_nobody(ended.whom)) continue;
            const std::string line =
                ended.origin.place.line > 0 ? " of line " + std::to_string(ended.origin.place.line) : "";
            problems_.note(lever_.entries[k].origin.place, name_ + ": holds for everybody from " +
                                                               timeline_.told(first_step(k)) +
                                                               " on and ends the entry with a target" + line);
        }
    }

    const LeverSetting& lever_;
    const std::string& name_;
    const Timeline& timeline_;
    i32 steps_;
    Problems& problems_;
};

/// The value a ramp sets out from; the same rule as LeverSetting::at.
double value_before(const LeverSetting& lever, std::size_t entry) {
    const LeverEntry& e = lever.entries[entry];
    for (std::size_t earlier = entry; earlier-- > 0;) {
        const LeverEntry& other = lever.entries[earlier];
        if (other.from < e.from && (other.whom == e.whom || !other.targeted)) return other.value;
    }
    return lever.status_quo;
}

}  // namespace

void check_acting(const LeverSetting& lever, const std::string& name, const Timeline& timeline, u32 steps,
                  Problems& problems) {
    Acting(lever, name, timeline, steps, problems).check();
}

void check_ramps(const LeverSetting& lever, const std::string& name, Problems& problems) {
    for (std::size_t k = 0; k < lever.entries.size(); ++k) {
        const LeverEntry& entry = lever.entries[k];
        if (!entry.ramp_to || (std::isfinite(entry.value) && std::isfinite(value_before(lever, k)))) continue;
        problems.error(entry.origin.place, name + ": a ramp needs a number at both ends, and one of them is none");
    }
}

}  // namespace consortia::config
