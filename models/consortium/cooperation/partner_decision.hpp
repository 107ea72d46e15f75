// How a firm decides on one partnership (E28, E29): how it sees the programme, which depths it can bear, which it likes
// best.
#pragma once

#include "models/consortium/cooperation/partnership_choice.hpp"
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/given.hpp"

#include <optional>

namespace consortium {

/// What a programme and the relation with it offer.
struct View {
    const Programme* programme;
    OtherSide other;
    EdgePolicy policy;
    const CooperationRules* rules;  ///< as they are on this edge (E96)
    double deepest;                 ///< d_max,p
};

/// A firm's eyes in this quarter. Lives no longer than what it is made of.
class Outlook {
  public:
    Outlook(const Firm& me, const Surroundings& here, const Consortium& own, const CooperationRules& rules,
            const policy::Firms& levers);
    Outlook(const Outlook&) = delete;

    View of(const Programme& programme, double trust) const;

  private:
    const Firm& me_;
    const Surroundings& here_;
    const Consortium& own_;
    const CooperationRules& rules_;
    PlatformRules within_;  ///< inside the own consortium
    const policy::Firms& levers_;
};

/// A depth above 0, and what the firm would have without the edge.
struct Preferred {
    EdgeValue value;
    double utility;  ///< NB + ς ξ_d, money
    double without;  ///< ς ξ_0

    bool wanted() const { return utility > without; }
};

/// The quarter of a draw of tastes (mod 256).
inline u8 tastes_of(u32 step) { return static_cast<u8>(step % 256); }

/// All that a firm's decisions of a quarter share: itself, and the edges it has beside the one in question.
class Decision {
  public:
    Decision(const Firm& me, Key key, double wage_unit, u32 step, const CooperationRules& rules,
             const policy::Firms& levers);

    /// Of tastes drawn in this quarter.
    u8 epoch() const { return epoch_; }

    /// What was agreed on an edge that is one of the others, or is in question.
    void count(const Agreement& agreed, const View& view);
    void leave_out(const Agreement& agreed, const View& view);

    /// The depth it likes best of those that both can bear, if any, with the tastes it drew in the quarter `epoch`.
    std::optional<Preferred> best_depth(const View& view, Key programme, u8 epoch, const Rng& rng) const;

    /// What was chosen: d, S, D̂ and g (E27, E27b) stand until the next decision.
    Agreement terms(const EdgeValue& chosen, const View& view) const;

  private:
    /// What an edge uses of what the firm's edges share: seats that the law allows, room for credit (E26).
    void add(const Agreement& agreed, const View& view, double sign);

    Key key_;
    FirmSide side_;
    double wage_unit_;
    double noise_;  ///< ς_j, money
    double cash_;
    u8 epoch_;
};

}  // namespace consortium
