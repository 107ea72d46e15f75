// A scenario in memory, played step by step for somebody who may change it and play it again: what lies behind the exports
// of the program for browsers (exports.cpp). Knows no browser, and no disk.
#pragma once

#include "engine/config/input/source.hpp"
#include "engine/core/byte_stream.hpp"
#include "engine/run/edge_names.hpp"
#include "engine/run/simulation.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::live {

class Play {
  public:
    /// `models` must outlive it.
    explicit Play(const Catalogue& models) : models_(&models) {}

    /// A file of scenarios or data; those that begin with `/` lie where they say, others in the folder /.
    void add(const std::string& file, std::string bytes) { files_.add(file, std::move(bytes)); }

    /// Begins a run: its founders are made, or the state after a burn-in that was played before is taken again, where it is
    /// of the same content. `overrides` as of `--set`. Throws InputError with every mistake.
    void open(const std::string& scenario, const std::vector<std::string>& overrides, u32 replicate);
    /// Not after the last step.
    void step();

    /// Throws ContractError before one was opened.
    Simulation& simulation();
    /// Of all edges of this kind as they stand. Throws ContractError for a kind that the model has not.
    EdgeNames edges(std::string_view kind);

  private:
    const Schema* schema_of_model(std::string_view name);
    const Model* model(std::string_view name) const;
    void keep_burn_in();

    /// A state after the burn-in.
    struct Kept {
        u64 content = 0;
        MemorySink state;
    };

    const Catalogue* models_;
    config::Memory files_;
    std::map<std::string, Schema, std::less<>> schemas_;
    Crew crew_{1};
    Scenario scenario_;
    u32 replicate_ = 0;
    std::optional<Simulation> simulation_;
    std::optional<Kept> kept_;
};

}  // namespace consortia::live
