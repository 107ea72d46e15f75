// What phases count for outputs while they act. Most sums start again every quarter; those that say when they are taken are
// kept until they are taken again, so that their indicators stand all year.
#pragma once

#include "models/consortium/nouns/groups.hpp"
#include "models/consortium/outputs/distribution.hpp"

namespace consortium {

/// Graduates of a programme who were looked at in P1 (E52b), added up where it is; in all of a year. After two quarters:
/// taken in Q1.
struct AfterTwoQuarters {
    using Of = Cell;
    Count all;
    Count employed;
    Count matched;  ///< in their own field
};
/// Six quarters later: taken in Q3.
struct AfterEightQuarters {
    using Of = Cell;
    Count all;
    Count employed;
    Count matched;
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
