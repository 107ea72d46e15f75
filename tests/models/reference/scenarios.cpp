// The scenarios of the published models load without a warning and play.
#include "engine/config/scenario/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

using namespace consortia;

namespace ants {
extern const Model model;
}
namespace bass {
extern const Model model;
}
namespace households {
extern const Model model;
}
namespace labour_flow {
extern const Model model;
}
namespace net_sis {
extern const Model model;
}
namespace partnet {
extern const Model model;
}
namespace sir {
extern const Model model;
}
namespace voter {
extern const Model model;
}
namespace schelling {
extern const Model model;
}
namespace flocking {
extern const Model model;
}
namespace wolf_sheep {
extern const Model model;
}

TEST_CASE("the scenario of every published model loads and plays", "[reference][models]") {
    for (const Model* model :
         {&ants::model, &bass::model, &households::model, &labour_flow::model, &net_sis::model, &partnet::model, &sir::model,
          &voter::model, &schelling::model, &flocking::model, &wolf_sheep::model}) {
        INFO(model->name);
        Schema schema;
        model->describe(schema);
        const config::ModelLookup models{[&](std::string_view name) { return name == model->name ? &schema : nullptr; },
                                         {model->name}};
        config::Options options;
        options.strict = true;
        const auto file = std::filesystem::path(CONSORTIA_SCENARIOS) / "reference" / (model->name + ".yaml");
        const config::Loaded loaded = config::load(file, options, models);
        CHECK(loaded.scenario.steps >= 40);
        Played run(loaded.scenario, *model);
        CHECK_NOTHROW(run.until(3));
        Expected expected(schema);
        model->expect(run.world.inputs(), expected);
        CHECK(expected.total() >= 200);
    }
}
