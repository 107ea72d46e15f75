// Schools and their programmes: what each remembers, the letters of graduation and enrolment, and what is added up for them.
#pragma once

#include "models/consortium/nouns/groups.hpp"
#include "models/consortium/nouns/profile.hpp"

#include <algorithm>

namespace consortium {

enum class SchoolType : u8 { secondary, higher, bachelor, university };

/// N_p, quarters.
constexpr u8 course_length(SchoolType type) {
    return type == SchoolType::bachelor || type == SchoolType::university ? 16 : 12;
}

struct School {
    double fund;     ///< money
    u32 programmes;  ///< open ones
    u32 served;      ///< one more than the step of the last service project, 0 never
    u8 region;
    SchoolType type;
    bool aware;
};

/// What a school makes of the labour market in Q1, and what it then does about it.
struct Plans {
    using Of = School;
    std::array<double, most_fields> signal;  ///< Z by field (E55)
    double start_up;                         ///< of the programme it began in this Q1, wq (E56)
    double grant;                            ///< towards it, wq (L20)
};

enum class ProgrammeState : u8 { pipeline, open, closing };

struct Programme {
    double capacity;         ///< cap, places a year
    double teachers;         ///< T
    double quality;          ///< q̄
    double dual_qualified;   ///< D
    double part_timers;      ///< I
    double social_trainers;  ///< Z
    double equipment;        ///< eq
    double vintage;          ///< v_p
    double reputation;       ///< Rep
    double draw_weight;      ///< e^Rep of the last Q1, for candidates (E29)
    double placement;        ///< lagged placement rate
    double load;
    double student_effort;  ///< ē_S of last quarter
    double teacher_effort;  ///< ē_T
    double students;        ///< heads, of the last P6
    double stipend;         ///< L21 for its students (E50), wq a year
    // What P6 works out once for all its students.
    double learning_rate;    ///< Q·[time shares and gains]·crowding/N of (E40), before ability and effort
    double effort;           ///< e* of (E82) before (0.5 + c_N)
    double project_time;     ///< ω_P
    double simulation_time;  ///< ω_V
    double workplace_time;   ///< ω_W
    double winning_chance;   ///< inside the bin of the threshold (E45)
    std::array<float, competences> competence_gain;  ///< (E42b): ½ + 2b̃, else 1
    Profile profile;                                 ///< K
    Id<School> school;
    u32 enrolled;           ///< of the last Q3
    u32 first_choices;      ///< of the last Q3: applicants who ranked it first
    u32 quarters_in_state;  ///< in its state
    u32 graduating;         ///< of the last Q2
    u32 edges;              ///< partnerships, of the last P4/P5
    u32 medals;             ///< of the last competition, at most 2, until P5 has used them
    u32 winning_bin;        ///< threshold of this Q4's competition (E45)
    u8 region;
    u8 field;
    u8 length;      ///< N_p, quarters
    u8 approval;    ///< quarters in the pipeline, as asked for at entry (L18)
    u8 weak_years;  ///< in a row with placement below L19
    SchoolType type;
    ProgrammeState state;

    /// Has an autumn passed since it opened? Looked at in Q1.
    bool had_intake() const { return state == ProgrammeState::open && quarters_in_state >= 2; }
};

/// Open to who comes of age, and to partners; universities teach who has finished a vocational school (E54).
inline bool takes_beginners(const Programme& p) {
    return p.state == ProgrammeState::open && p.type != SchoolType::university;
}

inline constexpr u32 enrolment_rounds = 6;  ///< (E51) four of own choice, two among places still free

// ---------------------------------------------------------------------------------------------------- sums

/// Graduates of a programme, of the last Q2 in Q1 (E52b), and in Q3 those of the year before.
struct Graduates {
    using Of = Programme;
    Count all;
    Count employed;
    Count matched;
};

/// Students of a programme in this P6.
struct Classes {
    using Of = Programme;
    Count students;
    Count finishing;  ///< graduate in the next Q2
    Fine effort;
};

/// What a programme's edges did to it this quarter.
struct Exchange {
    using Of = Programme;
    Count accepted;      ///< exchanges (E44)
    Count inventions;    ///< with partners (E74)
    Money research;      ///< the school's part of R&D with them (E74)
    ProfileSum profile;  ///< profiles of partners after transfer and co-invention (E74, E77)
};

/// Placement over open programmes, for the z-score (E46).
struct PlacementSums {
    using Of = Region;
    Real programmes;
    Real sum;
    Real squares;
};

/// What firms of a region × industry pair want and have (E55b).
struct SectorSums {
    using Of = Sector;
    Real wanted;  ///< Σ n*
    Real staff;
};

/// First choices and places of the last Q3 over programmes that had an intake (E56).
struct ChoiceSums {
    using Of = Region;
    Real choices;
    Real places;
};

/// Places a year of open programmes (E56).
struct CapacitySums {
    using Of = Region;
    Real places;
};

/// Who seeks a place at a higher vocational school after a secondary one, in the last Q3 (E54).
struct FurtherStudy {
    using Of = Region;
    Count applicants;
};

/// Programmes that opened or began to close this quarter.
struct ProgrammeFlows {
    using Of = Region;
    Count opened;
    Count closed;
};

/// Last Q2's graduates at work in their own field, by the field of their programme, in Q1.
struct MatchedGraduates {
    using Of = Cell;
    Count matched;
};

/// Money a school got this quarter for its transfers (E81).
struct SchoolIncome {
    using Of = School;
    Money fees;
    Money services;  ///< price of service projects (E84)
    Count served;
};

/// What a school's programmes earn and cost in a quarter (E44b).
struct SchoolCosts {
    using Of = School;
    Money income;
    Money teachers;
    Money running;
    Money equipment;
    Money prizes;     ///< of competitions (E45)
    Money projects;   ///< its part in projects of the consortium (E93)
    Money start_ups;  ///< new programmes and retrained teachers (E56, E57)
    Money research;   ///< its part of R&D with partners (E74)
    Money grants;     ///< L20, received
};

/// Scores s + c_N of a programme's students in Q4, for a competition without a sort (E45).
inline constexpr u32 score_bins = 64;  // over [0, 4]

struct Scores {
    using Of = Programme;
    Sums<Count, score_bins> students;
};

struct Prizes {
    using Of = Programme;
    Count winners;
    Count medals;
};

// ---------------------------------------------------------------------------------------------------- letters

/// P7 Q2: a graduate offers himself to a partner firm, the firm takes him.
struct Candidate {
    Id<Firm> to;
    Id<Person> from;
    Id<Programme> programme;
    u32 key;  ///< order of the queue
    u8 field;
};

struct Placed {
    Id<Person> to;
    Id<Firm> firm;
    Id<Cell> cell;
    float wage;    ///< ω of the cell, before the person's own part
    float match;   ///< Δe (E21)
    bool ordered;  ///< by order placement; else the person's own firm
    bool classed;  ///< from an order class (L6)
};

/// P7 Q1: a school lets a programme that nobody attends any longer turn to another field (E57).
struct Reform {
    Id<Programme> to;
    u8 field;
    double placement;  ///< mean of the school's open programmes
};

/// P7 Q1: a school lets a programme begin to close (E57).
struct Ending {
    Id<Programme> to;
};

/// P7 Q3: an entrant applies to a programme, the programme answers.
struct Enrolment {
    Id<Programme> to;
    Id<Person> from;
    u32 key;
};

struct Admission {
    Id<Person> to;
    Id<Programme> programme;
    bool admitted;
};

// ---------------------------------------------------------------------------------------------------- indexes

struct ProgrammesByCell {  ///< open ones, drawn ∝ e^Rep of the last Q1
    using Of = Programme;
    static u32 key(const Programme& p) { return takes_beginners(p) ? p.region * cell_stride + p.field : no_key; }
    static double weight(const Programme& p) { return p.draw_weight; }
    static constexpr u32 cell_stride = 64;
};

struct ProgrammesByRegion {  ///< open ones, all alike
    using Of = Programme;
    static u32 key(const Programme& p) { return takes_beginners(p) ? p.region : no_key; }
};

struct OpenByRegion {  ///< open ones ∝ capacity; universities by themselves (E54)
    using Of = Programme;
    static constexpr u32 stride = 64;
    /// Where who leaves a school of this type looks on: a secondary's among all of the region, the others' at universities.
    static u32 key_after(u32 region, SchoolType from) { return from == SchoolType::secondary ? region : stride + region; }
    static u32 key(const Programme& p) {
        if (p.state != ProgrammeState::open) return no_key;
        return p.type == SchoolType::university ? stride + p.region : p.region;
    }
    static double weight(const Programme& p) { return p.capacity; }
};

struct OpenAnywhere {
    using Of = Programme;
    static u32 key(const Programme& p) { return takes_beginners(p) ? 0 : no_key; }
    static double weight(const Programme& p) { return p.capacity; }
};

struct FreeByRegion {  ///< with places left, ∝ places left
    using Of = Programme;
    static double weight(const Programme& p) {
        return std::max(0.0, math::floor(p.capacity) - static_cast<double>(p.enrolled));
    }
    static u32 key(const Programme& p) { return takes_beginners(p) && weight(p) > 0 ? p.region : no_key; }
};

struct ProgrammesBySchool {
    using Of = Programme;
    static u32 key(const Programme& p) { return p.school.slot; }
};

struct ProgrammesOfCell {  ///< in any state
    using Of = Programme;
    static u32 key_of(u32 region, u32 field) { return region * most_fields + field; }
    static u32 key(const Programme& p) { return key_of(p.region, p.field); }
};

struct SchoolsByRegion {
    using Of = School;
    static u32 key(const School& s) { return s.region; }
};

}  // namespace consortium
