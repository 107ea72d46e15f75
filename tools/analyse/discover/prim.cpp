#include "tools/analyse/discover/prim.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace consortia::analyse {

namespace {

using Rows = std::vector<std::size_t>;

constexpr double peeled = 0.05;         // of the rows in a box, at a time
constexpr double least_share = 0.03;    // of all rows, that a box has
constexpr double by_chance = 0.05;      // of tries: a limit that does no better is dropped
constexpr double least_coverage = 0.1;  // of all that is sought, that a box adds

/// Half as dense again as what is left, or, where that is dense already, half of what it lacks.
bool is_denser(double box, double left) {
    constexpr double half = 0.5;
    return box >= left + half * std::min(left, 1 - left);
}

Box whole(std::size_t columns) {
    constexpr double none = std::numeric_limits<double>::infinity();
    return {std::vector<double>(columns, -none), std::vector<double>(columns, none)};
}

Rows inside(const Box& box, const Inputs& inputs, const Rows& rows) {
    Rows found;
    std::ranges::copy_if(rows, std::back_inserter(found), [&](std::size_t row) { return box.holds(inputs, row); });
    return found;
}

std::size_t count(const Rows& rows, const std::vector<bool>& sought) {
    return static_cast<std::size_t>(std::ranges::count_if(rows, [&](std::size_t row) { return sought[row]; }));
}

double density(const Rows& rows, const std::vector<bool>& sought) {
    return rows.empty() ? 0 : static_cast<double>(count(rows, sought)) / static_cast<double>(rows.size());
}

void describe(Box& box, const Inputs& inputs, const Rows& all, const std::vector<bool>& sought) {
    const Rows own = inside(box, inputs, all);
    box.coverage =
        static_cast<double>(count(own, sought)) / static_cast<double>(std::max<std::size_t>(1, count(all, sought)));
    box.density = density(own, sought);
    box.share = static_cast<double>(own.size()) / static_cast<double>(all.size());
}

/// The box without its lowest, or highest, slice along a column; nothing where all values there are the same.
std::optional<Box> without_slice(const Box& box, const Inputs& inputs, const Rows& rows, std::size_t column, bool lowest) {
    std::vector<double> values;
    for (const std::size_t row : rows) values.push_back(inputs[column][row]);
    std::ranges::sort(values);
    if (values.front() == values.back()) return std::nullopt;
    const auto slice = std::max<std::size_t>(1, static_cast<std::size_t>(peeled * static_cast<double>(values.size())));
    Box smaller = box;
    if (lowest) {
        const auto next = std::ranges::upper_bound(values, values[slice - 1]);
        if (next == values.end()) return std::nullopt;
        smaller.low[column] = *next;
    } else {
        const auto last = std::ranges::lower_bound(values, values[values.size() - slice]);
        if (last == values.begin()) return std::nullopt;
        smaller.high[column] = *(last - 1);
    }
    return smaller;
}

/// Peeled off where that leaves most of what is sought among what remains; nothing once a slice more would be too much.
std::optional<Box> peeled_off(const Box& box, const Inputs& inputs, const Rows& rows, const std::vector<bool>& sought,
                              std::size_t fewest) {
    std::optional<Box> best;
    double most = -1;
    for (std::size_t column = 0; column < inputs.size(); ++column) {
        for (const bool lowest : {true, false}) {
            const std::optional<Box> smaller = without_slice(box, inputs, rows, column, lowest);
            if (!smaller) continue;
            const Rows left = inside(*smaller, inputs, rows);
            if (left.size() < fewest || left.size() == rows.size()) continue;
            const double found = density(left, sought);
            if (found <= most) continue;
            most = found;
            best = smaller;
        }
    }
    return best;
}

/// Of coverage and density, the harmonic mean.
double balance(const Box& box) {
    const double sum = box.coverage + box.density;
    return sum > 0 ? 2 * box.coverage * box.density / sum : 0;
}

/// How likely at least `found` of `count` are sought where each is with chance `p`.
double chance_of(std::size_t found, std::size_t count, double p) {
    if (found == 0 || p >= 1) return 1;
    if (p <= 0) return 0;
    double sum = 0;
    for (std::size_t k = found; k <= count; ++k) {
        const auto n = static_cast<double>(count), x = static_cast<double>(k);
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) + x * std::log(p) +
                        (n - x) * std::log1p(-p));
    }
    return sum;
}

/// Without the limits of a column, does chance alone do as well?
bool is_by_chance(const Box& box, std::size_t column, const Inputs& inputs, const Rows& rows,
                  const std::vector<bool>& sought) {
    constexpr double none = std::numeric_limits<double>::infinity();
    Box wider = box;
    wider.low[column] = -none;
    wider.high[column] = none;
    const Rows own = inside(box, inputs, rows), more = inside(wider, inputs, rows);
    return chance_of(count(own, sought), own.size(), density(more, sought)) > by_chance;
}

void drop_chance(Box& box, const Inputs& inputs, const Rows& rows, const std::vector<bool>& sought) {
    constexpr double none = std::numeric_limits<double>::infinity();
    for (std::size_t column = 0; column < inputs.size(); ++column) {
        if (!box.is_limited(column) || !is_by_chance(box, column, inputs, rows, sought)) continue;
        box.low[column] = -none;
        box.high[column] = none;
    }
}

Box box_among(const Inputs& inputs, const Rows& rows, const std::vector<bool>& sought, std::size_t fewest) {
    Box box = whole(inputs.size());
    describe(box, inputs, rows, sought);
    Box best = box;
    for (Rows left = rows; auto smaller = peeled_off(box, inputs, left, sought, fewest);) {
        box = *smaller;
        left = inside(box, inputs, left);
        describe(box, inputs, rows, sought);
        if (balance(box) > balance(best)) best = box;
    }
    drop_chance(best, inputs, rows, sought);
    return best;
}

}  // namespace

bool Box::holds(const Inputs& inputs, std::size_t row) const {
    for (std::size_t column = 0; column < inputs.size(); ++column)
        if (inputs[column][row] < low[column] || inputs[column][row] > high[column]) return false;
    return true;
}

std::vector<Box> boxes_of(const Inputs& inputs, const std::vector<bool>& sought, std::size_t most) {
    Rows all(sought.size());
    for (std::size_t row = 0; row < all.size(); ++row) all[row] = row;
    const auto fewest = static_cast<std::size_t>(std::max(2.0, least_share * static_cast<double>(all.size())));
    std::vector<Box> boxes;
    Rows left = all;
    while (boxes.size() < most && count(left, sought) > 0 && count(left, sought) < left.size() && left.size() >= fewest) {
        Box box = box_among(inputs, left, sought, fewest);
        const Rows own = inside(box, inputs, left);
        bool limited = false;
        for (std::size_t column = 0; column < inputs.size(); ++column) limited = limited || box.is_limited(column);
        if (!limited || !is_denser(density(own, sought), density(left, sought))) break;
        if (static_cast<double>(count(own, sought)) < least_coverage * static_cast<double>(count(all, sought))) break;
        std::erase_if(left, [&](std::size_t row) { return box.holds(inputs, row); });
        describe(box, inputs, all, sought);
        boxes.push_back(std::move(box));
    }
    return boxes;
}

}  // namespace consortia::analyse
