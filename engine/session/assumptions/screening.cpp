#include "engine/session/assumptions/screening.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::session {

namespace {

/// Of the two kinds of designs, the index that says how much a factor does in all.
std::string index_of(const output::DataSet& analysis) {
    for (const char* name : {"total", "mu_star"}) {
        if (analysis.find(name) != nullptr) return analysis.at(name, {"output", "factor"}).name;
    }
    throw InputError(Place{analysis.path()}, "holds no sensitivity indices; `analyse` writes them into analysis/indices.h5");
}

/// What a factor does to an output; an estimate below zero is of nothing.
double effect(double index) { return std::isnan(index) ? 0 : std::max(index, 0.0); }

/// The effects of one output as shares of their sum; empty if there are none.
std::vector<double> shares_of(std::vector<double> indices) {
    double sum = 0;
    for (double& index : indices) sum += index = effect(index);
    if (sum <= 0) return {};
    for (double& index : indices) index /= sum;
    return indices;
}

void add(std::vector<Weight>& weights, const std::string& output, const std::vector<double>& shares) {
    for (std::size_t k = 0; k < shares.size(); ++k) {
        weights[k].share += shares[k];
        if (shares[k] <= weights[k].of_most) continue;
        weights[k].most = output;
        weights[k].of_most = shares[k];
    }
}

}  // namespace

std::vector<Weight> screening(const output::DataSet& analysis) {
    const std::string index = index_of(analysis);
    const std::vector<std::string> outputs = analysis.labels("output"), factors = analysis.labels("factor");
    std::vector<Weight> weights;
    for (const std::string& factor : factors) weights.push_back({.name = factor, .most = ""});
    double counted = 0;
    for (u64 k = 0; k < outputs.size(); ++k) {
        const std::vector<u64> from{k, 0}, count{1, factors.size()};
        const std::vector<double> shares = shares_of(analysis.numbers(index, from, count));
        counted += shares.empty() ? 0 : 1;
        add(weights, outputs[k], shares);
    }
    for (Weight& weight : weights) weight.share /= std::max(counted, 1.0);
    std::ranges::stable_sort(weights, std::greater(), &Weight::share);
    return weights;
}

}  // namespace consortia::session
