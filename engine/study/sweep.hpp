// The runs of a study: every point of its design with every replicate, and the scenario itself where differences to it are
// asked for. Of each run only what the study keeps is kept.
#pragma once

#include "engine/study/design.hpp"
#include "engine/study/runs.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace consortia::study {

/// Sets what a point says of a factor.
void set(Scenario& scenario, const Factor& factor, double value);

/// Hashes points by what they set, in the order of the names.
class PointHash {
  public:
    /// Of the factors that `counts`.
    PointHash(const std::vector<Factor>& factors, const std::function<bool(const Factor&)>& counts);

    bool is_empty() const { return set_.empty(); }
    u64 operator()(u64 hash, const std::vector<double>& point) const;

  private:
    struct Set {
        u64 name;
        std::size_t number;
        u64 package;  ///< what it sets; 0 if it is one number
    };
    std::vector<Set> set_;
};

class Sweep final : public Runs {
  public:
    /// `model` and `schema` must outlive it.
    Sweep(const Model& model, const Schema& schema, Study study);

    const Study& study() const { return study_; }
    const Design& design() const { return design_; }
    u64 points() const { return design_.points(); }
    /// The variant that is the scenario itself comes after the points, if there is one.
    bool is_baseline(u64 variant) const { return variant == points(); }
    /// Points that are the same are played once.
    u64 distinct_points() const;
    /// Throws InputError with what the model refuses of the points; of very many, of the first.
    void check_points() const;

    const Model& model() const override { return *model_; }
    const Schema& schema() const override { return *schema_; }
    u64 variants() const override { return points() + (study_.needs_baseline() ? 1 : 0); }
    /// Seeds of all worlds: place by place those of the first future and draw, then of its next draw, then of the next
    /// future.
    u32 replicates() const override { return static_cast<u32>(study_.worlds()) * seeds(); }
    u32 seeds() const { return study_.scenario.seeds; }
    /// 1 without draws of parameters.
    u32 draws() const { return drawn().empty() ? 1 : static_cast<u32>(drawn().size()); }
    const ParameterDraws& drawn() const { return study_.draws; }
    std::size_t draw_of(u64 run) const { return place_of(run) / seeds() % draws(); }
    const std::vector<Future>& futures() const { return study_.futures; }
    std::size_t future_of(u64 run) const { return place_of(run) / seeds() / draws(); }
    u32 replicate_of(u64 run) const override { return place_of(run) % seeds(); }

    /// The point laid over the scenario. Throws InputError if the model refuses the combination, or if it changes the labels
    /// of an axis, for then it cannot stand beside the others.
    std::shared_ptr<const Scenario> scenario(u64 run) const override;
    std::string name_of(u64 run) const override;
    /// By content: the same point of another design, or of the same design with more samples or seeds, has the same key.
    u64 key_of(u64 run) const override;
    u64 burn_in_key(u64 run) const override;
    std::vector<std::string> asked() const override;
    /// One row: the variables of the study one after the other.
    RunOutput kept(const RunOutput& whole) const override;
    double numbers_kept() const override { return static_cast<double>(width_); }
    double remembered() const override { return 0; }
    std::vector<std::shared_ptr<const Scenario>> largest() const override;

    /// Dimensions of a result, outermost first: `point`, `seed`, and between them `future` and `draw` if there are some.
    std::vector<std::string> run_dimensions() const;
    /// How long they are, for so many points.
    std::vector<u64> extent(u64 points) const;
    /// Where a run that is not the scenario itself lies along them.
    std::vector<u64> position(u64 run) const;

    /// `12:3` for point 12, replicate 3; `baseline:3`; with draws of parameters `12:7:3`, at draw 7; `12:slump:7:3` in a
    /// future.
    std::string id_of(u64 run) const;
    /// The run of that name. Throws InputError.
    u64 run_of(const std::string& id) const;
    /// The values of a point as `--set` takes them; none where the scenario's own stays, and none of packages.
    std::vector<std::string> settings(u64 variant) const;
    /// The files of the packages that its point switches on, and of its future, as the study names them.
    std::vector<std::string> overlays_of(u64 run) const;

    /// Where a variable lies in the row that is kept: `steps` times `size` numbers.
    struct Kept {
        StudyVariable variable;
        Indicator indicator;
        std::vector<u32> shape;  ///< beyond point, seed and time
        std::size_t offset = 0;
        std::size_t steps = 1;
        std::size_t size = 1;
    };
    const std::vector<Kept>& variables() const { return kept_; }

    /// Of what the journals of the study hold: what is kept, and this build.
    u64 journal_content() const;
    /// Of the scenario and what is kept, whatever the design: names the folder.
    u64 folder_content() const;
    /// Of all that the result depends on.
    u64 content() const;

  private:
    /// The scenario in this future and at this draw.
    Scenario world(std::size_t future, std::size_t draw) const;
    std::shared_ptr<Scenario> unchecked(const std::vector<double>& point, std::size_t future, std::size_t draw) const;
    /// Joined with the draw that a run is of, if it is of one.
    u64 at_draw(u64 hash, u64 run) const;
    std::optional<u32> place_named(std::string_view id) const;
    std::string form_of_ids() const;
    std::string words_of(u64 run) const;
    void lay_out();
    void make_keys();
    u64 content_of_kept() const;

    const Model* model_;
    const Schema* schema_;
    Study study_;
    Design design_;
    std::vector<Axis> axes_;
    FrameLayout layout_;
    std::vector<Kept> kept_;
    std::size_t width_ = 0;
    PointHash burn_in_hash_;  ///< of the parameters alone
    std::vector<u64> keys_;   ///< by variant
    std::vector<u64> drawn_;  ///< by draw, of what it sets
    /// By future, of its name, of the scenario in it, and of its burn-in; 0 where these are as in the scenario as it is
    /// written.
    struct FutureKey {
        u64 name = 0, run = 0, burn_in = 0;
    };
    std::vector<FutureKey> future_keys_;
};

}  // namespace consortia::study
