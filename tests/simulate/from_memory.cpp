// from_memory: plays the scenario on standard input with the town, from memory, and prints the digest of the state after
// every step as `run --digest` does. Linked with consortia::simulate alone, and with the sources of CONSORTIA_PLAIN in place
// of those that ask the system.
#include "engine/config/scenario/load.hpp"
#include "engine/run/simulation.hpp"
#include "tests/support/town.hpp"

#include <cstdio>
#include <iostream>
#include <iterator>

namespace {

using namespace consortia;

std::string standard_input() { return {std::istreambuf_iterator<char>(std::cin), {}}; }

void play(const Model& model, const Schema& schema, const Scenario& scenario, u32 replicate) {
    Crew crew(3);  // asked for and not had
    Simulation simulation(model, schema, scenario, replicate, crew);
    simulation.keep_digests(true);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    const std::vector<u64>& digests = simulation.output().digests;
    for (std::size_t step = 0; step < digests.size(); ++step) {
        std::printf("replicate %u  step %zu of %zu  %016llx\n", replicate, step + 1, digests.size(),
                    static_cast<unsigned long long>(digests[step]));
    }
}

}  // namespace

int main() {
    const Schema schema = schema_of(town::model);
    const config::ModelLookup models{[&](std::string_view) { return &schema; }, {town::model.name}};
    const config::Memory files({{"scenario.yaml", standard_input()}});
    const Scenario scenario = config::load("/scenario.yaml", {}, models, files).scenario;
    for (u32 replicate = 0; replicate < scenario.seeds; ++replicate) play(town::model, schema, scenario, replicate);
}
