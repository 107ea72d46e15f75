// Small dense algebra in plain loops: the same bits with every compiler, vector width and library.
#pragma once

#include <cstddef>
#include <vector>

namespace consortia::analyse {

class Matrix {
  public:
    Matrix() = default;
    explicit Matrix(std::size_t size) : size_(size), numbers_(size * size) {}

    std::size_t size() const { return size_; }
    double& operator()(std::size_t row, std::size_t column) { return numbers_[row * size_ + column]; }
    double operator()(std::size_t row, std::size_t column) const { return numbers_[row * size_ + column]; }
    const double* row(std::size_t number) const { return numbers_.data() + number * size_; }

  private:
    std::size_t size_ = 0;
    std::vector<double> numbers_;
};

/// L of a positive definite A = L Lᵀ (lower triangle). What is not definite for want of digits is helped on its diagonal.
Matrix lower(const Matrix& a);
/// x of L x = b.
std::vector<double> forward(const Matrix& l, std::vector<double> b);
/// x of Lᵀ x = b.
std::vector<double> backward(const Matrix& l, std::vector<double> b);
double dot(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace consortia::analyse
