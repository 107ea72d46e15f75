#include "engine/study/store/snapshots.hpp"

#include "engine/files/build_id.hpp"
#include "engine/files/image.hpp"
#include "engine/run/content.hpp"

namespace consortia::study {

u64 burn_in_content(const Simulation& simulation) {
    const World& world = simulation.world();
    return files::for_this_build(content_of_burn_in(world.scenario(), world.clock.replicate));
}

u64 run_content(const Simulation& simulation) {
    const World& world = simulation.world();
    return files::for_this_build(content_of_run(world.scenario(), world.clock.replicate));
}

void save(Simulation& simulation, const files::Path& file, u64 content) {
    files::ImageWriter image(file, content);
    simulation.save(image);
    image.close();
}

u64 restore(Simulation& simulation, const files::Path& file, u64 content) {
    files::ImageReader image(file, content);
    simulation.restore(image);
    return image.digest();
}

}  // namespace consortia::study
