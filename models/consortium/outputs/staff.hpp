// Persons at work, added up once for all that is told of them in every quarter.
#pragma once

#include "models/consortium/nouns/groups.hpp"

namespace consortium {

/// By region of home and field of the job.
struct Staff {
    using Of = Cell;
    Count persons;
    Count with_living;  ///< whose firm is alive
    Count mismatched;   ///< Dist[f,f'] > 0
    Fine skill;
    Fine vintage_gap;  ///< max(0, x − v)
    Fine wages;
    Sums<Count, competences> competence;
};

}  // namespace consortium
