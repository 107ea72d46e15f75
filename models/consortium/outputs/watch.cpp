#include "models/consortium/outputs/watch.hpp"

namespace consortium {

namespace {

void watch_persons(Watch<Person> all) {
    watch_labour(all);
    watch_graduates(all);
    watch_run(all);
}
void watch_partnerships(Watch<Partnership> all) {
    watch_cooperation(all);
    watch_transfers(all);
}
void watch_research(Watch<Research> all) { watch_transfers(all); }
void watch_all_firms(Watch<Firm> all) {
    watch_firms(all);
    watch_cooperation(all);
    watch_transfers(all);
    watch_run(all);
}
void watch_programmes(Watch<Programme> all) {
    watch_schools(all);
    watch_cooperation(all);
    watch_run(all);
}
void watch_cells(Watch<Cell> all) {
    watch_labour(all);
    watch_graduates(all);
}
void watch_regions(Watch<Region> all) {
    watch_labour(all);
    watch_graduates(all);
    watch_schools(all);
    watch_government(all);
    watch_productivity(all);
}
void watch_industries(Watch<Industry> all) { watch_productivity(all); }
void watch_consortia(Watch<Consortium> all) { watch_government(all); }
void watch_economy(Watch<Economy> the) {
    watch_labour(the);
    watch_graduates(the);
    watch_schools(the);
    watch_firms(the);
    watch_cooperation(the);
    watch_transfers(the);
    watch_government(the);
    watch_productivity(the);
    watch_run(the);
}

}  // namespace

std::vector<consortia::Watching> watched() {
    return {watch_persons, watch_partnerships, watch_research,   watch_all_firms, watch_programmes,
            watch_cells,   watch_consortia,    watch_industries, watch_regions,   watch_economy};
}

}  // namespace consortium
