// The value of a lever in one step: one number, or several by target. What dates it lies in the scenario.
#pragma once

#include "engine/core/types.hpp"

#include <array>
#include <vector>

namespace consortia {

/// At most this many axes of a model can be targets.
inline constexpr std::size_t max_target_axes = 8;

/// Where an agent stands on each target axis (index of its label), in the order the schema declares them.
/// `anywhere` on an axis is met only by rules that do not ask for that axis.
struct Target {
    static constexpr u8 anywhere = 63;
    std::array<u8, max_target_axes> label = all_anywhere();

    static constexpr std::array<u8, max_target_axes> all_anywhere() {
        std::array<u8, max_target_axes> a{};
        a.fill(anywhere);
        return a;
    }
};

/// Which labels a rule is for: one bit a label on every axis.
struct TargetMask {
    std::array<u64, max_target_axes> allowed = everything();

    static constexpr std::array<u64, max_target_axes> everything() {
        std::array<u64, max_target_axes> a{};
        a.fill(~u64{0});
        return a;
    }
    constexpr bool admits(const Target& target) const {
        for (std::size_t axis = 0; axis < max_target_axes; ++axis) {
            if ((allowed[axis] >> target.label[axis] & 1U) == 0) return false;
        }
        return true;
    }
    constexpr bool operator==(const TargetMask&) const = default;
};

/// A lever as a model reads it: constant during a step.
class Lever {
  public:
    struct Rule {
        double value;
        TargetMask whom;
    };

    Lever() = default;
    explicit Lever(double value) : everywhere_(value) {}
    Lever(double value, std::vector<Rule> rules) : everywhere_(value), rules_(std::move(rules)) {}

    /// The value for a target: of the rules that admit it the last one counts.
    double operator()(const Target& target) const {
        for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
            if (rule->whom.admits(target)) return rule->value;
        }
        return everywhere_;
    }

    /// The value where no target is known.
    double everywhere() const { return everywhere_; }
    bool targeted() const { return !rules_.empty(); }
    const std::vector<Rule>& rules() const { return rules_; }

  private:
    double everywhere_ = 0;
    std::vector<Rule> rules_;
};

}  // namespace consortia
