// All records of the model, declared subject by subject.
#include "models/consortium/declare.hpp"

namespace consortium {

void describe_records(consortia::Schema& s) {
    describe_nouns(s);
    describe_firms(s);
    describe_schools(s);
    describe_labour(s);
    describe_government(s);
    describe_institutes(s);
    describe_cooperation(s);
    describe_outputs(s);
}

}  // namespace consortium
