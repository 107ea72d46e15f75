#include "tools/analyse/decide/decide.hpp"

#include "engine/core/error.hpp"
#include "engine/study/results/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace consortia::analyse {

namespace {

using study::Benefits;

constexpr std::size_t no_row = std::numeric_limits<std::size_t>::max();

/// [point][world]: its row, or none.
std::vector<std::vector<std::size_t>> rows_of(const Worlds& worlds) {
    const std::size_t points = worlds.point.empty() ? 0 : 1 + std::ranges::max(worlds.point);
    std::vector<std::vector<std::size_t>> rows(points, std::vector<std::size_t>(worlds.worlds(), no_row));
    for (std::size_t row = 0; row < worlds.rows(); ++row) rows[worlds.point[row]][worlds.world[row]] = row;
    return rows;
}

std::string option_of(const Aim& aim) { return aim.maximise ? "--maximise" : "--minimise"; }

class Decider {
  public:
    Decider(const Worlds& worlds, const Aim& aim)
        : worlds_(worlds),
          aim_(aim),
          values_(values_of(worlds, aim.expression, option_of(aim))),
          holds_(aim.holds.empty() ? std::vector<bool>(worlds.rows(), true) : rows_where(worlds, aim.holds, "--holds")),
          count_(worlds.worlds()) {}

    Decision decision() {
        Decision decision{.aim = aim_, .worlds = count_};
        gather(decision);
        require_choice(decision);
        for (std::size_t world = 0; world < count_; ++world) best_.push_back(best_at(world));
        for (std::size_t k = 0; k < decision.options.size(); ++k) measure(decision.options[k], k);
        share_the_best(decision.options);
        hold_against_the_best(decision);
        decision.perfect = study::worth_of_knowing_all(benefits_);
        if (worlds_.futures.size() > 1) decision.future = study::worth_of_knowing_class(futures(), benefits_);
        tell_worth_of_parameters(decision);
        tell_worth_of_pilots(decision);
        return decision;
    }

  private:
    /// The points that have a number in every world.
    void gather(Decision& decision) {
        const auto is_known = [&](std::size_t row) { return row != no_row && std::isfinite(values_[row]); };
        for (const auto& rows : rows_of(worlds_)) {
            if (!std::ranges::all_of(rows, is_known)) {
                ++decision.left_out;
                continue;
            }
            rows_.push_back(rows);
            decision.options.push_back({.point = worlds_.point[rows.front()]});
            std::vector<double>& own = benefits_.emplace_back();
            for (const std::size_t row : rows) own.push_back(in_the_sense(values_[row]));
        }
    }

    void require_choice(const Decision& decision) const {
        if (decision.options.size() > 1) return;
        throw InputError(Place{worlds_.study}, "has " + std::to_string(decision.options.size()) +
                                                   " points with a number for " + aim_.expression +
                                                   " in every world; a choice is between two or more");
    }

    double in_the_sense(double benefit) const { return aim_.maximise ? benefit : -benefit; }

    double best_at(std::size_t world) const {
        double best = benefits_.front()[world];
        for (const auto& option : benefits_) best = std::max(best, option[world]);
        return best;
    }

    void measure(Option& option, std::size_t place) const {
        const std::vector<double>& own = benefits_[place];
        option.mean = in_the_sense(study::mean(own));
        const auto worst = std::ranges::min_element(own);
        option.worst = in_the_sense(*worst);
        option.worst_in = static_cast<std::size_t>(worst - own.begin());
        double holding = 0;
        for (std::size_t world = 0; world < count_; ++world) {
            const double regret = best_[world] - own[world];
            option.mean_regret += regret / static_cast<double>(count_);
            option.largest_regret = std::max(option.largest_regret, regret);
            holding += holds_[rows_[place][world]] ? 1 : 0;
        }
        option.holds_in = holding / static_cast<double>(count_);
        const std::size_t draws = worlds_.draws_a_future();
        for (std::size_t future = 0; future < worlds_.futures.size(); ++future)
            option.by_future.push_back(in_the_sense(study::mean(std::span(own).subspan(future * draws, draws))));
    }

    void share_the_best(std::vector<Option>& options) const {
        for (std::size_t world = 0; world < count_; ++world) {
            const auto is_best = [&](const auto& option) { return option[world] == best_[world]; };
            const auto many = static_cast<double>(std::ranges::count_if(benefits_, is_best));
            for (std::size_t k = 0; k < options.size(); ++k)
                if (is_best(benefits_[k])) options[k].best_in += 1 / many / static_cast<double>(count_);
        }
    }

    /// By the jackknife over seeds, since an expression of means is not the mean of expressions.
    void hold_against_the_best(Decision& decision) const {
        const std::size_t best = decision.by_mean();
        const std::vector<double> all = means_of(values_);
        std::vector<std::vector<double>> without;
        for (std::size_t seed = 0; worlds_.seeds > 1 && seed < worlds_.seeds; ++seed)
            without.push_back(means_of(values_of(without_seed(worlds_, seed), aim_.expression, option_of(aim_))));
        for (std::size_t place = 0; place < decision.options.size(); ++place) {
            const auto behind = [&](const std::vector<double>& means) { return in_the_sense(means[best] - means[place]); };
            std::vector<double> left_out;
            for (const std::vector<double>& means : without) left_out.push_back(behind(means));
            decision.options[place].behind = study::jackknifed(behind(all), left_out);
        }
    }

    /// The mean over all worlds, of each option.
    std::vector<double> means_of(const std::vector<double>& values) const {
        std::vector<double> means;
        for (const std::vector<std::size_t>& rows : rows_) {
            double sum = 0;
            for (const std::size_t row : rows) sum += values[row];
            means.push_back(sum / static_cast<double>(count_));
        }
        return means;
    }

    /// Places of those that may be the best of what is known.
    static std::vector<std::size_t> contenders(const Decision& decision) {
        constexpr std::size_t most_by_mean = 20;
        const std::vector<std::size_t> order = decision.from_best_mean();
        std::vector<std::size_t> places;
        for (std::size_t k = 0; k < order.size(); ++k)
            if (k < most_by_mean || decision.options[order[k]].best_in > 0) places.push_back(order[k]);
        return places;
    }

    void tell_worth_of_parameters(Decision& decision) const {
        const std::vector<std::size_t> places = contenders(decision);
        const Benefits benefits = of(places, 1);
        std::map<std::string, std::vector<study::Known>> groups;
        for (const study::Known& parameter : drawn()) {
            study::WorthOfKnowing& worth = decision.parameters.emplace_back(study::worth_of_knowing(parameter, benefits));
            worth.best_if_low = places[worth.best_if_low];
            worth.best_if_high = places[worth.best_if_high];
            groups[parameter.name.substr(0, parameter.name.rfind('.')) + ".*"].push_back(parameter);
        }
        for (const auto& [name, group] : groups)
            if (group.size() > 1) decision.groups.push_back(study::worth_of_knowing(name, group, benefits));
        std::ranges::stable_sort(decision.parameters, std::greater(), &study::WorthOfKnowing::value);
        std::ranges::stable_sort(decision.groups, std::greater(), &study::WorthOfKnowing::value);
    }

    /// Each world counts once for each seed with which its pilot may be seen.
    void tell_worth_of_pilots(Decision& decision) const {
        if (count_ < 2) return;
        const Benefits benefits = of(contenders(decision), worlds_.seeds);
        std::set<std::size_t> piloted{decision.by_mean(), decision.by_worst(), decision.by_regret(),
                                      decision.by_how_often()};
        for (const std::size_t place : piloted)
            for (const Column& output : worlds_.outputs) {
                const study::Known seen{output.name + " of point " + std::to_string(decision.options[place].point),
                                        seen_in(output, place)};
                if (std::ranges::all_of(seen.values, [](double x) { return std::isfinite(x); }))
                    decision.pilots.push_back(study::worth_of_knowing(seen, benefits));
            }
        std::ranges::stable_sort(decision.pilots, std::greater(), &study::WorthOfKnowing::value);
    }

    std::vector<double> seen_in(const Column& output, std::size_t place) const {
        std::vector<double> seen;
        for (const std::size_t row : rows_[place])
            for (std::size_t seed = 0; seed < worlds_.seeds; ++seed) seen.push_back(output.runs[row * worlds_.seeds + seed]);
        return seen;
    }

    /// What these options are worth, each world so often.
    Benefits of(const std::vector<std::size_t>& places, std::size_t often) const {
        Benefits benefits;
        for (const std::size_t place : places) {
            std::vector<double>& own = benefits.emplace_back();
            for (const double value : benefits_[place]) own.insert(own.end(), often, value);
        }
        return benefits;
    }

    /// The future of each world.
    std::vector<std::size_t> futures() const {
        std::vector<std::size_t> futures;
        for (std::size_t world = 0; world < count_; ++world) futures.push_back(world / worlds_.draws_a_future());
        return futures;
    }

    /// What is drawn, by world.
    std::vector<study::Known> drawn() const {
        std::vector<study::Known> drawn;
        for (const Column& column : worlds_.inputs) {
            if (!column.of_world || column.name.starts_with("future ")) continue;
            study::Known& known = drawn.emplace_back(study::Known{column.name, {}});
            for (const std::size_t row : rows_.front()) known.values.push_back(column.values[row]);
        }
        return drawn;
    }

    const Worlds& worlds_;
    const Aim& aim_;
    std::vector<double> values_;
    std::vector<bool> holds_;
    std::size_t count_;
    std::vector<std::vector<std::size_t>> rows_;  ///< [option][world]
    Benefits benefits_;
    std::vector<double> best_;  ///< of each world
};

}  // namespace

std::vector<std::size_t> Decision::from_best_mean() const {
    std::vector<std::size_t> order(options.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return aim.maximise ? -options[k].mean : options[k].mean; });
    return order;
}

namespace {

/// Of those of which `number` is the largest the one with the best mean.
template <class Number>
std::size_t with_most(const Decision& decision, const Number& number) {
    const std::vector<std::size_t> order = decision.from_best_mean();
    return *std::ranges::max_element(order, {}, [&](std::size_t k) { return std::invoke(number, decision.options[k]); });
}

}  // namespace

std::size_t Decision::by_mean() const { return from_best_mean().front(); }
std::size_t Decision::by_worst() const {
    return with_most(*this, [&](const Option& option) { return aim.maximise ? option.worst : -option.worst; });
}
std::size_t Decision::by_regret() const {
    return with_most(*this, [](const Option& option) { return -option.largest_regret; });
}
std::size_t Decision::by_how_often() const { return with_most(*this, &Option::best_in); }
std::size_t Decision::by_holding() const { return with_most(*this, &Option::holds_in); }

Decision decide(const Worlds& worlds, const Aim& aim) { return Decider(worlds, aim).decision(); }

}  // namespace consortia::analyse
