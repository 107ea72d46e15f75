// Problems whose fronts are known, as functions of shares from 0 to 1. What is first is small on the front; constraints hold
// at or below 0.
#pragma once

#include "engine/random/rng.hpp"
#include "tests/analyse/optimise/searched.hpp"
#include "tools/analyse/optimise/acquisition.hpp"

#include <cmath>
#include <numbers>

namespace consortia::analyse {

struct KnownFront {
    std::size_t width = 2;
    std::size_t constraints = 0;
    std::function<Outcome(const session::Point&)> objectives;
    std::function<std::vector<double>(const session::Point&)> slacks = [](const session::Point&) {
        return std::vector<double>{};
    };
    Outcome worst;
    double noise = 0;  ///< standard deviation of a run, of each objective
    /// What a run comes to, where it is no objective with noise.
    std::function<Outcome(const session::Point&, u64 repeat, u64 run)> run = nullptr;

    bool holds(const session::Point& point) const {
        for (const double slack : slacks(point))
            if (slack > 0) return false;
        return true;
    }
    double volume(const std::vector<session::Point>& points) const {
        std::vector<Outcome> outcomes;
        for (const session::Point& point : points)
            if (holds(point)) outcomes.push_back(objectives(point));
        return hypervolume(outcomes, worst);
    }

    Played played(u64 repeat) const {
        return [this, repeat](const session::Point& point, u64 number) {
            std::vector<double> numbers = run ? run(point, repeat, number) : with_noise(point, repeat, number);
            const std::vector<double> held = slacks(point);
            numbers.insert(numbers.end(), held.begin(), held.end());
            return numbers;
        };
    }
    Outcome with_noise(const session::Point& point, u64 repeat, u64 number) const {
        u64 hash = repeat;
        for (const double u : point) hash = joined(hash, std::bit_cast<u64>(u));
        Rng rng(StreamId{.seed = hash, .name = 1, .agent = number});
        Outcome numbers = objectives(point);
        for (double& each : numbers) each += noise * rng.normal();
        return numbers;
    }

    session::optimisation::Question question(u64 points, u64 seed) const {
        using session::optimisation::Aim;
        session::optimisation::Question question{.seed = seed, .points = points};
        for (std::size_t k = 0; k < width; ++k) question.factors.push_back("x" + std::to_string(k + 1));
        question.values.assign(width, 0);
        for (std::size_t k = 0; k < worst.size(); ++k)
            question.aims.push_back({"f" + std::to_string(k + 1), Aim::Kind::minimise});
        for (std::size_t k = 0; k < constraints; ++k)
            question.aims.push_back({"g" + std::to_string(k + 1), Aim::Kind::at_most});
        return question;
    }
};

/// Zitzler, Deb and Thiele 2000: the front is f₂ = 1 − √f₁, where all but the first number are 0.
inline KnownFront zdt1(std::size_t width) {
    return {.width = width,
            .objectives = [](const session::Point& x) -> Outcome {
                double rest = 0;
                for (std::size_t k = 1; k < x.size(); ++k) rest += x[k];
                const double g = 1 + 9 * rest / static_cast<double>(x.size() - 1);
                return {x[0], g * (1 - std::sqrt(x[0] / g))};
            },
            .worst = {1.1, 1.1}};
}
inline double zdt1_volume() { return .1 + 2.0 / 3 + .11; }

/// Binh and Korn 1997: x = y up to 3, then y = 3.
inline KnownFront binh_korn() {
    return {.constraints = 2,
            .objectives = [](const session::Point& u) -> Outcome {
                const double x = 5 * u[0], y = 3 * u[1];
                return {4 * x * x + 4 * y * y, (x - 5) * (x - 5) + (y - 5) * (y - 5)};
            },
            .slacks =
                [](const session::Point& u) {
                    const double x = 5 * u[0], y = 3 * u[1];
                    return std::vector{(x - 5) * (x - 5) + y * y - 25, 7.7 - (x - 8) * (x - 8) - (y + 3) * (y + 3)};
                },
            .worst = {150, 55}};
}

/// Branin's function beside what it costs to go up in either direction, with noise in both.
inline KnownFront branin_with_cost() {
    return {.objectives = [](const session::Point& u) -> Outcome {
                constexpr double pi = std::numbers::pi;
                const double x = 15 * u[0] - 5, y = 15 * u[1];
                const double a = y - 5.1 * x * x / (4 * pi * pi) + 5 * x / pi - 6;
                return {a * a + 10 * (1 - 1 / (8 * pi)) * std::cos(x) + 10, 10 * (u[0] + u[1])};
            },
            .worst = {60, 12},
            .noise = 1};
}

/// Of a fine grid of two numbers.
inline double volume_of_grid(const KnownFront& problem, std::size_t lines = 401) {
    std::vector<session::Point> points;
    for (std::size_t a = 0; a < lines; ++a)
        for (std::size_t b = 0; b < lines; ++b)
            points.push_back({static_cast<double>(a) / static_cast<double>(lines - 1),
                              static_cast<double>(b) / static_cast<double>(lines - 1)});
    return problem.volume(points);
}

/// The share of the front's hypervolume that the points which the search sees on the front have in truth.
inline double share_found(const KnownFront& problem, double volume, u64 points, u64 repeat, u64 runs = 2) {
    const auto question = searched(problem.question(points, repeat), problem.played(repeat), runs);
    const Emulators emulators(question, question.asked.size());
    std::vector<session::Point> front;
    for (const std::size_t number : front_of(question, emulators, question.asked.size()).points)
        front.push_back(question.asked[number]);
    return problem.volume(front) / volume;
}

}  // namespace consortia::analyse
