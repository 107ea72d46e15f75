#include "engine/session/questions/equal_cost.hpp"

#include "engine/config/scenario/resolved.hpp"
#include "engine/study/league/league.hpp"
#include "engine/study/results/merge.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;

/// A scenario that was played: where its runs lie, and what they came to.
struct Tried {
    std::string file;
    std::size_t scenario = 0;               ///< its place there
    std::vector<study::Outcomes> outcomes;  ///< of it alone
};

/// A package and what its search has come to.
struct Package {
    const Scenario* scenario;
    study::Scaling scaling;
    study::CostSearch search;
    std::map<double, Tried> tried;  ///< by scale
};

Tried tried(const Result& result, std::size_t scenario) {
    Tried own{result.path(), scenario, {}};
    for (const study::Outcomes& each : result.outcomes()) {
        own.outcomes.push_back(
            {.indicator = each.indicator, .by_scenario = {each.by_scenario[scenario]}, .draws = each.draws});
        if (!each.discounted.empty()) own.outcomes.back().discounted = {each.discounted[scenario]};
    }
    return own;
}

/// Scenarios that were played apart, beside each other.
std::vector<study::Outcomes> beside(const std::vector<const Tried*>& all) {
    std::vector<study::Outcomes> outcomes = all.front()->outcomes;
    for (auto other = all.begin() + 1; other != all.end(); ++other) {
        for (std::size_t k = 0; k < outcomes.size(); ++k) {
            const study::Outcomes& more = (*other)->outcomes[k];
            outcomes[k].by_scenario.push_back(more.by_scenario.front());
            if (!more.discounted.empty()) outcomes[k].discounted.push_back(more.discounted.front());
        }
    }
    return outcomes;
}

/// From the results of the rounds, one run at a time.
void merge(const study::RunList& list, const std::vector<const Tried*>& met, const std::string& file) {
    std::vector<study::StoredRuns> stored;
    for (const Tried* each : met) stored.emplace_back(list, each->file);
    const auto run_of = [&](u64 run) {
        const std::size_t scenario = list.scenario_number(run);
        return stored[scenario].run(met[scenario]->scenario, list.place_of(run));
    };
    study::merge(list, run_of, true, file);
}

class Search {
  public:
    Search(const Plan& whole, const Result& result, const CostAsked& asked, const Playing& playing, Listener& listener)
        : list_(whole.scenarios()), asked_(asked), playing_(playing), listener_(listener), first_(tried(result, 0)) {
        for (std::size_t scenario = 1; scenario < list_.scenarios().size(); ++scenario)
            begin(scenario, tried(result, scenario));
    }

    void search() {
        for (u32 round = 1; play(round); ++round) {
        }
    }

    EqualCost found() {
        EqualCost equal;
        for (const Package& package : packages_) {
            equal.packages.push_back({package.scenario->name, package.search.scale(), package.search.cost(),
                                      package.search.verdict(), package.scaling, levers_of(package)});
        }
        equal.result = compared_again();
        return equal;
    }

  private:
    const Scenario& first() const { return list_.scenarios().front(); }

    std::optional<Result> compared_again() const {
        std::vector<Scenario> scenarios{first()};
        std::vector<const Tried*> met{&first_};
        for (const Package& package : packages_) {
            if (package.search.verdict() != study::CostSearch::Verdict::met) continue;
            scenarios.push_back(scaled(package, package.search.scale()));
            met.push_back(&package.tried.at(package.search.scale()));
        }
        if (scenarios.size() == 1) return std::nullopt;
        const study::RunList list = list_.of_scenarios(std::move(scenarios));
        const std::string file = (playing_.folder / "equal_cost.h5").string();
        merge(list, met, file);
        output::write_provenance(file, provenance_of(playing_));
        return Result(list, true, file, beside(met));
    }

    void begin(std::size_t scenario, Tried as_written) {
        const Scenario& package = list_.scenarios()[scenario];
        study::Scaling scaling = study::scaling_of(list_.schema(), first(), package, asked_.scalable);
        study::CostSearch search(asked_.amount, std::max(1.0, scaling.largest), scaling.is_whole());
        packages_.push_back({&package, std::move(scaling), search, {}});
        keep(packages_.back(), 1, std::move(as_written));
    }

    Scenario scaled(const Package& package, double scale) const {
        Scenario scenario = study::scaled(list_.schema(), first(), *package.scenario, asked_.scalable, scale);
        scenario.name = fmt::format("{} x{:.4g}", package.scenario->name, scale);
        scenario.title = {};  // that of the package as it is written
        return scenario;
    }

    std::map<std::string, std::string> written(const Scenario& scenario) const {
        return config::values_in(config::resolved(scenario, list_.schema()));
    }

    std::vector<ScaledLever> levers_of(const Package& package) const {
        const double scale = package.search.scale();
        const auto before = written(first()), as_written = written(*package.scenario), now = written(scaled(package, scale));
        std::vector<ScaledLever> levers;
        for (const std::string& name : package.scaling.moved)
            levers.push_back({name, before.at(name), as_written.at(name), now.at(name), ""});
        for (const study::AtBound& at :
             study::at_bounds(list_.schema(), first(), *package.scenario, asked_.scalable, scale)) {
            std::ranges::find(levers, at.lever, &ScaledLever::name)->bound = at.bound;
        }
        return levers;
    }

    void keep(Package& package, double scale, Tried tried) {
        const Tried& kept = package.tried[scale] = std::move(tried);
        package.search.tried(scale, study::mean(study::extra_cost(beside({&first_, &kept}), 1)));
    }

    /// One more scale for each package whose cost is not met yet; false if there is none.
    bool play(u32 round) {
        std::vector<Scenario> trials;
        std::vector<std::pair<Package*, double>> of;
        for (Package& package : packages_) {
            const std::optional<double> scale = package.search.next();
            if (!scale) continue;
            trials.push_back(scaled(package, *scale));
            of.emplace_back(&package, *scale);
        }
        if (trials.empty()) return false;
        listener_.round(round, trials.size());
        const Result result = played(std::move(trials));
        for (std::size_t k = 0; k < of.size(); ++k) keep(*of[k].first, of[k].second, tried(result, k));
        return true;
    }

    Result played(std::vector<Scenario> trials) const {
        const Plan plan(list_.of_scenarios(std::move(trials)), true);
        Playing playing = playing_;
        playing.folder = playing_.folder / "equal-cost" / plan.folder_name(playing.digests);
        return session::play(plan, playing, listener_).result;
    }

    const study::RunList& list_;
    const CostAsked& asked_;
    const Playing& playing_;
    Listener& listener_;
    Tried first_;
    std::vector<Package> packages_;
};

}  // namespace

EqualCost at_equal_cost(const Plan& whole, const Result& result, const CostAsked& asked, const Playing& playing,
                        Listener& listener) {
    Search search(whole, result, asked, playing, listener);
    search.search();
    return search.found();
}

}  // namespace consortia::session
