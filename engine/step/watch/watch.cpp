#include "engine/step/watch/watch.hpp"

#include "engine/core/type_name.hpp"
#include "engine/step/watch/plan.hpp"

#include <algorithm>
#include <memory>

namespace consortia {

watch::Watched Watching::watched(const Schema& schema) const {
    const Record* record = schema.find(kind_.type);
    if (record == nullptr) throw ContractError("watches " + name_of(kind_.type) + ", which the schema does not declare");
    watch::Watched watched{.kind = kind_, .name = record->name, .groups = {}, .lines = {}};
    call_(tell_, watched);
    return watched;
}

namespace watch {

namespace {

/// The name of an axis behind Chinese words, where the words of a cut are those of the whole.
void add_axis(Text& about, const std::vector<Axis>& axes, const std::string& axis) {
    const auto found = std::ranges::find(axes, axis, &Axis::name);
    if (found != axes.end() && !found->about.zh.empty() && !about.zh.ends_with("）"))
        about.zh += "（" + found->about.zh + "）";
}

void require_axes(const Line& line, const Indicator& indicator) {
    if (line.total->cuts() == any_axes || line.axes() == indicator.over.size()) return;
    if (!line.declared)
        throw ContractError("indicator " + indicator.name + " is watched over arrays: say over(\"AXIS\") of what");
    throw ContractError("indicator " + indicator.name + " is declared over " + std::to_string(indicator.over.size()) +
                        " axes, and watched by " + std::to_string(line.axes()));
}

void declare(const Line& line, Schema& schema) {
    if (line.own_axis) schema.axis(*line.own_axis);
    require_axes(line, line.indicator);
    Indicator indicator = line.indicator;
    if (!indicator.over.empty()) add_axis(indicator.about, schema.axes(), indicator.over.front());
    schema.indicator(std::move(indicator));
}

/// Throws ContractError unless the schema declares it, with as many axes as it has.
void require_declared(const Line& line, const Schema& schema) {
    const auto found = std::ranges::find(schema.indicators(), line.indicator.name, &Indicator::name);
    if (found == schema.indicators().end())
        throw ContractError("indicator " + line.indicator.name + " is watched, and the model does not declare it");
    require_axes(line, *found);
}

/// What is taken in quarters has them, and in no other steps besides.
void require_quarters(const Watched& kind, const Schema& schema) {
    for (const Group& group : kind.groups) {
        for (const auto& adder : group.adders) {
            if (adder->quarters.empty()) continue;
            if (const std::string none = schema.without_quarters(); !none.empty())
                throw ContractError(adder->title() + " is taken in some quarters alone, " + none);
            if (adder->every > 1)
                throw ContractError(adder->title() + " is taken in some quarters and every so many steps: say one of them");
        }
    }
}

/// What the pass reads beside the agents themselves, each once.
std::vector<AccessNote> read_of(const Watched& kind) {
    std::vector<AccessNote> all;
    for (const Group& group : kind.groups) {
        for (const auto& adder : group.adders) {
            for (const AccessNote& note : adder->access()) {
                const bool is_state =
                    note.verb != std::string_view(access::seen) && note.verb != std::string_view(access::fill);
                const bool is_new = std::ranges::find(all, note.record, &AccessNote::record) == all.end();
                if (is_state && is_new) all.push_back(note);
            }
        }
    }
    return all;
}

class PlannedPass final : public Pass {
  public:
    PlannedPass(std::shared_ptr<Plan> plan, std::size_t k) : plan_(std::move(plan)), k_(k) {}
    phase::Traffic run(World& world) override { return pass(world, plan_->kind(k_), plan_->due(world, k_)); }

  private:
    std::shared_ptr<Plan> plan_;  ///< of all passes of a schedule
    std::size_t k_;
};

}  // namespace

u32 kept_of(const Adder& adder, const std::vector<std::type_index>& cuts) {
    const std::vector<std::type_index> by = adder.cut_by();
    u32 axes = 0;
    std::size_t found = 0;
    for (std::size_t axis = 0; axis < by.size() && found < cuts.size(); ++axis) {
        if (by[axis] != cuts[found]) continue;
        axes |= 1U << axis;
        ++found;
    }
    return found == cuts.size() ? axes | adder.array_axis() : 0;
}

Adder* Whom::find(std::type_index type) const {
    for (const auto& adder : watched->group(where).adders) {
        const bool same_time = adder->quarters == quarters && adder->every == every && adder->stands == stands;
        const Adder& told = *adder;
        if (same_time && std::type_index(typeid(told)) == type) return adder.get();
    }
    return nullptr;
}

Adder* Whom::add(Owned<Adder> adder) const {
    adder->quarters = quarters;
    adder->every = every;
    adder->stands = stands;
    std::vector<Owned<Adder>>& all = watched->group(where).adders;
    const auto is_alike = [&](const Owned<Adder>& other) { return other->cut_by() == adder->cut_by(); };
    const auto last = std::find_if(all.rbegin(), all.rend(), is_alike);  // behind it: places are looked up once for both
    return all.insert(last == all.rend() ? all.end() : last.base(), std::move(adder))->get();
}

void declare(const std::vector<Watching>& all, Schema& schema) {
    for (const Watching& watching : all) {
        const Watched watched = watching.watched(schema);
        require_quarters(watched, schema);
        for (const Line& line : watched.lines) {
            if (!line.declared) declare(line, schema);
            if (line.total->every > 1) schema.taken_every(line.indicator.name, line.total->every);
        }
    }
}

void schedule(const std::vector<Watching>& all, const Schema& schema, Schedule& step) {
    std::vector<Watched> kinds;
    for (const Watching& watching : all) kinds.push_back(watching.watched(schema));
    for (const Watched& kind : kinds) {
        for (const Line& line : kind.lines) {
            if (line.declared) require_declared(line, schema);
        }
    }
    const auto plan = std::make_shared<Plan>(std::move(kinds));
    for (std::size_t k = 0; k < all.size(); ++k) {
        const Watched& kind = plan->kind(k);
        step.pass("watch " + kind.name, kind.kind.type, read_of(kind), Owned<Pass>(new PlannedPass(plan, k)));
    }
}

}  // namespace watch
}  // namespace consortia
