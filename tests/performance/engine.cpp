// The same workloads on the engine: the reference models as they stand in models/reference.
#include "engine/run/simulation.hpp"
#include "tests/performance/workload.hpp"

#include <limits>

namespace net_sis {
extern const consortia::Model model;
}
namespace partnet {
extern const consortia::Model model;
}

namespace performance {

namespace {

using namespace consortia;

class OnEngine final : public Workload {
  public:
    OnEngine(const Model& model, const Size& size)
        : scenario_(scenario_of(model, size)),
          schema_(schema_of(model)),
          crew_(size.threads),
          simulation_(model, schema_, scenario_, 0, crew_) {
        simulation_.populate();
    }

    void step(u32 steps) override {
        for (u32 k = 0; k < steps; ++k) simulation_.step();
    }

    std::vector<double> outcome() const override {
        const RunOutput& output = simulation_.output();
        return {output.rows.end() - static_cast<std::ptrdiff_t>(output.width), output.rows.end()};
    }

  private:
    static Scenario scenario_of(const Model& model, const Size& size) {
        Scenario scenario;
        scenario.model = scenario.name = model.name;
        scenario.seed = size.seed;
        scenario.steps = std::numeric_limits<u32>::max();
        scenario.parameters["population.agents"].value = size.agents;
        return scenario;
    }

    Scenario scenario_;
    Schema schema_;
    Crew crew_;
    Simulation simulation_;
};

}  // namespace

std::unique_ptr<Workload> engine_net_sis(const Size& size) { return std::make_unique<OnEngine>(net_sis::model, size); }
std::unique_ptr<Workload> engine_partnet(const Size& size) { return std::make_unique<OnEngine>(partnet::model, size); }

}  // namespace performance
