#include "engine/step/watch/plan.hpp"

#include "engine/core/type_name.hpp"

#include <algorithm>

namespace consortia::watch {

namespace {

bool checks_are_due(const World& world) {
    const Clock& clock = world.clock;
    if (world.asks_all()) return true;
    return clock.date ? clock.ends_year : clock.step % 4 == 3;
}

/// Sums by type.
using Sums = std::vector<std::type_index>;

Sums seen_by(const Adder& adder) {
    Sums all;
    for (const AccessNote& note : adder.access()) {
        if (note.verb == std::string_view(access::seen)) all.push_back(note.record);
    }
    return all;
}

bool is_due(const World& world, const Adder& adder, const Sums& seen) {
    if (!adder.is_due(world)) return false;
    if (adder.fills() != typeid(void)) return std::ranges::find(seen, adder.fills()) != seen.end();
    return adder.checks() ? checks_are_due(world) : adder.is_read;
}

std::vector<Due> due_of(const World& world, const Watched& watched, const Sums& seen) {
    std::vector<Due> all;
    for (const Group& group : watched.groups) {
        Due due{&group, {}};
        for (const auto& adder : group.adders) {
            if (is_due(world, *adder, seen)) due.adders.push_back(adder.get());
        }
        if (!due.adders.empty()) all.push_back(std::move(due));
    }
    return all;
}

void add_seen(const std::vector<Due>& due, Sums& seen) {
    for (const Due& part : due) {
        for (const Adder* adder : part.adders) {
            const Sums more = seen_by(*adder);
            seen.insert(seen.end(), more.begin(), more.end());
        }
    }
}

template <class Act>
void each_adder(const Watched& watched, const Act& act) {
    for (const Group& group : watched.groups) {
        for (const auto& adder : group.adders) act(*adder);
    }
}

/// Whether this kind fills the sums whenever what looks at them is due.
bool fills(const Watched& watched, std::type_index sums, const Adder& looks) {
    bool found = false;
    each_adder(watched, [&](const Adder& adder) {
        const bool whenever = adder.quarters.empty() || adder.quarters == looks.quarters;
        found = found || (adder.fills() == sums && whenever && looks.every % adder.every == 0);
    });
    return found;
}

void require_filled(const std::vector<Watched>& kinds, std::size_t k, const Adder& looks) {
    for (const std::type_index sums : seen_by(looks)) {
        if (std::any_of(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(k),
                        [&](const Watched& earlier) { return fills(earlier, sums, looks); }))
            continue;
        throw ContractError(looks.title() + " looks at sums " + name_of(sums) +
                            ", which nothing that is watched before it fills in the same " +
                            (looks.every > 1 ? "steps" : "quarters"));
    }
}

/// Sums that a kind fills, and in which quarters.
struct Filling {
    std::type_index sums;
    std::vector<Quarter> quarters;

    bool meets(const Filling& other) const {
        const auto is_others = [&](Quarter q) { return std::ranges::find(other.quarters, q) != other.quarters.end(); };
        return sums == other.sums &&
               (quarters.empty() || other.quarters.empty() || std::ranges::any_of(quarters, is_others));
    }
};

std::vector<Filling> fillings_of(const Watched& kind) {
    std::vector<Filling> all;
    each_adder(kind, [&](const Adder& adder) {
        if (adder.fills() != typeid(void)) all.push_back({adder.fills(), adder.quarters});
    });
    return all;
}

/// Sums start again with the pass that fills them: what an earlier one added in the same step would be lost.
void require_filled_once(const Watched& earlier, const Watched& later) {
    for (const Filling& first : fillings_of(earlier)) {
        for (const Filling& second : fillings_of(later)) {
            if (!first.meets(second)) continue;
            const std::string sums = name_of(first.sums);
            throw ContractError("sums " + sums + " are filled by what is watched of " + earlier.name + " and of " +
                                later.name + ": the part of " + earlier.name +
                                " would be lost. Give each kind sums of its own, and add them where they are seen");
        }
    }
}

}  // namespace

Plan::Plan(std::vector<Watched> kinds) : kinds_(std::move(kinds)), due_(kinds_.size()) {
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
        each_adder(kinds_[k], [&](const Adder& adder) { require_filled(kinds_, k, adder); });
        for (std::size_t before = 0; before < k; ++before) require_filled_once(kinds_[before], kinds_[k]);
    }
}

const std::vector<Due>& Plan::due(const World& world, std::size_t k) {
    if (k == 0) decide(world);
    return due_[k];
}

namespace {

void mark_read(const Line& line, bool asked) {
    line.total->is_read |= asked;
    if (line.per != nullptr) line.per->is_read |= asked;
}

}  // namespace

/// From the last kind back, since who looks at sums decides whether they are due.
void Plan::decide(const World& world) {
    Sums seen;
    for (std::size_t k = kinds_.size(); k-- > 0;) {
        each_adder(kinds_[k], [](Adder& adder) { adder.is_read = false; });
        for (const Line& line : kinds_[k].lines) mark_read(line, world.is_asked(line.indicator.name));
        due_[k] = due_of(world, kinds_[k], seen);
        add_seen(due_[k], seen);
    }
}

}  // namespace consortia::watch
