// Kriging of one number over the unit cube: a linear trend and a Gaussian process of covariance Matérn 5/2. OpenTURNS finds
// its lengths and its amplitude, which are rounded to two digits; prediction from these is arithmetic of our own, the same
// to the last bit whatever linear algebra OpenTURNS was built with.
#pragma once

#include "engine/session/exploration/question.hpp"
#include "tools/analyse/emulate/linear.hpp"

namespace consortia::analyse {

using session::Point;
using session::exploration::Fitted;

struct Predicted {
    double mean = 0;
    double variance = 0;  ///< of the error of the mean
};

class Kriging {
  public:
    /// `values` at `points`, each with a noise of variance `noise`, but for those (by number) that are `exact`: where there
    /// are some, the others have a noise of as much variance in common too. Lengths are found from the first points, as many
    /// as take moderate time: the most telling should come first.
    Kriging(std::vector<Point> points, const std::vector<double>& values, double noise, std::vector<u64> exact = {});

    Predicted at(const Point& point) const;
    /// The same of what would have been played there: with the noise that points have in common.
    Predicted played_at(const Point& point) const;
    /// What the value at `a` is more than at `b`: what is not known of both alike is no error of the difference.
    Predicted difference(const Point& a, const Point& b) const;

    const std::vector<Point>& points() const { return points_; }
    const Fitted& fitted() const { return fitted_; }
    const std::vector<double>& lengths() const { return fitted_.lengths; }
    /// Of the process, of values with mean 0 and variance 1.
    double amplitude() const { return fitted_.amplitude; }

  private:
    /// What of a point decides what is known of it, in standard values.
    struct Known {
        double mean = 0;
        std::vector<double> of_points;  ///< L⁻¹ of its covariances with the points
        std::vector<double> of_trend;   ///< likewise of what the points do not know of the trend
    };

    void find_lengths(const std::vector<double>& standard);
    void solve(const std::vector<double>& standard);
    bool is_exact(std::size_t point) const;
    double in_common() const { return fitted_.exact.empty() ? 0 : fitted_.noise; }
    /// Of the noise at two points.
    double noise(std::size_t a, std::size_t b) const;
    double covariance(const Point& a, const Point& b) const;
    /// `common`: the covariance of its noise with that of points that are not exact.
    Known known(const Point& point, double common = 0) const;
    Predicted predicted(const Known& known, double variance) const;
    /// Of the errors at two points, in standard values.
    double covariance(const Known& one, const Known& other, double of_process) const;

    std::vector<Point> points_;
    Fitted fitted_;
    Matrix lower_;                             ///< of the covariance of the points
    std::vector<std::vector<double>> trends_;  ///< by coefficient: L⁻¹ of the trend's column
    Matrix trend_lower_;                       ///< of the trend's information
};

}  // namespace consortia::analyse
