#include "engine/session/optimisation/optimise.hpp"

#include "engine/config/study/optimisation.hpp"
#include "engine/session/search/listing.hpp"
#include "engine/session/search/rounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::session {

using namespace optimisation;

namespace {

constexpr u64 share_searched = 80;   // of 100 runs of the budget; the others confirm
constexpr u32 most_times_seeds = 8;  // of the study's own, in the end

/// Of how many equally likely values a factor is one; 0 of one that lies in a range.
u32 values_of(const Factor& factor) {
    if (factor.distribution == Factor::Distribution::discrete) return static_cast<u32>(factor.values.size());
    const bool labels = factor.quantity.kind == Quantity::Kind::choice;
    return labels ? static_cast<u32>(factor.quantity.labels.size()) : 0;
}

Question first_question(const Study& study) {
    const u64 searched = study.optimisation.runs * share_searched / 100 / config::runs_a_point(study);
    Question question{.seed = study.optimisation.seed,
                      .points = std::max<u64>(1, searched - (study.needs_baseline() ? 1 : 0)),
                      .batch = study.optimisation.batch,
                      .aims = aims_of(study)};
    for (const Factor& factor : study.factors) {
        question.factors.push_back(factor.quantity.name);
        question.values.push_back(values_of(factor));
    }
    return question;
}

std::vector<std::vector<double>> settings_of(const Study& study, const std::vector<Point>& points) {
    std::vector<std::vector<double>> settings;
    for (const Point& point : points) {
        std::vector<double>& own = settings.emplace_back();
        for (std::size_t k = 0; k < point.size(); ++k) own.push_back(study::value_at(study.factors[k], point[k]));
    }
    return settings;
}

/// The variables that the aims are of, by aim.
std::vector<std::size_t> variables_of(const Optimisation& optimisation) {
    std::vector<std::size_t> variables;
    for (const Objective& each : optimisation.objectives) variables.push_back(each.variable);
    for (const Constraint& each : optimisation.constraints) variables.push_back(each.variable);
    return variables;
}

class Optimiser {
  public:
    Optimiser(const Plan& optimisation, const Optimising& how, Listener& listener)
        : study_(optimisation.study().study()),
          model_(optimisation.study().model()),
          schema_(optimisation.study().schema()),
          how_(how),
          question_(first_question(study_)),
          variables_(variables_of(study_.optimisation)),
          agreed_(how.part.ranks),
          rounds_(how.playing, how.part, listener) {}

    std::optional<Optimised> carry_out() {
        while (true) {
            const std::vector<Point> next = agreed_.next([&] { return asked_for(); }, question_.factors.size());
            if (next.empty()) break;
            question_.asked.insert(question_.asked.end(), next.begin(), next.end());
            agreed_.together([&] { search(); });
        }
        const std::vector<Point> front = agreed_.next([&] { return to_confirm(); }, question_.factors.size());
        const Plan confirmed = listed(front, seeds_of(front.size()), "packages that may be best of");
        agreed_.together([&] { rounds_.play(confirmed); });
        if (!agreed_.leads()) return std::nullopt;
        return result(confirmed);
    }

  private:
    /// None once nothing is left to be searched.
    std::vector<Point> asked_for() {
        reply_ = how_.analyst(question_);
        how_.told(question_, reply_);
        return reply_.stage == Reply::Stage::confirm ? std::vector<Point>{} : reply_.next;
    }

    std::vector<Point> to_confirm() const {
        std::vector<Point> points;
        for (const u64 number : reply_.confirm) points.push_back(question_.asked.at(number));
        if (!points.empty()) return points;
        throw InputError(
            {{Problem::Severity::error, Place{study_.name},
              fmt::format("no package of {} that were tried is likely to hold all constraints", question_.asked.size())}});
    }

    /// As many for each as what is left of the budget has.
    u32 seeds_of(std::size_t points) const {
        const u64 apart = study_.needs_baseline() ? 1 : 0;
        const u64 played = (question_.asked.size() + apart) * config::runs_a_point(study_);
        const u64 left = study_.optimisation.runs - std::min(study_.optimisation.runs, played);
        const u64 more = left / ((points + apart) * study_.worlds());
        const u32 seeds = study_.scenario.seeds;
        return static_cast<u32>(std::min<u64>(seeds + more, u64{seeds} * most_times_seeds));
    }

    Plan listed(const std::vector<Point>& points, u32 seeds, const std::string& what) const {
        Study study = study_;
        study.scenario.seeds = seeds;
        study = listing(study, settings_of(study_, points), fmt::format("The {} {}.", what, study_.name));
        return Plan(study::Sweep(model_, schema_, std::move(study)));
    }

    Plan searched() const { return listed(question_.asked, study_.scenario.seeds, "points that were tried by"); }

    void search() {
        const Plan plan = searched();
        rounds_.play(plan);
        if (!agreed_.leads()) return;
        const study::Records records = rounds_.records_of(plan);
        const std::vector<PointRuns> points = played(plan, records, question_.measured.size());
        for (const PointRuns& point : points) question_.measured.push_back(by_run(point));
    }

    /// Run by run, by aim; nothing of a point that cannot be used.
    static std::vector<std::vector<double>> by_run(const PointRuns& point) {
        std::vector<std::vector<double>> runs;
        if (point.numbers.empty()) return runs;
        for (std::size_t run = 0; run < point.numbers.front().size(); ++run) {
            std::vector<double>& own = runs.emplace_back();
            for (const study::Sample& numbers : point.numbers) own.push_back(numbers[run]);
        }
        return runs;
    }

    using Row = std::vector<double>;  ///< what is kept of a run; nothing if it is missing

    /// Run by run, of a point or of the scenario itself.
    static std::vector<Row> rows_of(const study::Sweep& all, study::OutputReader& reader, u64 variant) {
        std::vector<Row> rows;
        for (u32 place = 0; place < all.replicates(); ++place) {
            const study::RecordPlace* found = reader.find(all.key_of(all.run(variant, place)));
            rows.push_back(found == nullptr ? Row{} : reader.read(*found).rows);
        }
        return rows;
    }

    /// Of the points from number `first` on.
    std::vector<PointRuns> played(const Plan& plan, const study::Records& records, std::size_t first) const {
        const study::Sweep& all = plan.study();
        study::OutputReader reader(records, all.journal_content());
        std::vector<Row> baseline;
        if (study_.needs_baseline()) baseline = rows_of(all, reader, all.points());
        std::vector<PointRuns> points;
        for (u64 variant = first; variant < all.points(); ++variant) {
            points.push_back(measured(all, rows_of(all, reader, variant), baseline));
        }
        return points;
    }

    /// Nothing if a run is missing, or a number is undefined.
    PointRuns measured(const study::Sweep& all, const std::vector<Row>& rows, const std::vector<Row>& baseline) const {
        PointRuns played;
        for (const std::size_t variable : variables_) {
            auto numbers = numbers_of(all.variables()[variable], 0, rows, baseline);
            if (!numbers) return {};
            played.numbers.push_back(std::move(*numbers));
        }
        return played;
    }

    /// Of a cell of a variable.
    std::optional<study::Sample> numbers_of(const study::Sweep::Kept& kept, std::size_t cell, const std::vector<Row>& rows,
                                            const std::vector<Row>& baseline) const {
        const bool difference = kept.variable.how.difference;
        const std::size_t at = kept.offset + cell;
        std::vector<double> numbers;
        for (std::size_t place = 0; place < rows.size(); ++place) {
            if (rows[place].empty() || (difference && baseline[place].empty())) return std::nullopt;
            numbers.push_back(rows[place][at] - (difference ? baseline[place][at] : 0));
            if (!std::isfinite(numbers.back())) return std::nullopt;
        }
        return study::Sample(std::move(numbers), study_.worlds());
    }

    /// What packages change, cell by cell of the cuts.
    void add_cuts(const study::Sweep& all, const study::Records& records,
                  std::vector<optimisation::Package>& packages) const {
        if (study_.optimisation.cuts.empty()) return;
        study::OutputReader reader(records, all.journal_content());
        const std::vector<Row> baseline = rows_of(all, reader, all.points());
        for (optimisation::Package& package : packages) {
            const std::vector<Row> rows = rows_of(all, reader, package.point);
            for (const std::size_t cut : study_.optimisation.cuts) {
                std::vector<study::Estimated>& cells = package.cuts.emplace_back();
                for (std::size_t cell = 0; cell < all.variables()[cut].size; ++cell) {
                    const auto numbers = numbers_of(all.variables()[cut], cell, rows, baseline);
                    cells.push_back(numbers ? study::mean_with_interval(*numbers) : unknown);
                }
            }
        }
    }
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    static constexpr study::Estimated unknown{none, none, none};

    Optimised result(const Plan& confirmed) const {
        const study::Records records = rounds_.records_of(confirmed);
        Optimised result{.searched = searched(), .confirmed = confirmed, .question = question_, .reply = reply_};
        result.packages = front_of(question_.aims, played(confirmed, records, 0));
        add_cuts(confirmed.study(), records, result.packages);
        for (const auto& point : question_.measured) result.failed += point.empty() ? 1 : 0;
        result.burn_ins = rounds_.burn_ins();
        return result;
    }

    const Study& study_;
    const Model& model_;
    const Schema& schema_;
    const Optimising& how_;
    Question question_;
    std::vector<std::size_t> variables_;  ///< of the study, by aim
    Agreed agreed_;
    Rounds rounds_;
    Reply reply_;
};

}  // namespace

std::vector<Aim> aims_of(const Study& study) {
    std::vector<Aim> aims;
    for (const Objective& each : study.optimisation.objectives)
        aims.push_back({.name = study.variables[each.variable].name,
                        .kind = each.maximise ? Aim::Kind::maximise : Aim::Kind::minimise});
    for (const Constraint& each : study.optimisation.constraints)
        aims.push_back({.name = study.variables[each.variable].name,
                        .kind = each.at_most ? Aim::Kind::at_most : Aim::Kind::at_least,
                        .bound = each.bound,
                        .chance = each.chance});
    return aims;
}

std::vector<double> Optimised::values_of(const Package& package) const {
    return confirmed.study().design().point(package.point);
}

Plan optimisation_of(const Workspace& workspace, const std::string& file, const Overrides& overrides,
                     std::optional<u64> budget, Listener& listener) {
    const Plan plan = Plan::of_study(workspace, file, overrides, listener);
    Study study = plan.study().study();
    if (!study.is_optimisation())
        throw InputError(
            {{Problem::Severity::error, Place{file}, "names no `objectives:`, so nothing is better than anything else"}});
    const u64 fewest = config::fewest_runs(study);
    if (budget && *budget < fewest)
        throw InputError(Place{"--budget"}, fmt::format("expected {} runs or more, got {}", fewest, *budget));
    study.optimisation.runs = budget.value_or(study.optimisation.runs);
    return Plan(study::Sweep(plan.study().model(), plan.study().schema(), std::move(study)));
}

std::optional<Optimised> optimise(const Plan& optimisation, const Optimising& how, Listener& listener) {
    return Optimiser(optimisation, how, listener).carry_out();
}

}  // namespace consortia::session
