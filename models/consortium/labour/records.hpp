// Persons and open posts, the letters between them, and what persons add up to.
#pragma once

#include "models/consortium/nouns/groups.hpp"

namespace consortium {

enum class Status : u8 { student, unemployed, employed, out };  // out: between two schools (E54)

/// Bits of Person::flags.
enum Flag : u8 {
    vet = 1,            ///< has a vocational education
    graduate = 2,       ///< VET graduate until the first hire or 4 q (E64)
    order_firm = 4,     ///< hired by order placement
    entrant = 8,        ///< of this Q3's cohort, not yet placed
    fresh = 16,         ///< graduated this quarter: searches from the next one (E54)
    retrained = 32,     ///< in this spell of unemployment
    course = 64,        ///< retrains and does not search this quarter
    order_class = 128,  ///< hired by order placement from a partnership of order-class depth (L6)
};

inline constexpr u32 every_flag = 2 * Flag::order_class - 1;

/// A student, worker or unemployed person: 48 bytes, because there are many.
struct Person {
    float skill;                                  ///< s
    float vintage;                                ///< v
    float ability;                                ///< a
    float wage;                                   ///< w, the last one
    float start_wage;                             ///< first wage after graduation
    std::array<Share16, competences> competence;  ///< c
    OptionalId<struct Firm> employer;
    OptionalId<struct Programme> programme;  ///< kept after graduation
    u16 experience;                          ///< X, quarters worked
    u16 graduated;                           ///< one more than the step of graduation, 0 never
    u8 spell;                                ///< quarters in the current status, at most 255; of a student, times trained
    u8 match;                                ///< Δe of the present job, in hundredths (E3, E21)
    u8 region;
    u8 field;      ///< f
    u8 job_field;  ///< f'
    Status status;
    u8 flags;
    bool alive;

    float better_match() const { return .01F * match; }
    u32 since_graduation(u32 step) const { return step + 1 - graduated; }
    bool has(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag) { flags = static_cast<u8>(flags | flag); }
    void clear(Flag flag) { flags = static_cast<u8>(flags & ~flag); }
};

/// In a class: not of this autumn's cohort, who still look for a place.
inline bool enrolled(const Person& me) { return me.status == Status::student && !me.has(entrant); }
/// A newcomer, or a graduate of last spring who would go on.
inline bool seeks_place(const Person& me) {
    return me.status == Status::out || (me.status == Status::student && me.has(entrant));
}
/// At work, and once in an order class.
inline bool from_order_class(const Person& me) { return me.status == Status::employed && me.has(order_class); }

static_assert(sizeof(Person) == 48);

/// What every employed person reads of its firm twice a quarter: alone, so that it stays near the processor.
struct Separation {
    using Of = Firm;
    float probability;  ///< that one of the staff is separated in this sub-step (E60)
};

/// An open post of a firm in a cell of its region.
struct Vacancy {
    using From = Firm;
    using To = Cell;
    Id<Cell> to;
    u16 age;      ///< sub-steps
    bool filled;  ///< in this sub-step, at whose end it closes
    bool alive;
};

// ---------------------------------------------------------------------------------------------------- sums

/// What its staff add up to for a firm (E3b).
struct Payroll {
    using Of = Firm;
    Count staff;
    Fine effectiveness;
    Fine wages;
    Count skilled;
    Count innovation;  ///< Σ c_N in steps of 1/65535, and
    Count decision;    ///< Σ c_D
};

/// Staff by cell of the job (E3b), and who retrains by that of the own field.
struct CellStaff {
    using Of = Cell;
    Count staff;
    Fine technology;
    Count courses;  ///< begun this quarter (E68)
};

/// Moves of a sub-step.
struct Moves {
    using Of = Firm;
    Count hired;
    Count graduates;  ///< of the hired
    Count left;
    Count separated;  ///< of these, without another job
};

/// Those who look for work at the start of a sub-step, by own field; of a quarter's two sub-steps.
struct Seekers {
    using Of = Cell;
    Count unemployed;
};

struct PersonFlows {
    using Of = Economy;
    Count born;
    Count retired;
};

// ---------------------------------------------------------------------------------------------------- letters

/// P8b: a person applies for a post. All that the vacancy needs to compare is in the letter.
struct Application {
    Id<Vacancy> to;
    Id<Person> from;
    float base;  ///< ln e in the field without experience, vintage gap and the job's competence weights
    float vintage;
    float experience_pay;  ///< the part of ln w that experience brings
    float wage_needed;     ///< of the employed: 1.05 × the present wage
    float noise;           ///< 0.05 ε of (E64)
    bool graduate;         ///< whom L10 subsidises
    u8 calls;              ///< how often the post may go on to the next if he refuses; 0 of who wrote one letter
    std::array<Share16, competences> competence;
};

struct Offer {
    Id<Person> to;
    Id<Vacancy> vacancy;
    Id<Firm> firm;
    Id<Cell> cell;
    float wage;
    bool to_staff;  ///< he was at work when he applied
};

struct Filled {
    Id<Vacancy> to;
    Id<Person> by;
};

// ---------------------------------------------------------------------------------------------------- indexes

struct PersonsByEmployer {  ///< the employed; all others come behind
    using Of = Person;
    static u32 key(const Person& p) { return p.status == Status::employed ? (*p.employer).slot : no_key; }
};

}  // namespace consortium
