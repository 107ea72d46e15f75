// What the schema is told of: records, parameters and levers.
#pragma once

namespace consortia {
class Schema;
}

namespace consortium {

/// Agents, edges and sums of a subject.
void describe_nouns(consortia::Schema& s);
void describe_firms(consortia::Schema& s);
void describe_schools(consortia::Schema& s);
void describe_labour(consortia::Schema& s);
void describe_government(consortia::Schema& s);
void describe_institutes(consortia::Schema& s);
void describe_cooperation(consortia::Schema& s);
void describe_outputs(consortia::Schema& s);
void describe_records(consortia::Schema& s);  ///< of all subjects
void declare_numbers(consortia::Schema& s);   ///< parameters and levers

}  // namespace consortium
