#include "engine/step/watch/pass.hpp"

#include "engine/core/blame.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <array>

namespace consortia::watch {

namespace {

constexpr u32 most = 256;  // agents of a stretch: their records stay in the nearest cache while every line asks them
using Slots = std::array<u32, most>;

/// The lines of a group that are due.
struct Due {
    const Group* group;
    std::vector<Line*> lines;
};

bool is_asked(const World& world, const Line& line) { return line.stands() || world.is_asked(line.indicator.name); }

std::vector<Due> due_of(const World& world, const Watched& watched) {
    std::vector<Due> all;
    for (const Group& group : watched.groups) {
        Due due{&group, {}};
        for (const auto& line : group.lines) {
            if (line->is_due(world) && is_asked(world, *line)) due.lines.push_back(line.get());
        }
        if (!due.lines.empty()) all.push_back(std::move(due));
    }
    return all;
}

/// A stretch of agents, asked by every line that is due.
class Asking {
  public:
    Asking(const Stretch& stretch, const Watched& watched) : stretch_(stretch), watched_(watched) {}

    void ask(const std::vector<Due>& due) {
        for (const Due& part : due) {
            Stretch of_whom = stretch_;
            of_whom.slots = blaming([&] { return where("watch " + watched_.kind); }, [&] { return picked(*part.group); });
            for (Line* line : part.lines)
                blaming([&] { return where("indicator " + line->indicator.name); }, [&] { line->add(of_whom); });
        }
    }

  private:
    /// Those of whom all conditions of the group hold.
    List<const u32> picked(const Group& group) {
        Stretch left = stretch_;
        for (const Pick& holds : group.where) left.slots = {{room_.data(), holds(left, room_.data())}};
        return left.slots;
    }
    std::string where(const std::string& what) const {
        return what + ", step " + std::to_string(stretch_.world->clock.step) + ", " + watched_.kind + ' ' +
               std::to_string(*stretch_.visited);
    }

    const Stretch& stretch_;
    const Watched& watched_;
    Slots room_;
};

void ask_all(World& world, const Kind& kind, const PhaseRun& run, const Watched& watched, const std::vector<Due>& due) {
    world.crew().blocks(world.column(kind.type).size(), [&](Block block) {
        BlockContext context = kind.context(world);
        context.worker = block.worker;
        context.block = block.block;
        context.first = block.from;
        Slots slots;
        for (u32 from = block.from; from < block.to;) {
            const u32 count = kind.stretch(world, from, block.to, slots.data(), most);
            u32 visited = block.from;
            const Stretch stretch{&world, &run, &context, {{slots.data(), count}}, &visited};
            Asking(stretch, watched).ask(due);
        }
    });
}

void record(World& world, const Indicator& indicator, const std::vector<double>& values) {
    const FrameLayout::Entry& entry = world.layout().at(indicator.name);
    for (std::size_t k = 0; k < values.size(); ++k)
        access::Indicators::Cell(indicator.name, world.frame()[entry.offset + k]) = values[k];
}

/// What the line comes to, or came to when it was taken last; missing where nobody asks.
std::vector<double> values_of(World& world, Line& line, const PhaseRun& nobody) {
    const FrameLayout::Entry& entry = world.layout().at(line.indicator.name);
    if (!is_asked(world, line)) return std::vector<double>(entry.size, std::numeric_limits<double>::quiet_NaN());
    if (!line.stands()) return line.values(world);
    const std::span<double> standing(world.standing().data() + entry.offset, entry.size);
    if (!line.is_due(world) && is_recorded(standing[0])) return {standing.begin(), standing.end()};
    if (!line.is_due(world)) line.open(world, nobody);  // never taken: over nobody
    const std::vector<double> values = line.values(world);
    std::ranges::copy(values, standing.begin());
    return values;
}

}  // namespace

Group& Watched::group(const std::vector<Pick>& where) {
    const auto found = std::ranges::find(groups, where, &Group::where);
    if (found != groups.end()) return *found;
    groups.push_back(Group{where, {}});
    return groups.back();
}

phase::Traffic pass(World& world, const Kind& kind, const Watched& watched) {
    const Column& column = world.column(kind.type);
    const PhaseRun run{.name = static_cast<u32>(hash_of("watch " + watched.kind)),
                       .visits = column.size(),
                       .blocks = Crew::blocks_of(column.size()),
                       .kind = hash_of(column.record().name)};
    const std::vector<Due> due = due_of(world, watched);
    for (const Due& part : due) {
        for (Line* line : part.lines)
            blaming([&] { return "indicator " + line->indicator.name; }, [&] { line->open(world, run); });
    }
    if (!due.empty()) ask_all(world, kind, run, watched, due);
    for (const Group& group : watched.groups) {
        for (const auto& line : group.lines) {
            blaming([&] { return "indicator " + line->indicator.name + ", step " + std::to_string(world.clock.step); },
                    [&] { record(world, line->indicator, values_of(world, *line, {})); });
        }
    }
    if (due.empty()) return {};
    return {column.size(), u64{column.size()} * column.record().size};
}

}  // namespace consortia::watch
