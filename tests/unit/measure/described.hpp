// A small vocabulary to measure by, and runs of it.
#pragma once

#include "engine/measure/measure.hpp"
#include "engine/schema/schema.hpp"

namespace consortia::measure {

/// The totals `a` and `c`, and `b` by size: x, y.
inline Schema described(Calendar steps_are = Calendar::quarters) {
    Schema schema;
    schema.axis({.name = "size", .labels = {"x", "y"}});
    schema.axis({.name = "field", .labels = {"one", "two", "three"}});
    schema.indicator({.name = "a", .unit = "1", .kind = Indicator::Kind::stock});
    schema.indicator({.name = "b", .unit = "1", .kind = Indicator::Kind::flow, .over = {"size"}});
    schema.indicator({.name = "c", .unit = "1", .kind = Indicator::Kind::stock});
    schema.indicator({.name = "taught", .unit = "1", .kind = Indicator::Kind::stock, .over = {"size", "field"}});
    schema.calendar(steps_are);
    return schema;
}

inline Measure measure_of(const std::string& text, Window window = {}, const Schema& schema = described()) {
    return {text, schema, schema.axes(), window};
}

/// Three steps of a, b (x, y), c and taught (x: one, two, three, y: one, two, three).
inline RunOutput three_steps() {
    return {10,
            {1, 1, 10, 3,         1, 2, 3, 4, 5, 6,  //
             2, 2, 20, undefined, 0, 0, 0, 0, 0, 0,  //
             3, 4, 40, 5,         1, 1, 1, 1, 1, 7},
            {},
            0};
}

}  // namespace consortia::measure
