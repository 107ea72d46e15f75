// Kriging of one number over the unit cube: a linear trend and a Gaussian process of covariance Matérn 5/2. OpenTURNS finds
// its lengths and its amplitude, which are rounded to two digits; prediction from these is arithmetic of our own, the same
// to the last bit whatever linear algebra OpenTURNS was built with.
#pragma once

#include "engine/session/search/point.hpp"
#include "tools/analyse/emulate/linear.hpp"

namespace consortia::analyse {

using session::Point;

struct Predicted {
    double mean = 0;
    double variance = 0;  ///< of the error of the mean
};

class Kriging {
  public:
    /// `values` at `points`, each with a noise of variance `noise`. Lengths are found from the first points, as many as take
    /// moderate time: the most telling should come first.
    Kriging(std::vector<Point> points, const std::vector<double>& values, double noise);

    Predicted at(const Point& point) const;

    const std::vector<double>& lengths() const { return lengths_; }
    /// Of the process, of values with mean 0 and variance 1.
    double amplitude() const { return amplitude_; }

  private:
    void find_lengths(const std::vector<double>& standard, double noise);
    void solve(const std::vector<double>& standard, double noise);
    double covariance(const Point& a, const Point& b) const;

    std::vector<Point> points_;
    double mean_ = 0;
    double scale_ = 1;
    std::vector<double> lengths_;
    double amplitude_ = 1;                     ///< standard deviation of the process, of standardised values
    Matrix lower_;                             ///< of the covariance of the points
    std::vector<std::vector<double>> trends_;  ///< by coefficient: L⁻¹ of the trend's column
    Matrix trend_lower_;                       ///< of the trend's information
    std::vector<double> coefficients_;
    std::vector<double> weights_;  ///< covariance⁻¹ of what the trend leaves
};

}  // namespace consortia::analyse
