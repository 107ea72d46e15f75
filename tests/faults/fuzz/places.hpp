// Scenarios of tiny places, drawn from what the schema itself says: populations down to the smallest, and corners of the
// ranges of all parameters and levers. The same number gives the same scenario everywhere.
#pragma once

#include "engine/config/input/source.hpp"
#include "engine/schema/schema.hpp"

#include <map>
#include <string>
#include <vector>

namespace consortia::fuzz {

/// A scenario, its tables by file name, and what it may be answered with.
struct DrawnPlace {
    std::string model;
    std::string scenario;
    std::map<std::string, std::string> tables;
    bool must_run = false;  ///< all of it is usual: no refusal will do

    config::Memory files() const;
};
inline constexpr const char* place_file = "scenarios/tiny/place.yaml";

/// The first of the models most of the time, the others in turn.
class Places {
  public:
    /// A model by its name; the schema must outlive this.
    struct Of {
        std::string model;
        const Schema* schema;
    };
    explicit Places(std::vector<Of> models) : models_(std::move(models)) {}
    DrawnPlace draw(u64 number) const;

  private:
    std::vector<Of> models_;
};

}  // namespace consortia::fuzz
