// Functions on the unit cube whose indices of Sobol' are known, and samples of them as a study would leave them.
#pragma once

#include "engine/core/math.hpp"
#include "engine/random/rng.hpp"
#include "engine/study/sampling.hpp"
#include "tools/analyse/sample.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace consortia::analyse {

struct KnownFunction {
    std::string name;
    std::size_t factors = 0;
    std::function<double(const std::vector<double>&)> value;
    std::vector<double> first_order;
    std::vector<double> total;
};

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on [-pi, pi]^3 (Ishigami and Homma 1990).
inline KnownFunction ishigami() {
    constexpr double pi = 3.14159265358979323846, a = 7, b = .1;
    const double v1 = .5 * std::pow(1 + b * std::pow(pi, 4) / 5, 2), v2 = a * a / 8;
    const double v13 = b * b * std::pow(pi, 8) * (1. / 18 - 1. / 50);
    const double v = v1 + v2 + v13;
    const auto value = [](const std::vector<double>& u) {
        const auto x = [&](std::size_t k) { return pi * (2 * u[k] - 1); };
        return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) + b * std::pow(x(2), 4) * std::sin(x(0));
    };
    return {"Ishigami", 3, value, {v1 / v, v2 / v, 0}, {(v1 + v13) / v, v2 / v, v13 / v}};
}

/// The product of (|4 u - 2| + a) / (1 + a) (Saltelli and Sobol' 1995).
inline KnownFunction g_function(const std::string& name, const std::vector<double>& a) {
    const auto value = [a](const std::vector<double>& u) {
        double product = 1;
        for (std::size_t k = 0; k < a.size(); ++k) product *= (std::abs(4 * u[k] - 2) + a[k]) / (1 + a[k]);
        return product;
    };
    std::vector<double> alone;
    double all = 1;
    for (double each : a) {
        alone.push_back(1 / (3 * (1 + each) * (1 + each)));
        all *= 1 + alone.back();
    }
    KnownFunction g{name, a.size(), value, {}, {}};
    for (double each : alone) {
        g.first_order.push_back(each / (all - 1));
        g.total.push_back(each * all / (1 + each) / (all - 1));
    }
    return g;
}

/// Saltelli's scheme on rows whose first half is A and whose second is B. Of one in `1 / failing` points there is no value.
inline StudySample saltelli_sample(const KnownFunction& function, std::size_t rows, double failing, Rng rng,
                                   const std::function<std::vector<double>(std::size_t row)>& row_of) {
    StudySample sample{.study = function.name, .design = "sobol_indices", .block = function.factors + 2};
    sample.factors.resize(function.factors);
    sample.outputs.push_back({.name = "y"});
    const auto add = [&](const std::vector<double>& u) {
        for (std::size_t k = 0; k < u.size(); ++k) sample.factors[k].values.push_back(u[k]);
        const bool fails = rng.chance(failing);
        sample.outputs[0].values.push_back(fails ? std::numeric_limits<double>::quiet_NaN() : function.value(u));
    };
    for (std::size_t row = 0; row < rows; ++row) {
        const std::vector<double> both = row_of(row);
        const auto middle = both.begin() + static_cast<std::ptrdiff_t>(function.factors);
        const std::vector<double> a(both.begin(), middle), b(middle, both.end());
        add(a);
        add(b);
        for (std::size_t k = 0; k < function.factors; ++k) {
            std::vector<double> mixed = a;
            mixed[k] = b[k];
            add(mixed);
        }
    }
    mark_usable(sample);
    return sample;
}

/// On random rows.
inline StudySample saltelli_sample(const KnownFunction& function, std::size_t rows, u64 seed, double failing) {
    Rng draws({.seed = seed, .name = stream_name("test sample")});
    const Rng failures({.seed = seed, .name = stream_name("test failures")});
    return saltelli_sample(function, rows, failing, failures, [&](std::size_t) {
        std::vector<double> both(2 * function.factors);
        for (double& x : both) x = draws.uniform();
        return both;
    });
}

/// On the rows of a sequence, as a study has them.
inline StudySample saltelli_sample(const KnownFunction& function, std::size_t rows, const study::SobolSequence& sequence) {
    return saltelli_sample(function, rows, 0, Rng(), [&](std::size_t row) {
        std::vector<double> both(2 * function.factors);
        sequence.row(row, both);
        return both;
    });
}

}  // namespace consortia::analyse
