#include "tools/analyse/calibrate/sampler.hpp"

#include "engine/core/math.hpp"
#include "engine/random/rng.hpp"
#include "engine/study/sampling.hpp"
#include "tools/analyse/emulate/linear.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

constexpr double kept_share = .5;  // of the effective number of particles, from one power to the next
constexpr u32 moves = 8;           // of every particle, at every power
constexpr u32 last_moves = 20;
constexpr u32 particles_a_block = 20;
constexpr double low_acceptance = .15, high_acceptance = .35;

double folded(double x) {
    const double y = x - 2 * math::floor(.5 * x);
    return y > 1 ? 2 - y : y;
}

class Sampler {
  public:
    Sampler(const std::function<double(const Point&)>& likelihood, std::size_t width, std::size_t count, u64 seed,
            Crew& crew)
        : likelihood_(likelihood), width_(width), seed_(seed), crew_(crew) {
        const study::SobolSequence sequence(width, seed);
        particles_ = {std::vector<Point>(count, Point(width)), std::vector<double>(count)};
        for_all([&](std::size_t k) {
            sequence.row(k, particles_.points[k]);
            particles_.likelihoods[k] = likelihood(particles_.points[k]);
        });
    }

    Particles led_to(double power) {
        while (power_ < power) {
            const double next = next_power(power);
            resample(weights_to(next));
            power_ = next;
            ++round_;
            move(power_ < power ? moves : last_moves);
        }
        return std::move(particles_);
    }

  private:
    /// Each particle by itself.
    template <class Work>
    void for_all(const Work& work) {
        crew_.blocks(
            static_cast<u32>(particles_.points.size()),
            [&](Block block) {
                for (u32 k = block.from; k < block.to; ++k) work(k);
            },
            particles_a_block);
    }

    Rng stream(std::string_view purpose, u32 move, std::size_t particle) const {
        return Rng(
            {.seed = seed_, .replicate = 0, .step = round_, .round = move, .name = stream_name(purpose), .agent = particle});
    }

    /// Of the particles, for going on from the present power; they add up to 1.
    std::vector<double> weights_to(double power) const {
        const double most = *std::ranges::max_element(particles_.likelihoods);
        std::vector<double> weights;
        double sum = 0;
        for (const double likelihood : particles_.likelihoods) {
            weights.push_back(math::exp((power - power_) * (likelihood - most)));
            sum += weights.back();
        }
        for (double& weight : weights) weight /= sum;
        return weights;
    }

    double effective(double power) const {
        double squares = 0;
        for (const double weight : weights_to(power)) squares += weight * weight;
        return 1 / squares / static_cast<double>(particles_.points.size());
    }

    /// As far as leaves enough particles that count.
    double next_power(double last) const {
        if (effective(last) >= kept_share) return last;
        double low = power_, high = last;
        for (u32 k = 0; k < 40; ++k) {
            const double middle = .5 * (low + high);
            (effective(middle) >= kept_share ? low : high) = middle;
        }
        return low > power_ ? low : high;
    }

    /// At even steps through the cumulative weights, so that each comes as often as it weighs but for one.
    void resample(const std::vector<double>& weights) {
        const Particles before = std::move(particles_);
        particles_ = {};
        Rng rng = stream("calibration resampling", 0, 0);
        const double first = rng.uniform();
        double below = 0;
        std::size_t k = 0;
        const auto count = static_cast<double>(weights.size());
        for (std::size_t place = 0; place < weights.size(); ++place) {
            const double wanted = (static_cast<double>(place) + first) / count;
            while (k + 1 < weights.size() && below + weights[k] < wanted) below += weights[k++];
            particles_.points.push_back(before.points[k]);
            particles_.likelihoods.push_back(before.likelihoods[k]);
        }
    }

    Matrix spread() const {
        const auto count = static_cast<double>(particles_.points.size());
        Point mean(width_);
        for (const Point& point : particles_.points) {
            for (std::size_t j = 0; j < width_; ++j) mean[j] += point[j] / count;
        }
        Matrix covariance(width_);
        for (const Point& point : particles_.points) {
            for (std::size_t a = 0; a < width_; ++a) {
                for (std::size_t b = 0; b <= a; ++b) covariance(a, b) += (point[a] - mean[a]) * (point[b] - mean[b]) / count;
            }
        }
        for (std::size_t j = 0; j < width_; ++j) covariance(j, j) += 1e-12;
        return lower(covariance);
    }

    void move(u32 times) {
        const Matrix shape = spread();
        for (u32 k = 0; k < times; ++k) {
            std::vector<u8> accepted(particles_.points.size());
            for_all([&](std::size_t particle) { accepted[particle] = move_one(particle, shape, k) ? 1 : 0; });
            const double share = static_cast<double>(std::ranges::count(accepted, 1)) / static_cast<double>(accepted.size());
            if (share < low_acceptance) step_ *= .7;
            if (share > high_acceptance) step_ *= 1.3;
        }
    }

    /// Steps are mirrored at the ends of the cube, which leaves them symmetric.
    bool move_one(std::size_t particle, const Matrix& shape, u32 number) {
        Rng rng = stream("calibration moves", number, particle);
        const double step = step_ * 2.38 / std::sqrt(static_cast<double>(width_));
        std::vector<double> normals;
        for (std::size_t j = 0; j < width_; ++j) normals.push_back(rng.normal());
        Point next = particles_.points[particle];
        for (std::size_t a = 0; a < width_; ++a) {
            for (std::size_t b = 0; b <= a; ++b) next[a] += step * shape(a, b) * normals[b];
            next[a] = folded(next[a]);
        }
        const double likelihood = likelihood_(next), before = particles_.likelihoods[particle];
        if (math::log(rng.open_uniform()) >= power_ * (likelihood - before)) return false;
        particles_.points[particle] = std::move(next);
        particles_.likelihoods[particle] = likelihood;
        return true;
    }

    const std::function<double(const Point&)>& likelihood_;
    std::size_t width_;
    u64 seed_;
    Crew& crew_;
    Particles particles_;
    double power_ = 0;
    double step_ = 1;
    u32 round_ = 0;
};

}  // namespace

Particles particles_of(const std::function<double(const Point&)>& likelihood, std::size_t width, std::size_t count,
                       double power, u64 seed, Crew& crew) {
    return Sampler(likelihood, width, count, seed, crew).led_to(power);
}

}  // namespace consortia::analyse
