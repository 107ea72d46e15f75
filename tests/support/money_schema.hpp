// The small schema of example_schema.hpp with a unit of money, wq, that a currency tells: for tests of `currency:`.
#pragma once

#include "tests/support/example_schema.hpp"

namespace consortia::example {

struct Money {
    double rate = 0;
};

inline const Schema& moneyed() {
    static const Schema schema = [] {
        Schema s;
        describe_parameters(s);
        describe_levers(s);
        describe_axes(s);
        s.parameter(quantity("accounts.rate", "CNY/wq", {1, 1e7}, {10'000, 40'000}, 19'700), &Money::rate);
        s.currency({"wq", "CNY", "accounts.rate"});
        return s;
    }();
    return schema;
}

/// A scenario of it, of the files given.
inline config::Loaded load_moneyed(const std::map<std::string, std::string>& files, const config::Options& options = {}) {
    const auto find = [](std::string_view name) { return name == "moneyed" ? &moneyed() : nullptr; };
    return config::load("s.yaml", options, {find, {"moneyed"}}, config::Memory(files));
}

}  // namespace consortia::example
