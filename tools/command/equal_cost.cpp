#include "tools/command/equal_cost.hpp"

#include "engine/core/visible.hpp"
#include "engine/output/provenance.hpp"
#include "engine/study/cost_search.hpp"
#include "engine/study/merge.hpp"
#include "engine/study/scaling.hpp"
#include "tools/command/league_table.hpp"
#include "tools/command/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

/// A scenario that was played: where its runs lie, and what they came to.
struct Played {
    std::string file;
    std::size_t scenario = 0;               ///< its place there
    std::vector<study::Outcomes> outcomes;  ///< of it alone
};

/// A package and what its search has come to.
struct Package {
    const Scenario* scenario;
    study::Scaling scaling;
    study::CostSearch search;
    std::map<double, Played> played;  ///< by scale
};

Played played(const fs::path& file, const std::vector<study::Outcomes>& all, std::size_t scenario) {
    Played own{file.string(), scenario, {}};
    for (const study::Outcomes& each : all) own.outcomes.push_back({each.indicator, {each.by_scenario[scenario]}});
    return own;
}

/// Scenarios that were played apart, beside each other.
std::vector<study::Outcomes> beside(const std::vector<const Played*>& all) {
    std::vector<study::Outcomes> outcomes = all.front()->outcomes;
    for (auto other = all.begin() + 1; other != all.end(); ++other) {
        for (std::size_t k = 0; k < outcomes.size(); ++k) {
            outcomes[k].by_scenario.push_back((*other)->outcomes[k].by_scenario.front());
        }
    }
    return outcomes;
}

std::string scaled_name(const Scenario& package, double scale) { return fmt::format("{} x{:.4g}", package.name, scale); }

class EqualCost {
  public:
    EqualCost(const Ensemble& whole, const session::Result& result, double amount)
        : whole_(whole),
          result_(result),
          list_(whole.list),
          amount_(amount),
          folder_(folder_of(whole) / "equal-cost"),
          options_(whole.options),
          first_(played(result.path(), result.outcomes(), 0)) {
        const auto burn_ins = kept_burn_ins(list_, options_, folder_of(whole));
        options_.burn_ins = burn_ins ? burn_ins->string() : "none";
        for (std::size_t scenario = 1; scenario < list_.scenarios().size(); ++scenario) begin(scenario);
    }

    void search() {
        for (u32 round = 1; play(round); ++round) {
        }
    }

    void print() const {
        std::vector<Scenario> scenarios{first()};
        std::vector<const Played*> met{&first_};
        for (const Package& package : packages_) {
            if (package.search.verdict() != study::CostSearch::Verdict::met) continue;
            scenarios.push_back(made(package, package.search.scale()));
            met.push_back(&package.played.at(package.search.scale()));
        }
        print_scales();
        if (scenarios.size() == 1) return;
        const study::RunList list(list_.model(), list_.schema(), std::move(scenarios), list_.first_replicate());
        const std::string file = (folder_of(whole_) / "equal_cost.h5").string();
        merge(list, met, file);
        output::write_provenance(file, provenance_of(options_));
        print_league({list, true, file, beside(met)});
        std::cerr << "packages at equal cost, written to " << visible(file) << '\n';
    }

  private:
    const Scenario& first() const { return list_.scenarios().front(); }

    /// From the results of the rounds, one run at a time.
    static void merge(const study::RunList& list, const std::vector<const Played*>& met, const std::string& file) {
        std::vector<study::StoredRuns> stored;
        for (const Played* each : met) stored.emplace_back(list, each->file);
        const auto run_of = [&](u64 run) {
            const std::size_t scenario = list.scenario_number(run);
            return stored[scenario].run(met[scenario]->scenario, list.place_of(run));
        };
        study::merge(list, run_of, true, file);
    }

    void begin(std::size_t scenario) {
        const Scenario& package = list_.scenarios()[scenario];
        study::Scaling scaling = study::scaling_of(list_.schema(), first(), package);
        study::CostSearch search(amount_, std::max(1.0, scaling.largest), scaling.fixed.empty());
        packages_.push_back({&package, std::move(scaling), search, {}});
        keep(packages_.back(), 1, played(first_.file, result_.outcomes(), scenario));
    }

    Scenario made(const Package& package, double scale) const {
        Scenario scenario = study::scaled(list_.schema(), first(), *package.scenario, scale);
        scenario.name = scaled_name(*package.scenario, scale);
        return scenario;
    }

    void keep(Package& package, double scale, Played tried) {
        const Played& kept = package.played[scale] = std::move(tried);
        package.search.tried(scale, study::mean(study::extra_cost(beside({&first_, &kept}), 1)));
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
        const Ensemble ensemble{.list = list, .compared = true, .file = "compare.h5", .options = options_, .scaled = true};
        const session::Result result = carried_out(ensemble);
        for (std::size_t k = 0; k < of.size(); ++k)
            keep(*of[k].first, of[k].second, played(result.path(), result.outcomes(), k));
        return true;
    }

    void print_scales() const {
        const std::string unit = result_.cost_unit();
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
    const session::Result& result_;
    const study::RunList& list_;
    double amount_;
    fs::path folder_;
    RunOptions options_;
    Played first_;
    std::vector<Package> packages_;
};

}  // namespace

void compare_at_equal_cost(const Ensemble& whole, const session::Result& result, double amount) {
    if (result.cost_unit().empty()) {
        throw InputError({{Problem::Severity::error, {}, "--equal-cost: the model says of no indicator that it is a cost"}});
    }
    EqualCost equal(whole, result, amount);
    equal.search();
    equal.print();
}

}  // namespace consortia::command
