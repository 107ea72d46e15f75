#include "engine/step/watch/pass.hpp"

#include "engine/core/blame.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <array>

namespace consortia::watch {

namespace {

constexpr u32 most = 256;            // agents of a stretch
constexpr u32 near_bytes = 3 << 13;  // their records stay in the nearest cache while all is asked of them
using Slots = std::array<u32, most>;

/// Where agents of a stretch are listed: all of them, those of whom the first condition of a group holds, of those the ones
/// of whom the second holds, and so on.
struct Room {
    struct Listed {
        Slots slots;
        u32 count;

        List<const u32> list() const { return {{slots.data(), count}}; }
    };
    std::vector<Listed> listed;
    Slots places;

    explicit Room(const std::vector<Due>& due) {
        std::size_t conditions = 0;
        for (const Due& part : due) conditions = std::max(conditions, part.group->where.size());
        listed.resize(conditions + 1);
    }
};

/// How many of its first conditions a group has in common with the one that is asked before it, so that the same agents need
/// not be picked again.
std::size_t common(const Group& group, const Group* before) {
    if (before == nullptr) return 0;
    const auto apart = std::ranges::mismatch(group.where, before->where);
    return static_cast<std::size_t>(apart.in1 - group.where.begin());
}

/// What a worker does with a block of agents, for one group.
class Asking {
  public:
    Asking(const Due& due, const Group* before_it, const At& at, const Prefetch& nothing)
        : listed_(common(*due.group, before_it)), near_(nothing) {
        for (std::size_t k = listed_; k < due.group->where.size(); ++k) where_.push_back(due.group->where[k].picking(at));
        const Adder* before = nullptr;  // what is cut by the same comes one after another, see Whom::add
        for (Adder* adder : due.adders) {
            const bool is_placed = before != nullptr && adder->is_cut_as(*before);
            turns_.push_back({adder, is_placed ? Owned<Placing>() : adder->placing(at), adder->turn(at)});
            before = adder;
        }
        for (const auto& [adder, placing, turn] : turns_) {
            if (placing) placing->add_reach(near_);
            turn->add_reach(near_);
        }
    }

    /// `asking` is what is being asked, for the message when it fails.
    void ask(Room& room, const Adder*& asking) {
        asking = nullptr;
        Room::Listed* listed = &room.listed[listed_];
        for (const auto& pick : where_) {
            listed[1].count = pick->pick(listed->list(), listed[1].slots.data());
            ++listed;
        }
        const List<const u32> slots = listed->list();
        near_.fetch_read(slots);  // asked for now, so that many requests to memory wait side by side
        for (const auto& [adder, placing, turn] : turns_) {
            asking = adder;
            if (placing) placing->place(slots, room.places.data());
            turn->take(slots, room.places.data());
        }
    }

  private:
    struct TurnOf {
        const Adder* adder;
        Owned<Placing> placing;  ///< none where the places are those of the adder before
        Owned<Turn> turn;
    };
    std::size_t listed_;                 ///< conditions for which agents are listed already
    std::vector<Owned<Picking>> where_;  ///< the others
    std::vector<TurnOf> turns_;
    Prefetch near_;
};

void ask_block(World& world, const PhaseRun& run, const Watched& watched, const std::vector<Due>& due, Block block) {
    BlockContext context = watched.kind.context(world);
    context.worker = block.worker;
    context.block = block.block;
    context.first = block.from;
    u32 visited = block.from;
    const Adder* asking = nullptr;
    const auto where = [&] {
        return (asking != nullptr ? asking->title() : "watch " + watched.name) + ", " + to_string(world.clock) + ", " +
               watched.name + ' ' + std::to_string(visited);
    };
    blaming(where, [&] {
        const Column& column = world.column(watched.kind.type);
        const At at{&world, &run, &context, &visited, column.bytes().data()};
        const Prefetch nothing(column.record(), {at.records, column.stride(), column.size()}, false);
        std::vector<Asking> all;
        const Group* before = nullptr;
        for (const Due& part : due) {
            all.emplace_back(part, before, at, nothing);
            before = part.group;
        }
        Room room(due);
        Room::Listed& everybody = room.listed.front();
        const u32 at_once = std::clamp(near_bytes / static_cast<u32>(column.record().size), 16U, most);
        for (u32 from = block.from; from < block.to;) {
            everybody.count = watched.kind.stretch(world, from, block.to, everybody.slots.data(), at_once);
            for (Asking& each : all) each.ask(room, asking);
        }
    });
}

/// Adds up all that is due.
void add_up(World& world, const PhaseRun& run, const Watched& watched, const std::vector<Due>& due) {
    if (world.is_edge(watched.kind.type)) world.edges(watched.kind.type).owner_of();  // made now, before blocks ask for it
    for (const Due& part : due) {
        for (const Pick& pick : part.group->where) pick.open(world, run);
        for (Adder* adder : part.adders) blaming([&] { return adder->title(); }, [&] { adder->open(world, run); });
    }
    world.crew().blocks(run.visits, [&](Block block) { ask_block(world, run, watched, due, block); });
    for (const Due& part : due) {
        for (Adder* adder : part.adders) adder->close();
    }
}

void open_for_nobody(World& world, const Line& line) {
    line.total->open(world, {});
    if (line.per != nullptr) line.per->open(world, {});
}

/// What the line comes to, or came to when it was taken last; missing where nobody asks.
std::vector<double> values_of(World& world, const Line& line, const FrameLayout::Entry& entry) {
    if (!world.is_asked(line.indicator.name))
        return std::vector<double>(entry.size, std::numeric_limits<double>::quiet_NaN());
    const bool is_due = line.total->is_due(world);
    const std::span<double> standing(world.standing().data() + entry.offset, entry.size);
    if (!is_due && line.total->stands && is_recorded(standing[0])) return {standing.begin(), standing.end()};
    if (!is_due && line.total->every > 1)  // it has never been taken
        return std::vector<double>(entry.size, std::numeric_limits<double>::quiet_NaN());
    if (!is_due) open_for_nobody(world, line);
    std::vector<double> taken = line.values(world);
    if (line.total->stands) std::ranges::copy(taken, standing.begin());
    return taken;
}

void record(World& world, const Line& line) {
    const FrameLayout::Entry& entry = world.layout().at(line.indicator.name);
    const std::vector<double> values = values_of(world, line, entry);
    if (values.size() != entry.size)
        throw ContractError("has " + std::to_string(entry.size) + " places, what is watched for it " +
                            std::to_string(values.size()));
    for (std::size_t k = 0; k < values.size(); ++k)
        access::Indicators::Cell(line.indicator.name, world.frame()[entry.offset + k]) = values[k];
}

}  // namespace

Group& Watched::group(const std::vector<Pick>& where) {
    const auto found = std::ranges::find(groups, where, &Group::where);
    if (found != groups.end()) return *found;
    groups.push_back(Group{where, {}});
    return groups.back();
}

phase::Traffic pass(World& world, const Watched& watched, const std::vector<Due>& due) {
    const Column& column = world.column(watched.kind.type);
    const PhaseRun run{.name = static_cast<u32>(hash_of("watch " + watched.name)),
                       .visits = column.size(),
                       .blocks = Crew::blocks_of(column.size()),
                       .kind = hash_of(column.record().name)};
    if (!due.empty()) add_up(world, run, watched, due);
    for (const Line& line : watched.lines) {
        blaming([&] { return "indicator " + line.indicator.name + ", " + to_string(world.clock); },
                [&] { record(world, line); });
    }
    if (due.empty()) return {};
    return {column.size(), u64{column.size()} * column.record().size};
}

}  // namespace consortia::watch
