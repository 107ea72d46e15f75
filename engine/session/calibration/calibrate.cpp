#include "engine/session/calibration/calibrate.hpp"

#include "engine/session/calibration/points.hpp"
#include "engine/session/search/listing.hpp"
#include "engine/session/search/rounds.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::session {

namespace {

std::vector<FittedMoment> fitted_of(const Calibration& calibration) {
    std::vector<FittedMoment> fitted;
    for (const Moment& moment : calibration.moments) {
        if (moment.fitted) fitted.push_back({moment.name, moment.target, moment.tolerance, moment.weight});
    }
    return fitted;
}

/// The scenario itself and the centre are played beside what is searched.
constexpr u64 points_apart = 2;

Question first_question(const Study& study) {
    const Calibration& calibration = study.calibration;
    Question question{.seed = calibration.seed,
                      .points = calibration.runs / study.scenario.seeds - points_apart,
                      .generation = calibration.generation,
                      .draws = calibration.draws};
    for (std::size_t k = 0; k < free_parameters(study); ++k) question.free.push_back(study.factors[k].quantity.name);
    question.moments = fitted_of(calibration);
    return question;
}

class Calibrator {
  public:
    Calibrator(const Plan& calibration, const Calibrating& how, Listener& listener)
        : study_(calibration.study().study()),
          model_(calibration.study().model()),
          schema_(calibration.study().schema()),
          how_(how),
          measured_(study_, schema_),
          question_(first_question(study_)),
          agreed_(how.part.ranks),
          rounds_(how.playing, how.part, listener) {}

    std::optional<Calibrated> carry_out() {
        while (!over_) {
            const std::vector<Point> next = agreed_.next([&] { return asked_for(); }, question_.free.size());
            over_ = next.empty();
            question_.asked.insert(question_.asked.end(), next.begin(), next.end());
            if (!over_) agreed_.together([&] { play(); });
        }
        if (!agreed_.leads()) return std::nullopt;
        return result();
    }

  private:
    /// None once the centre has been played.
    std::vector<Point> asked_for() {
        if (answer_.stage == Reply::Stage::centre) return {};
        answer_ = how_.analyst(question_);
        how_.told(question_, answer_);
        return answer_.next;
    }

    void play() {
        const Plan plan(study::Sweep(model_, schema_, listing(study_, question_.asked)));
        rounds_.play(plan);
        if (agreed_.leads()) take_note(plan);
    }

    /// Of the points that are new.
    void take_note(const Plan& plan) {
        const study::Sweep& all = plan.study();
        const study::Records records = rounds_.records_of(plan);
        study::OutputReader reader(records, all.journal_content());
        for (u64 variant = by_seed_.size(); variant < all.points(); ++variant) {
            by_seed_.push_back(moments_of(all, reader, variant));
            if (variant > 0) question_.measured.push_back(usable(by_seed_.back()));
        }
    }

    /// By seed; without those of runs that failed.
    std::vector<std::vector<double>> moments_of(const study::Sweep& all, study::OutputReader& reader, u64 variant) const {
        std::vector<std::vector<double>> seeds;
        for (u32 place = 0; place < all.replicates(); ++place) {
            const study::RecordPlace* found = reader.find(all.key_of(all.run(variant, place)));
            if (found != nullptr) seeds.push_back(measured_.of(all, reader.read(*found)));
        }
        return seeds;
    }

    /// The fitted moments, if all seeds are there and all are defined; else nothing: a mean over fewer seeds is another
    /// number.
    std::vector<std::vector<double>> usable(const std::vector<std::vector<double>>& seeds) const {
        std::vector<std::vector<double>> fitted;
        if (seeds.size() < study_.scenario.seeds) return {};
        for (const std::vector<double>& seed : seeds) {
            std::vector<double>& own = fitted.emplace_back();
            for (std::size_t j = 0; j < seed.size(); ++j) {
                if (!study_.calibration.moments[j].fitted) continue;
                if (!std::isfinite(seed[j])) return {};
                own.push_back(seed[j]);
            }
        }
        return fitted;
    }

    double mean(std::size_t variant, std::size_t moment) const {
        double sum = 0;
        for (const std::vector<double>& seed : by_seed_[variant]) sum += seed[moment];
        return sum / static_cast<double>(by_seed_[variant].size());
    }

    Calibrated result() const {
        Calibrated result{.plan = Plan(study::Sweep(model_, schema_, listing(study_, question_.asked))),
                          .question = question_,
                          .posterior = answer_.posterior};
        for (std::size_t j = 0; j < study_.calibration.moments.size(); ++j)
            result.fits.push_back({mean(0, j), mean(by_seed_.size() - 1, j)});
        for (const Factor& factor : study_.factors) result.before.push_back(value_before(study_, factor));
        result.centre = values_of(study_, answer_.posterior.centre);
        result.draws = draws();
        result.points = question_.asked.size();
        for (const auto& point : question_.measured) result.failed += point.empty() ? 1 : 0;
        result.burn_ins = rounds_.burn_ins();
        return result;
    }

    config::Draws draws() const {
        config::Draws draws;
        for (const Factor& factor : study_.factors) draws.settings.push_back(schema_.find_setting(factor.quantity.name));
        for (const Point& point : answer_.posterior.draws) draws.rows.push_back(values_of(study_, point));
        return draws;
    }

    const Study& study_;
    const Model& model_;
    const Schema& schema_;
    const Calibrating& how_;
    study::Measured measured_;
    Question question_;
    Agreed agreed_;
    Rounds rounds_;
    Reply answer_;
    std::vector<std::vector<std::vector<double>>> by_seed_;  ///< by point, the scenario itself first: by seed, by moment
    bool over_ = false;
};

}  // namespace

Plan calibration_of(const Workspace& workspace, const std::string& file, const Overrides& overrides, Listener& listener) {
    Plan plan = Plan::of_study(workspace, file, overrides, listener);
    if (plan.study().study().is_calibration()) return plan;
    throw InputError(Place{file}, "names no `moments:`, so there is nothing to calibrate to");
}

std::optional<Calibrated> calibrate(const Plan& calibration, const Calibrating& how, Listener& listener) {
    return Calibrator(calibration, how, listener).carry_out();
}

double distance_of(const Moment& moment, double value) { return (value - moment.target) / moment.tolerance; }

void refuse_search(const Plan& plan, const std::string& file) {
    const Study& study = plan.study().study();
    if (!study.is_calibration() && !study.is_optimisation()) return;
    throw InputError(
        {{Problem::Severity::error, Place{file},
          study.is_calibration() ? "is a calibration, whose points `calibrate` finds; its study.h5 is a study like any other"
                                 : "is a search, whose points `optimise` finds; its study.h5 is a study like any other"}});
}

}  // namespace consortia::session
