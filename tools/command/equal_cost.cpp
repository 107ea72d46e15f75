#include "tools/command/equal_cost.hpp"

#include "engine/core/visible.hpp"
#include "engine/output/provenance.hpp"
#include "engine/study/cost_search.hpp"
#include "engine/study/merge.hpp"
#include "engine/study/scaling.hpp"
#include "tools/command/league_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

/// A package and what its search has come to.
struct Package {
    const Scenario* scenario;
    study::Scaling scaling;
    study::CostSearch search;
    std::map<double, study::FinishedRuns> runs;  ///< by scale; numbered by replicate
};

study::FinishedRuns runs_of(const study::RunList& list, const study::FinishedRuns& runs, std::size_t scenario) {
    study::FinishedRuns own;
    for (u32 place = 0; place < list.replicates(); ++place) own.emplace(place, runs.at(list.run(scenario, place)));
    return own;
}

/// The first scenario and others beside it, with the runs of each.
struct Beside {
    study::RunList list;
    study::FinishedRuns runs;

    Beside(const study::RunList& whole, std::vector<Scenario> scenarios, const std::vector<const study::FinishedRuns*>& own)
        : list(whole.model(), whole.schema(), std::move(scenarios), whole.first_replicate()) {
        for (std::size_t scenario = 0; scenario < own.size(); ++scenario) {
            for (const auto& [place, output] : *own[scenario]) {
                runs.emplace(list.run(scenario, static_cast<u32>(place)), output);
            }
        }
    }
};

std::string scaled_name(const Scenario& package, double scale) { return fmt::format("{} x{:.4g}", package.name, scale); }

class EqualCost {
  public:
    EqualCost(const Ensemble& whole, const study::FinishedRuns& runs, double amount)
        : whole_(whole),
          list_(whole.list),
          amount_(amount),
          folder_(folder_of(whole) / "equal-cost"),
          options_(whole.options),
          first_runs_(runs_of(list_, runs, 0)) {
        const auto burn_ins = kept_burn_ins(list_, options_, folder_of(whole));
        options_.burn_ins = burn_ins ? burn_ins->string() : "none";
        for (std::size_t scenario = 1; scenario < list_.scenarios().size(); ++scenario) begin(scenario, runs);
    }

    void search() {
        for (u32 round = 1; play(round); ++round) {
        }
    }

    void print() const {
        std::vector<Scenario> scenarios{first()};
        std::vector<const study::FinishedRuns*> runs{&first_runs_};
        for (const Package& package : packages_) {
            if (package.search.verdict() != study::CostSearch::Verdict::met) continue;
            scenarios.push_back(made(package, package.search.scale()));
            runs.push_back(&package.runs.at(package.search.scale()));
        }
        print_scales();
        if (scenarios.size() == 1) return;
        const Beside met(list_, std::move(scenarios), runs);
        const std::string file = (folder_of(whole_) / "equal_cost.h5").string();
        study::merge(met.list, met.runs, true, file);
        output::write_provenance(file, provenance_of(options_));
        print_league(met.list, study::outcomes_of(met.list, met.runs));
        std::cerr << "packages at equal cost, written to " << visible(file) << '\n';
    }

  private:
    const Scenario& first() const { return list_.scenarios().front(); }

    void begin(std::size_t scenario, const study::FinishedRuns& runs) {
        const Scenario& package = list_.scenarios()[scenario];
        study::Scaling scaling = study::scaling_of(list_.schema(), first(), package);
        study::CostSearch search(amount_, std::max(1.0, scaling.largest), scaling.fixed.empty());
        packages_.push_back({&package, std::move(scaling), search, {}});
        keep(packages_.back(), 1, runs_of(list_, runs, scenario));
    }

    Scenario made(const Package& package, double scale) const {
        Scenario scenario = study::scaled(list_.schema(), first(), *package.scenario, scale);
        scenario.name = scaled_name(*package.scenario, scale);
        return scenario;
    }

    void keep(Package& package, double scale, study::FinishedRuns runs) {
        const auto& kept = package.runs[scale] = std::move(runs);
        const Beside pair(list_, {first(), made(package, scale)}, {&first_runs_, &kept});
        package.search.tried(scale, study::mean(study::extra_cost(study::outcomes_of(pair.list, pair.runs), 1)));
    }

    /// One more scale for each package whose cost is not met yet; false if there is none.
    bool play(u32 round) {
        std::vector<Scenario> trials;
        std::vector<std::pair<Package*, double>> of;
        for (Package& package : packages_) {
            const std::optional<double> scale = package.search.next();
            if (!scale) continue;
            trials.push_back(made(package, *scale));
            of.emplace_back(&package, *scale);
        }
        if (trials.empty()) return false;
        std::cerr << "equal cost, round " << round << ": " << trials.size()
                  << (trials.size() == 1 ? " package" : " packages") << " tried at another scale\n";
        const study::RunList list(list_.model(), list_.schema(), std::move(trials), list_.first_replicate());
        options_.out = (folder_ / ("round-" + std::to_string(round))).string();
        const study::FinishedRuns runs =
            carried_out({.list = list, .compared = true, .file = "compare.h5", .options = options_, .scaled = true});
        for (std::size_t k = 0; k < of.size(); ++k) keep(*of[k].first, of[k].second, runs_of(list, runs, k));
        return true;
    }

    void print_scales() const {
        const std::string unit = cost_unit(list_.schema());
        std::cout << "\nAt equal cost 等成本比较: each package scaled until it costs " << number(amount_) << ' ' << unit
                  << " more than " << visible(first().name) << " (within " << number(100 * study::CostSearch::tolerance)
                  << " %)\n";
        TextTable table({{"package"}, {"scale", true}, {"cost (" + unit + ")", true}, {"remarks"}});
        for (const Package& package : packages_) {
            table.add(
                {package.scenario->name, number(package.search.scale()), number(package.search.cost()), remarks(package)});
        }
        std::cout << table;
    }

    static std::string remarks(const Package& package) {
        using Verdict = study::CostSearch::Verdict;
        const study::Scaling& scaling = package.scaling;
        std::string text;
        if (scaling.moved.empty()) text = "not reachable 无法达到: no lever of it can be scaled";
        switch (package.search.verdict()) {
            case Verdict::too_little:
                text = "not reachable 无法达到: at the ends of its levers' ranges it costs less";
                break;
            case Verdict::too_much:
                text = "not reachable 无法达到: what cannot be scaled costs more";
                break;
            case Verdict::never:
                text = "not reachable 无法达到: its cost does not change with its scale";
                break;
            case Verdict::jumps:
                text = "not reachable 无法达到: its cost leaps over the amount";
                break;
            case Verdict::met:
            case Verdict::open:
                break;
        }
        if (!scaling.fixed.empty())
            text += (text.empty() ? "" : "; ") + fmt::format("not scaled: {}", fmt::join(scaling.fixed, ", "));
        return text;
    }

    const Ensemble& whole_;
    const study::RunList& list_;
    double amount_;
    fs::path folder_;
    RunOptions options_;
    study::FinishedRuns first_runs_;
    std::vector<Package> packages_;
};

}  // namespace

void compare_at_equal_cost(const Ensemble& whole, const study::FinishedRuns& runs, double amount) {
    if (cost_unit(whole.list.schema()).empty()) {
        throw InputError({{Problem::Severity::error, {}, "--equal-cost: the model says of no indicator that it is a cost"}});
    }
    EqualCost equal(whole, runs, amount);
    equal.search();
    equal.print();
}

}  // namespace consortia::command
