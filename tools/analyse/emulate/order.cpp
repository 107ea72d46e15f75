#include "tools/analyse/emulate/order.hpp"

#include <algorithm>

namespace consortia::analyse {

namespace {

double squared_distance(const Point& a, const Point& b) {
    double square = 0;
    for (std::size_t k = 0; k < a.size(); ++k) square += (a[k] - b[k]) * (a[k] - b[k]);
    return square;
}

}  // namespace

std::vector<std::size_t> spread_out(const std::vector<Point>& points, std::vector<std::size_t> numbers) {
    if (numbers.empty()) return numbers;
    const Point centre(points[numbers.front()].size(), .5);
    std::vector<double> apart;  // from those before, of the numbers that are left; at first nearest is wanted
    for (const std::size_t k : numbers) apart.push_back(-squared_distance(points[k], centre));
    for (std::size_t done = 0; done < numbers.size(); ++done) {
        const auto place = static_cast<std::ptrdiff_t>(done);
        const auto next = std::max_element(apart.begin() + place, apart.end()) - apart.begin();
        std::rotate(numbers.begin() + place, numbers.begin() + next, numbers.begin() + next + 1);
        std::rotate(apart.begin() + place, apart.begin() + next, apart.begin() + next + 1);
        for (std::size_t k = done + 1; k < numbers.size(); ++k) {
            const double distance = squared_distance(points[numbers[k]], points[numbers[done]]);
            apart[k] = done == 0 ? distance : std::min(apart[k], distance);
        }
    }
    return numbers;
}

}  // namespace consortia::analyse
