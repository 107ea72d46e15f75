// All that finished runs left, at once: for tests, whose lists are short.
#pragma once

#include "engine/study/store/records.hpp"

#include <map>

namespace consortia::study {

/// By the key of the run (in an ensemble its number).
using Outputs = std::map<u64, RunOutput>;

inline Outputs outputs_in(const files::Path& folder, u64 content) {
    const Records records = read_records(folder, content, Keep::places);
    OutputReader reader(records, content);
    Outputs outputs;
    for (const RecordPlace& place : records.places) outputs[place.key] = reader.read(place);
    return outputs;
}

}  // namespace consortia::study
