// What P14 counts. Most sums start again every quarter; those that say when they are taken are kept until they are taken
// again, so that their indicators stand all year.
#pragma once

#include "models/consortium/nouns/groups.hpp"
#include "models/consortium/nouns/profile.hpp"
#include "models/consortium/outputs/distribution.hpp"
#include "models/consortium/schools/records.hpp"

namespace consortium {

// ---------------------------------------------------------------------------------------------------- persons

/// Competences of many persons, added up as whole numbers.
struct CompetenceSum {
    Sums<Count, competences> raw;

    void add(const std::array<Share16, competences>& one) volatile {
        for (u32 k = 0; k < competences; ++k) raw[k] += one[k].raw;
    }
    double operator[](u32 k) const { return raw[k] / static_cast<double>(Share16::most); }
};

/// By region of home.
struct PersonCensus {
    using Of = Region;
    Count students;
    Count unemployed;
    Count employed;
    Count out;
    Count employed_by_living;  ///< their firm is alive
    Count mismatched;          ///< Dist[f,f'] > 0
    Fine skill;                ///< of the employed
    Fine vintage_gap;          ///< max(0, x − v) of the employed
    Fine wages;
    CompetenceSum competence;
};
struct CellCensus {
    using Of = Cell;
    Count employed;  ///< by job field
    Fine skill;
};

/// Who is employed in an industry, by own field; taken in Q4.
struct SkillCensus {
    using Of = Industry;
    Sums<Count, most_fields> persons;
    Sums<Fine, most_fields> skill;
    Sums<Fine, most_fields> vintage;
    Sums<CompetenceSum, most_fields> competence;
};

inline constexpr u32 distance_classes = 5;  ///< Dist 0, ¼, ½, ¾, 1

/// Pay by distance between own field and job; taken in Q4.
struct DistancePay {
    using Of = Economy;
    Sums<Count, distance_classes> persons;
    Sums<Fine, distance_classes> log_pay;  ///< ln(w/ω) less what experience brings (E4)
};

// ---------------------------------------------------------------------------------------------------- graduates

/// Graduates of this Q2, without those who study on, where their programme is.
struct GraduateFlow {
    using Of = Cell;
    Count graduates;
    Fine skill;
    Fine vintage;
    CompetenceSum competence;
};

/// Those of a programme who were looked at in P1 (E52b), added up where it is; in all of a year.
struct Placements {
    Count all;
    Count employed;
    Count matched;  ///< in their own field

    void operator+=(const Graduates& programme) volatile;
    void operator+=(const Placements& other) volatile;
};
/// After two quarters: taken in Q1. Six quarters later: taken in Q3.
struct AfterTwoQuarters {
    using Of = Cell;
    Placements placed;
};
struct AfterEightQuarters {
    using Of = Cell;
    Placements placed;
};

/// First jobs of this year's graduates where their programme is; taken in Q4, when two quarters have passed.
struct FirstJobs {
    using Of = Cell;
    Count employed;
    Fine start_wage;  ///< W̄
    Fine depth;       ///< Σ d̃ of the programmes
    Fine depth_square;
    Fine log_wage;
    Fine depth_log_wage;
};
/// Who was taken by order placement, and is still in that job.
struct Retained {
    Count ordered;
    Count staying;
};
/// After two quarters: taken in Q4. After eight: taken in Q2.
struct RetainedTwoQuarters {
    using Of = Economy;
    Retained graduates;
};
struct RetainedEightQuarters {
    using Of = Economy;
    Retained graduates;
};
/// After twelve quarters: taken in Q2.
struct AfterThreeYears {
    using Of = Region;
    Count employed;
    Fine start_wage;
    Fine wage;
};
/// Pay of this year's graduates, in W̄, by region of home; taken in Q4.
struct GraduatePay {
    using Of = Region;
    Histogram wages;
    Fine wage;
    Fine wage_log;
};
/// Where they work, by field of their programme; of this Q4.
struct GraduateUse {
    using Of = Industry;
    Sums<Count, most_fields> graduates;
};

// ---------------------------------------------------------------------------------------------------- firms

/// Firms of some kind, their partnerships and what comes of them this quarter.
struct FirmCut {
    Count firms;
    Count partners;  ///< with at least one partnership
    Count edges;
    Count near;  ///< to programmes of the own region
    Fine depth;
    Fine declared;
    Count findings;   ///< of audits
    Count exchanges;  ///< of staff (E44)
    Count transfers;
    Fine delivered;  ///< Δx by transfers, those of institutes included

    void operator+=(const FirmCut& other) volatile;
};

inline constexpr u32 degree_classes = 8;  ///< 1, 2, 3, 4, 5–8, 9–16, 17–32, more partnerships
inline constexpr u32 most_degrees = 512;  ///< a firm with more counts as having so many
/// The first number of each class.
inline constexpr std::array<u32, degree_classes + 1> degree_begins{1, 2, 3, 4, 5, 9, 17, 33, most_degrees};

struct FirmCensus {
    using Of = Economy;
    Sums<FirmCut, size_classes> by_size;
    Sums<FirmCut, 2> by_leading;  ///< leading, other
    Sums<Count, 4> edges;         ///< by depth ¼, ½, ¾, 1
    Sums<Count, most_degrees> degrees;
    Sums<Count, degree_classes> transfers_by_degree;
    Sums<Fine, degree_classes> delivered_by_degree;
    Histogram sizes;                      ///< of firms with staff
    Sums<Fine, LogBins::count> size_log;  ///< Σ ln n in each bin
    Count staff;
    Count aware;
    Count certified;
    Count trainers;       ///< partner firms with seats
    Count paid_trainers;  ///< of those, with B2 ≥ 0
    Fine seats;           ///< a year
    Fine trust;
    Fine age;
    Money fees;
    Money worth;
    Count research_links;
    Count research_transfers;
    Money research_fees;
    Count neighbours;
    Count vacancies;
    ProfileSum profile;
};
/// The same cut by region and industry.
struct SectorCut {
    using Of = Sector;
    FirmCut cut;
};
struct IndustryCensus {
    using Of = Industry;
    Real firms;
    Real staff;
    Real wages;              ///< Σ n w̄
    Real log_output;         ///< Σ n ln y
    Real log_output_mean;    ///< Σ ln y over firms with staff
    Real log_output_square;  ///< Σ (ln y)²
    Real with_staff;
    Real rnd;
    Real reported_rnd;
    Real revenue;
    Real cash;
    Real absorption;  ///< Σ κ
    Real objects;     ///< Σ n o
    Real means;       ///< Σ n m
    Real technology;  ///< Σ n x
    Real belief;      ///< Σ μ
};

/// Output per worker at P2: of workers by region, of firms by industry.
struct OutputOfWorkers {
    using Of = Region;
    Histogram workers;
};
struct OutputShares {
    using Of = Region;
    Shares shares;
};
struct OutputOfFirms {
    using Of = Industry;
    Histogram firms;
};

/// Transfers of the year so far, by fee.
struct FeesOfYear {
    using Of = Economy;
    Histogram transfers;
    Sums<Money, LogBins::count> fees;  ///< wq
};

inline constexpr u32 knowledge_classes = 20;  ///< of δ, a twentieth each

/// Partnerships by knowledge distance δ when transfers are drawn, and the transfers.
struct KnowledgeDistance {
    using Of = Economy;
    Sums<Count, knowledge_classes> partnerships;
    Sums<Count, knowledge_classes> transfers;
};

/// Sizes of firms with staff; taken in Q1, for the leading flag.
struct SectorSizes {
    using Of = Sector;
    Histogram firms;
};

inline constexpr u32 growth_classes = 14;  ///< doublings of n from 16 on

/// Growth of firms from Q1 to Q1, Δ ln n over those with staff in both; taken in Q1.
struct FirmGrowth {
    using Of = Economy;
    Moments growth;
    Sums<Real, growth_classes> firms;  ///< by n of the year before
    Sums<Real, growth_classes> log_size;
    Sums<Real, growth_classes> sum;
    Sums<Real, growth_classes> squares;
};

}  // namespace consortium
