// Partnerships of firms with programmes, neighbours of firms, and the letters by which partnerships begin.
#pragma once

#include "models/consortium/nouns/groups.hpp"

namespace consortium {

/// A firm's partnership with a programme; the firm owns it.
struct Partnership {
    using From = Firm;
    using To = Programme;
    Id<Programme> to;
    float depth;             ///< d: ¼, ½, ¾, 1
    float declared;          ///< D̂
    float trust;             ///< τ
    float seats;             ///< S, a year
    float predicted;         ///< EMA of (B1+B3)/4 as predicted
    float realised;          ///< EMA of what hires and transfers were worth
    double fee;              ///< of this quarter's transfer, money
    double claimed;          ///< from governments this quarter, money
    double penalty;          ///< of this quarter's audit, money
    float expected_benefit;  ///< (B1+B3)/4 of the last decision
    float hire_value;        ///< B1/(S·P_ret) of the last decision
    float realised_now;      ///< this quarter's realised benefit
    float gap;               ///< technology gap of this quarter's transfer, 0 if none
    float gain;              ///< Δx of this quarter's transfer
    float worth;             ///< of this quarter's transfer, money: profit it brings
    float invention;         ///< Δx of this quarter's co-inventions (E74)
    u16 age;                 ///< quarters
    u16 exchanges;           ///< accepted in all
    u8 taste_epoch;          ///< quarter mod 256 of the last draw of its tastes (E29)
    u8 exchanged;            ///< accepted this quarter
    u8 order_hires;          ///< of this quarter
    bool found_out;          ///< by this quarter's audit
    bool alive;
};

/// A firm's neighbour in cluster or supply chain; nobody where none was found.
struct Neighbour {
    using From = Firm;
    using To = Firm;
    static constexpr bool outlives_target = true;  ///< in the same quarter the firm looks for another (E76b)
    OptionalId<Firm> to;
};

// ---------------------------------------------------------------------------------------------------- letters

/// P4: a firm asks for a new partnership, or for more depth in one it has.
struct Proposal {
    Id<Programme> to;
    Id<Firm> from;
    Partnership edge;  ///< as it would be
    float score;       ///< that the programme gives it, but for its own load
    bool deepening;
};

struct Answer {
    Id<Firm> to;
    Partnership edge;
    bool deepening;
};

/// P10: a joint R&D project gives a partnership one trial of co-invention.
struct JointTrial {
    Id<Partnership> to;
};

}  // namespace consortium
