// What the schema is told of: records, and the dotted names of parameters.yaml and levers.yaml tied to the members that
// phases read.
#pragma once

namespace consortia {
class Schema;
}

namespace consortium {

void declare_records(consortia::Schema& s);
void declare_sums(consortia::Schema& s);
void declare_census(consortia::Schema& s);  ///< a part of declare_sums
void declare_parameters(consortia::Schema& s);
void declare_levers(consortia::Schema& s);

}  // namespace consortium
