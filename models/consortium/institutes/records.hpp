// Research institutes, the links of firms and schools with them, and the letters by which links begin.
#pragma once

#include "models/consortium/cooperation/records.hpp"
#include "models/consortium/nouns/groups.hpp"
#include "models/consortium/nouns/profile.hpp"

namespace consortium {

/// A research institute, or a university as one.
struct Institute {
    double level;               ///< X_b
    Profile profile;            ///< K
    OptionalId<School> school;  ///< of a university; nobody otherwise
    u8 region;
    u8 industry;  ///< main one
};

/// A firm's research link with an institute; the firm owns it.
struct Research {
    using From = Firm;
    using To = Institute;
    Id<Institute> to;
    float trust;  ///< τ
    Transferred transfer;
    u16 age;  ///< quarters
    bool alive;
};

/// A school's link with an institute: what it knows enters the curriculum (E43).
struct ScienceLink {
    using From = School;
    using To = Institute;
    Id<Institute> to;
    bool alive;
};

// ---------------------------------------------------------------------------------------------------- sums

/// What an institute's links did to it this quarter.
struct InstituteExchange {
    using Of = Institute;
    ProfileSum profile;  ///< profiles of partners after transfer (E77)
};

// ---------------------------------------------------------------------------------------------------- letters

/// P4: a firm asks an institute for a research link, the institute answers.
struct ResearchProposal {
    Id<Institute> to;
    Id<Firm> from;
    double value;  ///< of a year to the firm
};

struct ResearchAnswer {
    Id<Firm> to;
    Id<Institute> institute;
};

// ---------------------------------------------------------------------------------------------------- indexes

struct InstitutesByRegion {
    using Of = Institute;
    static u32 key(const Institute& b) { return b.region; }
};

}  // namespace consortium
