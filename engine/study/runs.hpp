// What is to be run: numbered runs of one model, variant by variant (a scenario of a comparison, a point of a study), each
// with the same replicates.
#pragma once

#include "engine/state/frame.hpp"
#include "engine/step/model.hpp"

#include <compare>
#include <memory>
#include <string>
#include <vector>

namespace consortia::study {

class Runs {
  public:
    virtual ~Runs() = default;

    virtual const Model& model() const = 0;
    virtual const Schema& schema() const = 0;
    virtual u64 variants() const = 0;
    virtual u32 replicates() const = 0;

    u64 size() const { return u64{replicates()} * variants(); }
    /// `place` counts replicates from the first.
    u64 run(u64 variant, u32 place) const { return u64{replicates()} * variant + place; }
    u64 variant_of(u64 run) const { return run / replicates(); }
    u32 place_of(u64 run) const { return static_cast<u32>(run % replicates()); }

    virtual u32 replicate_of(u64 run) const { return place_of(run); }
    /// May be made for this call. Throws InputError if the point cannot be run.
    virtual std::shared_ptr<const Scenario> scenario(u64 run) const = 0;
    /// `tax_credit, replicate 3 of seed 1`: for messages.
    virtual std::string name_of(u64 run) const = 0;
    /// What a run is called in a journal and its checkpoints: differs from run to run.
    virtual u64 key_of(u64 run) const { return run; }
    /// Equal for runs that share a burn-in.
    virtual u64 burn_in_key(u64 run) const = 0;
    /// The indicators that are kept of it; empty: all.
    virtual std::vector<std::string> asked() const { return {}; }
    /// What is kept of all that a run left.
    virtual RunOutput kept(const RunOutput& whole) const { return whole; }
    /// Doubles that kept() leaves of one run.
    virtual double numbers_kept() const = 0;
    /// Bytes of memory that stay of each finished run, beside the places of their records.
    virtual double remembered() const = 0;
    /// Scenarios of which one is the largest in memory, for estimates.
    virtual std::vector<std::shared_ptr<const Scenario>> largest() const = 0;
};

/// A variant and what it shares with others whose burn-in of a replicate is the same.
struct VariantOfBurnIn {
    u64 key = 0;
    u64 variant = 0;

    auto operator<=>(const VariantOfBurnIn&) const = default;
};

/// All variants, those that share their burn-ins beside each other. Every replicate has burn-ins of its own, alike.
std::vector<VariantOfBurnIn> variants_by_burn_in(const Runs& runs);

}  // namespace consortia::study
