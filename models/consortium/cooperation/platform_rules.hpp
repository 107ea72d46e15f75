// What platforms change of the rules on edges inside their consortium (E96).
#pragma once

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"

namespace consortium {

/// (E96) A training base of intensity q_1 lowers F_1, an R&D base (q_3) raises λ_T, talent exchange (q_2) lowers the cost of
/// an exchange, by what a full platform does.
inline given::Partnership with_training_base(given::Partnership g, double intensity, const given::Platforms& full) {
    g.depth_cost *= 1 - full.depth_relief * intensity;
    return g;
}
inline given::Transfer with_research_base(given::Transfer g, double intensity, const given::Platforms& full) {
    g.hazard *= 1 + full.transfer_gain * intensity;
    return g;
}
inline given::Teachers with_talent_exchange(given::Teachers g, double intensity, const given::Platforms& full) {
    g.exchange_cost *= 1 - full.exchange_relief * intensity;
    return g;
}

/// (E96) The rules on edges inside a consortium. Lives no longer than the rules outside.
class PlatformRules {
  public:
    PlatformRules(const CooperationRules& outside, const Consortium& consortium)
        : partnership_(with_training_base(*outside.partnership, consortium.intensity[training_base], *outside.platforms)),
          transfer_(with_research_base(*outside.transfer, consortium.intensity[research_base], *outside.platforms)),
          teachers_(with_talent_exchange(*outside.teachers, consortium.intensity[talent_exchange], *outside.platforms)),
          rules_(outside) {
        rules_.partnership = &partnership_;
        rules_.transfer = &transfer_;
        rules_.teachers = &teachers_;
    }
    PlatformRules(const PlatformRules&) = delete;

    const CooperationRules& operator*() const { return rules_; }
    const CooperationRules* operator->() const { return &rules_; }

  private:
    given::Partnership partnership_;
    given::Transfer transfer_;
    given::Teachers teachers_;
    CooperationRules rules_;
};

}  // namespace consortium
