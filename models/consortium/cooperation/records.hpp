// Partnerships of firms with programmes, neighbours of firms, and the letters by which partnerships begin.
#pragma once

#include "models/consortium/nouns/gain.hpp"
#include "models/consortium/nouns/groups.hpp"

namespace consortium {

/// What firms of a sector face alike when they decide on partnerships in this quarter.
struct Surroundings {
    using Of = Sector;
    double wage_unit;                     ///< W̄_t
    double payout;                        ///< ϖ of the region
    double frontier;                      ///< X̄_i
    double mean_technology;               ///< x̄_i
    std::array<double, most_fields> fit;  ///< of the industry's fields with each field, for a programme's choice (E29)
};

/// What a firm decides on a partnership; it stands until the firm decides again.
struct Agreement {
    float depth;           ///< d: ¼, ½, ¾, 1
    float seats;           ///< S, a year
    float declared;        ///< D̂
    float ghosts;          ///< g: trainees who do not exist, claimed a year
    float expected_gain;   ///< of ln y a quarter, by transfers and better matches
    float expected_hires;  ///< a quarter
};

/// A transfer of this quarter, on a partnership or a research link: all 0 where there was none.
struct Transferred {
    double fee;    ///< money
    double worth;  ///< money: profit it brings
    float gap;     ///< of technology
    float gain;    ///< Δx
};

/// What partners invented together in this quarter, and what they spent on it.
struct Invention {
    float part;      ///< b: of the firm's innovation hazard (E74)
    float research;  ///< joint R&D of both, money
    float step;      ///< Δx of co-inventions
};

/// What a firm has learnt of a partner.
struct Lessons {
    GainBooks promised;  ///< gains as expected
    GainBooks booked;    ///< gains as they came
    float trust;         ///< τ
    float predicted;     ///< EMA of the profit that was expected to be booked by now
    float realised;      ///< EMA of the profit booked
    u32 age;             ///< quarters
};

/// People who moved along an edge in this quarter.
struct StaffMoves {
    u8 exchanged;  ///< accepted exchanges (E44)
    u8 hires;      ///< by order placement (E53)
};

/// What an edge brought from governments in this quarter, and what the audit made of it.
struct Claim {
    double paid;     ///< money
    double ghosts;   ///< of that, for trainees who do not exist
    double penalty;  ///< money
    bool found_out;
};

/// A firm's partnership with a programme; the firm owns it. Each part is written by one subject: what was agreed by the
/// decisions of P4, transfer and invention in P10, lessons in P12, moves of staff by schools, the claim by accounts.
struct Partnership {
    using From = Firm;
    using To = Programme;
    Id<Programme> to;
    Agreement agreed;
    Transferred transfer;
    Lessons learnt;
    Invention invention;
    StaffMoves staff;
    u8 taste_epoch;  ///< quarter mod 256 of the last draw of its tastes (E29)
    bool alive;
    Claim claim;
};

/// A firm's neighbour in cluster or supply chain; nobody where none was found.
struct Neighbour {
    using From = Firm;
    using To = Firm;
    static constexpr bool outlives_target = true;  ///< in the same quarter the firm looks for another (E76b)
    OptionalId<Firm> to;
};

// ---------------------------------------------------------------------------------------------------- letters

/// P4: a programme that a firm came across and may choose.
struct Encounter {
    Id<Firm> to;
    Id<Programme> programme;
};

/// P4: a firm asks for a partnership, the programme answers.
struct Proposal {
    Id<Programme> to;
    Id<Firm> from;
    Agreement terms;
};

struct Answer {
    Id<Firm> to;
    Id<Programme> programme;
    Agreement terms;
};

/// P10: a joint R&D project gives a partnership one trial of co-invention.
struct JointTrial {
    Id<Partnership> to;
};

}  // namespace consortium
