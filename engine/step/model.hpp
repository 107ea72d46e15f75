// A model as the engine sees it: a description, three functions and what is watched. Who runs it, on what threads and where
// results go, is another matter.
//
//     extern const Model model{"bass", {"a product spreads", "新产品扩散"}, describe, populate, schedule, expect};
//
// Not to change: a Model holds no state, so that any number of runs of it can go on at once.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/schema/facts/text.hpp"
#include "engine/schema/schema.hpp"
#include "engine/state/population.hpp"
#include "engine/step/phases/schedule.hpp"
#include "engine/step/watch/watch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace consortia {

/// How many agents and edges a scenario will make, for the memory estimate before anything is allocated.
class Expected {
  public:
    explicit Expected(const Schema& schema) : schema_(&schema) {}

    template <class T>
    void add(double count) {
        add(typeid(T), count);
    }
    void add(std::type_index type, double count);

    /// Agents and edges together.
    double total() const;
    double agents() const;
    /// How many of one record are expected; 0 if the model said nothing of it.
    double count(const Record& record) const;
    /// Bytes of state at its peak.
    double bytes() const;

  private:
    const Schema* schema_;
    std::vector<std::pair<const Record*, double>> counts_;
};

struct Model {
    std::string name;
    Text about;
    void (*describe)(Schema&);
    void (*populate)(Population&);
    void (*schedule)(Schedule&);
    void (*expect)(const Inputs&, Expected&);
    std::vector<Watching> watch = {};  ///< what is watched of each kind of agent, see step/watch
    FactsText facts = {};              ///< what it should show, as consortia_declare(… FACTS …) embeds it
};

/// A step as the model orders it, and the passes over what is watched at its end.
Schedule schedule_of(const Model& model, const Schema& schema);

/// The models of a program, in the order shown.
using Catalogue = std::vector<Model>;

}  // namespace consortia
