// A place on a plane, or a way from one place to another.
#pragma once

#include "engine/core/math.hpp"

namespace consortia {

struct Vector {
    double x = 0;
    double y = 0;

    double squared() const { return x * x + y * y; }
    double length() const { return math::sqrt(squared()); }

    Vector& operator+=(Vector other) { return *this = *this + other; }
    Vector& operator-=(Vector other) { return *this = *this - other; }
    friend Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
    friend Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y}; }
    friend Vector operator*(double times, Vector a) { return {times * a.x, times * a.y}; }
    friend Vector operator/(Vector a, double by) { return {a.x / by, a.y / by}; }
    friend bool operator==(Vector, Vector) = default;
};

}  // namespace consortia
