// fuzz_snapshots N [FIRST]: forged snapshots of the town, checksums made anew. Each is refused, or is played on for some
// steps until the model finds it wrong or they are over.
#include "engine/study/store/snapshots.hpp"
#include "tests/faults/fuzz/draws.hpp"
#include "tests/support/forged_image.hpp"
#include "tests/support/town.hpp"

#include <array>

namespace {

using namespace consortia;

/// A few words of a few sizes: what bounds are broken by, what stands elsewhere or nearly there, or anything.
void forge(files::ForgedImage& image, fuzz::Draws& draw) {
    constexpr std::array<u64, 13> telling = {
        0, 1, 2, 3, 255, 256, 100, 200, 0x7fffffff, 0x80000000, ~u64{0}, u64{0x7ff8} << 48, u64{1} << 40};
    const auto place = [&] { return draw.below(image.size() / 4 - 1) * 4; };
    for (u64 times = 1 + draw.below(3); times > 0; --times) {
        const std::size_t at = place();
        const std::array<u64, 4> values = {draw(), image.get<u64>(place()), image.get<u64>(at) + draw.below(5) - 2,
                                           telling[draw.below(telling.size())]};
        const u64 value = values[draw.below(values.size())];
        const u64 width = draw.below(4);
        if (width == 0) image.put(at + draw.below(4), static_cast<u8>(value));
        if (width == 1 || width == 2) image.put(at, static_cast<u32>(value));
        if (width == 3) image.put(at, value);
    }
}

/// Whether it was accepted.
bool goes_on(Simulation& simulation, const files::Path& file) {
    try {
        study::restore(simulation, file, study::run_content(simulation));
    } catch (const SystemError&) {
        return false;
    }
    try {
        for (int steps = 0; steps < 2 && !simulation.done(); ++steps) simulation.step();
    } catch (const ContractError&) {  // the model found it wrong
    }
    return true;
}

Scenario small() {
    Scenario scenario = town::scenario();
    scenario.parameters["population.people"].value = 60;
    return scenario;
}

}  // namespace

int main(int count, char** arguments) {
    const files::TestFolder folder;
    const Schema schema = schema_of(town::model);
    const Scenario scenario = small();
    Crew crew(1);
    {
        Simulation simulation(town::model, schema, scenario, 0, crew);
        simulation.populate();
        while (simulation.steps_done() < 6) simulation.step();
        study::save(simulation, folder / "true", study::run_content(simulation));
    }
    files::ForgedImage image(folder / "true");
    Simulation simulation(town::model, schema, scenario, 0, crew);  // whatever it was before, all of it is read
    return fuzz::put_through(count, arguments, "forged snapshots", [&](fuzz::Draws& draw) {
        forge(image, draw);
        image.write(folder / "forged");
        return goes_on(simulation, folder / "forged");
    });
}
