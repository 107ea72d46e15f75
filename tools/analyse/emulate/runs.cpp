#include "tools/analyse/emulate/runs.hpp"

#include <cmath>

namespace consortia::analyse {

namespace {

/// Of the standard deviation of so many normal numbers, as a share of the true one: by c(n) c(n + 1) = sqrt((n - 1) / n).
double expected_share(std::size_t count) {
    constexpr double of_two = 0.79788456080286535588;  // sqrt(2 / pi)
    double share = of_two;
    for (std::size_t n = 2; n < count; ++n) share = std::sqrt(static_cast<double>(n - 1) / static_cast<double>(n)) / share;
    return share;
}

}  // namespace

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double each : numbers) sum += each;
    return sum / static_cast<double>(numbers.size());
}

std::vector<double> means_of(const Runs& runs) {
    std::vector<double> means;
    for (const std::vector<double>& point : runs) means.push_back(mean_of(point));
    return means;
}

double noise_between(const Runs& runs) {
    const std::size_t points = runs.size(), count = runs.front().size();
    if (points < 2 || count < 2) return 0;
    std::vector<double> of_run(count, 0);
    for (const std::vector<double>& point : runs) {
        const double mean = mean_of(point);
        for (std::size_t k = 0; k < count; ++k) of_run[k] += (point[k] - mean) / static_cast<double>(points);
    }
    double sum = 0;
    for (const std::vector<double>& point : runs) {
        const double mean = mean_of(point);
        for (std::size_t k = 0; k < count; ++k) {
            const double own = point[k] - mean - of_run[k];
            sum += own * own;
        }
    }
    return sum / static_cast<double>((points - 1) * (count - 1)) / static_cast<double>(count);
}

double spread_of(const std::vector<double>& runs) {
    if (runs.size() < 2) return 0;
    const double mean = mean_of(runs);
    double squares = 0;
    for (const double run : runs) squares += (run - mean) * (run - mean);
    return std::sqrt(squares / static_cast<double>(runs.size() - 1)) / expected_share(runs.size());
}

double noise_of_spread(std::size_t runs) {
    const double share = expected_share(runs);
    return (1 - share * share) / (share * share);
}

}  // namespace consortia::analyse
