// A reference workload in one of its two forms: on the engine, or on plain arrays with nothing of ours, which stands for
// what the machine can do.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace performance {

class Workload {
  public:
    virtual ~Workload() = default;
    virtual void step(std::uint32_t steps) = 0;
    /// What the model reports of the last step: prevalence; or quality, technology, productivity and skill.
    virtual std::vector<double> outcome() const = 0;
};

struct Size {
    std::uint32_t agents;
    std::uint32_t threads;
    std::uint64_t seed = 1;
};

using Maker = std::unique_ptr<Workload> (*)(const Size&);

std::unique_ptr<Workload> plain_net_sis(const Size& size);
std::unique_ptr<Workload> plain_partnet(const Size& size);
std::unique_ptr<Workload> engine_net_sis(const Size& size);
std::unique_ptr<Workload> engine_partnet(const Size& size);

struct Pair {
    std::string name;
    Maker plain;
    Maker engine;
};
inline const std::vector<Pair>& workloads() {
    static const std::vector<Pair> all{{"net_sis", plain_net_sis, engine_net_sis},
                                       {"partnet", plain_partnet, engine_partnet}};
    return all;
}

}  // namespace performance
