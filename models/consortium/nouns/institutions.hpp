// Consortia, their platforms and projects, research institutes and the links with them.
#pragma once

#include "models/consortium/nouns/types.hpp"

namespace consortium {

// ---------------------------------------------------------------------------------------------------- consortia

/// What a consortium builds, in the order P1 to P6.
enum Platform : u8 { training_base, talent_exchange, research_base, science_education, service_centre, technology_complex };

/// The consortium of a region; its slot is the region's. Schools are members, firms choose (E90).
struct Consortium {
    double fund;                              ///< money
    double governance;                        ///< G_c, of this P3
    double assessment;                        ///< a_A, of this P3
    std::array<double, platforms> stock;      ///< Q_k, wq
    std::array<double, platforms> intensity;  ///< q_k
    std::array<double, platforms> budget;     ///< of L22 not yet spent, by platform, money
    double members;                           ///< firms
    double score;                             ///< of the last evaluation, as observed (E97)
    double percentile;                        ///< pct_c of it among consortia, ½ before the first (E109)
    u32 competitions;                         ///< funded since Q1
    u32 joint_projects;                       ///< joint R&D funded in this quarter
};

/// What a project is for: a platform (its number), a competition or joint R&D.
inline constexpr u8 competition_project = 6;
inline constexpr u8 joint_project = 7;
inline constexpr u32 project_classes = 8;

/// A proposal in the queue of a consortium, by one of its schools.
struct Project {
    using From = Consortium;
    using To = School;
    Id<School> to;
    float benefit;    ///< b, true
    float appraised;  ///< b̂
    float feasibility;
    float cost;  ///< wq
    u16 age;     ///< quarters
    u8 kind;
    bool alive;
};

// ---------------------------------------------------------------------------------------------------- institutes

/// A research institute, or a university as one.
struct Institute {
    double level;               ///< X_b
    Profile profile;            ///< K
    OptionalId<School> school;  ///< of a university; nobody otherwise
    u8 region;
    u8 industry;  ///< main one
};

/// E3: a firm's research link with an institute; the firm owns it.
struct Research {
    using From = Firm;
    using To = Institute;
    Id<Institute> to;
    float trust;  ///< τ
    float gap;    ///< technology gap of this quarter's transfer, 0 if none
    float gain;   ///< Δx of this quarter's transfer
    float worth;  ///< of this quarter's transfer, money: profit it brings
    double fee;   ///< of this quarter's transfer, money
    u16 age;      ///< quarters
    bool alive;
};

/// A school's link with an institute: what it knows enters the curriculum (E43).
struct ScienceLink {
    using From = School;
    using To = Institute;
    Id<Institute> to;
    bool alive;
};

}  // namespace consortium
