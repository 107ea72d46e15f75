#include "tools/analyse/discover/tree.hpp"

#include <algorithm>
#include <optional>

namespace consortia::analyse {

namespace {

constexpr std::size_t deepest = 3;
constexpr double least_share = 0.05;  // of all rows, that a leaf has
constexpr double least_gain = 0.01;   // of the root's impurity

using Rows = std::vector<std::size_t>;

/// Gini's, times the rows.
double impurity(double sought, double rows) { return rows > 0 ? 2 * sought * (rows - sought) / rows : 0; }

class Grower {
  public:
    Grower(const Inputs& inputs, const std::vector<bool>& sought) : inputs_(inputs), sought_(sought) {}

    std::vector<Node> grown() {
        Rows all(sought_.size());
        for (std::size_t row = 0; row < all.size(); ++row) all[row] = row;
        fewest_ = std::max<std::size_t>(1, static_cast<std::size_t>(least_share * static_cast<double>(all.size())));
        grow(all, 0);
        return std::move(nodes_);
    }

  private:
    struct Cut {
        double gain = 0;
        std::size_t column = 0;
        double at = 0;
    };

    std::size_t grow(const Rows& rows, std::size_t depth) {
        const std::size_t number = nodes_.size();
        const auto sought =
            static_cast<std::size_t>(std::ranges::count_if(rows, [&](std::size_t row) { return sought_[row]; }));
        nodes_.push_back({rows.size(), sought, true, {}});
        if (number == 0) whole_ = impurity(static_cast<double>(sought), static_cast<double>(rows.size()));
        const std::optional<Cut> cut = depth < deepest ? best_cut(rows, sought) : std::nullopt;
        if (!cut) return number;
        Rows left, right;
        for (const std::size_t row : rows) (inputs_[cut->column][row] <= cut->at ? left : right).push_back(row);
        const std::size_t of_left = grow(left, depth + 1), of_right = grow(right, depth + 1);
        nodes_[number].is_leaf = false;
        nodes_[number].split = {cut->column, cut->at, of_left, of_right};
        return number;
    }

    std::optional<Cut> best_cut(const Rows& rows, std::size_t sought) const {
        Cut best;
        for (std::size_t column = 0; column < inputs_.size(); ++column) {
            const Cut cut = cut_along(column, rows, sought);
            if (cut.gain > best.gain) best = cut;
        }
        if (best.gain < least_gain * whole_ || best.gain <= 0) return std::nullopt;
        return best;
    }

    /// Halfway between two values that differ.
    Cut cut_along(std::size_t column, Rows rows, std::size_t sought) const {
        const std::vector<double>& values = inputs_[column];
        std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return values[row]; });
        const auto all = static_cast<double>(rows.size()), of_all = static_cast<double>(sought);
        Cut best{0, column, 0};
        double below = 0;
        for (std::size_t k = 0; k + 1 < rows.size(); ++k) {
            below += sought_[rows[k]] ? 1 : 0;
            const bool may_be = values[rows[k]] < values[rows[k + 1]] && k + 1 >= fewest_ && rows.size() - k - 1 >= fewest_;
            if (!may_be) continue;
            const auto count = static_cast<double>(k + 1);
            const double gain = impurity(of_all, all) - impurity(below, count) - impurity(of_all - below, all - count);
            if (gain > best.gain) best = {gain, column, (values[rows[k]] + values[rows[k + 1]]) / 2};
        }
        return best;
    }

    const Inputs& inputs_;
    const std::vector<bool>& sought_;
    std::vector<Node> nodes_;
    std::size_t fewest_ = 1;
    double whole_ = 0;
};

}  // namespace

std::vector<Node> tree_of(const Inputs& inputs, const std::vector<bool>& sought) { return Grower(inputs, sought).grown(); }

}  // namespace consortia::analyse
