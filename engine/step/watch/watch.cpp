#include "engine/step/watch/watch.hpp"

#include "engine/core/type_name.hpp"

#include <algorithm>

namespace consortia {

namespace {

/// The name of an axis behind Chinese words, where the words of a cut are those of the whole.
void add_axis(Text& about, const std::vector<Axis>& axes, const std::string& axis) {
    const auto found = std::ranges::find(axes, axis, &Axis::name);
    if (found != axes.end() && !found->about.zh.empty() && !about.zh.ends_with("）"))
        about.zh += "（" + found->about.zh + "）";
}

}  // namespace

watch::Watched Watching::watched(const Schema& schema) const {
    const Record* record = schema.find(kind_.type);
    if (record == nullptr) throw ContractError("watches " + name_of(kind_.type) + ", which the schema does not declare");
    watch::Watched watched{.kind = record->name, .groups = {}};
    call_(tell_, watched);
    return watched;
}

void Watching::declare(Schema& schema) const {
    for (const watch::Group& group : watched(schema).groups) {
        for (const auto& line : group.lines) {
            Indicator indicator = line->indicator;
            if (line->axes() != indicator.over.size())
                throw ContractError("indicator " + indicator.name + " is watched over arrays: say over(\"AXIS\") of what");
            if (!indicator.over.empty()) add_axis(indicator.about, schema.axes(), indicator.over.front());
            schema.indicator(std::move(indicator));
        }
    }
}

namespace {

class WatchPass final : public Pass {
  public:
    WatchPass(const watch::Kind& kind, watch::Watched watched) : kind_(kind), watched_(std::move(watched)) {}
    phase::Traffic run(World& world) override { return watch::pass(world, kind_, watched_); }

  private:
    watch::Kind kind_;
    watch::Watched watched_;
};

}  // namespace

void Watching::schedule(const Schema& schema, Schedule& step) const {
    watch::Watched all = watched(schema);
    const std::string name = "watch " + all.kind;
    step.pass(name, kind_.type, Owned<Pass>(new WatchPass(kind_, std::move(all))));
}

}  // namespace consortia
