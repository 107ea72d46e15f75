#include "tools/analyse/surrogate.hpp"

#include <openturns/ComposedDistribution.hxx>
#include <openturns/Exception.hxx>
#include <openturns/FixedStrategy.hxx>
#include <openturns/FunctionalChaosAlgorithm.hxx>
#include <openturns/LeastSquaresStrategy.hxx>
#include <openturns/LinearEnumerateFunction.hxx>
#include <openturns/OrthogonalProductPolynomialFactory.hxx>
#include <openturns/StandardDistributionPolynomialFactory.hxx>
#include <openturns/Uniform.hxx>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace consortia::analyse {

namespace {

constexpr std::size_t one_of = 5;  // blocks: for the test
constexpr std::size_t highest_degree = 3;

struct Part {
    OT::Sample x, y;
};

/// Points of the usable blocks of which `number % one_of == 0` is `tested`.
Part part_of(const StudySample& sample, const OutputColumn& output, bool tested) {
    Part part{OT::Sample(0, sample.factors.size()), OT::Sample(0, 1)};
    for (std::size_t point = 0; point < sample.blocks() * sample.block; ++point) {
        const std::size_t block = point / sample.block;
        if (!output.block_is_usable[block] || (block % one_of == 0) != tested) continue;
        OT::Point x(sample.factors.size());
        for (std::size_t k = 0; k < sample.factors.size(); ++k) x[k] = sample.factors[k].values[point];
        part.x.add(x);
        part.y.add(OT::Point(1, output.values[point]));
    }
    return part;
}

/// Uniform over what is met: it scales the polynomials, no more.
OT::ComposedDistribution ranges_of(const StudySample& sample) {
    OT::ComposedDistribution::DistributionCollection marginals;
    for (const FactorColumn& factor : sample.factors) {
        const auto [low, high] = std::ranges::minmax(factor.values);
        marginals.add(OT::Uniform(low, high > low ? high : low + 1));
    }
    return OT::ComposedDistribution(marginals);
}

std::size_t terms_of(std::size_t factors, std::size_t degree) {
    double terms = 1;
    for (std::size_t k = 1; k <= degree; ++k) terms *= static_cast<double>(factors + k) / static_cast<double>(k);
    return static_cast<std::size_t>(terms + .5);
}

bool varies(const OT::Sample& y) { return y.getSize() > 1 && y.getMin()[0] < y.getMax()[0]; }

/// Of the variance of `y`, which is seen, the share that what is predicted explains.
double explained_by(const OT::Sample& predicted, const OT::Sample& y) {
    const double mean = y.computeMean()[0];
    double missed = 0, all = 0;
    for (OT::UnsignedInteger k = 0; k < y.getSize(); ++k) {
        missed += (y(k, 0) - predicted(k, 0)) * (y(k, 0) - predicted(k, 0));
        all += (y(k, 0) - mean) * (y(k, 0) - mean);
    }
    return 1 - missed / all;
}

}  // namespace

Surrogate surrogate_of(const StudySample& sample, const OutputColumn& output) {
    const Part fit = part_of(sample, output, false);
    const Part test = part_of(sample, output, true);
    Surrogate found{.fitted_on = fit.y.getSize(), .tested_on = test.y.getSize()};
    found.q2 = std::numeric_limits<double>::quiet_NaN();
    const std::size_t factors = sample.factors.size();
    while (found.degree < highest_degree && 2 * terms_of(factors, found.degree + 1) <= found.fitted_on) ++found.degree;
    found.terms = terms_of(factors, found.degree);
    if (found.degree == 0 || !varies(fit.y) || !varies(test.y)) return found;
    const OT::ComposedDistribution distribution = ranges_of(sample);
    OT::OrthogonalProductPolynomialFactory::PolynomialFamilyCollection families;
    for (std::size_t k = 0; k < factors; ++k)
        families.add(OT::StandardDistributionPolynomialFactory(distribution.getMarginal(k)));
    const OT::OrthogonalProductPolynomialFactory basis(families, OT::LinearEnumerateFunction(factors));
    OT::FunctionalChaosAlgorithm algorithm(fit.x, fit.y, distribution, OT::FixedStrategy(basis, found.terms),
                                           OT::LeastSquaresStrategy());
    try {
        algorithm.run();
        const double q2 = explained_by(algorithm.getResult().getMetaModel()(test.x), test.y);
        if (std::isfinite(q2)) found.q2 = q2;
    } catch (const OT::Exception&) {  // numbers beyond what a least square takes: it predicts nothing
    }
    return found;
}

}  // namespace consortia::analyse
