// The letters that agents send each other inside a quarter.
#pragma once

#include "models/consortium/nouns/institutions.hpp"

namespace consortium {

/// P8b: a person applies for a post. All that the vacancy needs to compare is in the letter.
struct Application {
    Id<Vacancy> to;
    Id<Person> from;
    float base;  ///< ln e in the field without experience, vintage gap and the job's competence weights
    float vintage;
    float experience_pay;  ///< the part of ln w that experience brings
    float wage_needed;     ///< of the employed: 1.05 × the present wage
    float noise;           ///< .05 ε of (E64)
    bool graduate;         ///< whom L10 subsidises
    std::array<Share16, competences> competence;
};
struct Offer {
    Id<Person> to;
    Id<Vacancy> vacancy;
    Id<Firm> firm;
    Id<Cell> cell;
    float wage;
};
struct Filled {
    Id<Vacancy> to;
    Id<Person> by;
};

/// P3: a firm asks to be, or to stay, a member of its region's consortium; the consortium takes it.
struct MembershipRequest {
    Id<Consortium> to;
    Id<Firm> from;
    u32 key;  ///< order of the queue
    bool sitting;
};
struct MembershipGrant {
    Id<Firm> to;
};
/// P3: what a member gives to a project that is funded.
struct Pledge {
    Id<Firm> to;
    double amount;  ///< money
};

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
/// P10: a joint R&D project gives a partnership one trial of co-invention.
struct JointTrial {
    Id<Partnership> to;
};

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
    bool ordered;  ///< by order placement; else the person's own firm
};
/// P7 Q2: a graduate makes up his mind to found a firm (E106).
struct Venture {
    Id<Person> to;
};

/// P7 Q1: a school lets a programme begin to close, or be another one in its place (E57).
struct Reform {
    Id<Programme> to;
    Programme as;
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

}  // namespace consortium
