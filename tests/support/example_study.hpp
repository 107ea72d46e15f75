// Studies of the example model, from text as a user writes it.
#pragma once

#include "engine/config/study/study.hpp"
#include "tests/support/example_schema.hpp"

#include <string>

namespace consortia::example {

inline const std::string base = "model: example\nstart: 2025Q1\nsteps: 8\nseeds: 3\n";

inline config::LoadedStudy load(const std::string& text, const config::Options& options = {}) {
    return config::load_study(
        "studies/study.yaml", options, models(),
        config::Memory({{"scenarios/city/base.yaml", base},
                        {"scenarios/studies/study.yaml", text},
                        {"studies/study.yaml", text},
                        {"studies/base.yaml", base},
                        {"studies/drawn.yaml", base + "parameters: {draws: posterior.csv}\n"},
                        {"studies/posterior.csv", "draw,labour.separation\n0,0.02\n1,0.03\n2,0.04\n"},
                        {"studies/no_steps.yaml", "model: example\nstart: 2025Q1\nsteps: 0\n"},
                        {"studies/wrong_steps.yaml", "model: example\nstart: 2025Q1\nsteps: few\n"},
                        {"studies/stepped.yaml", "model: stepped\nsteps: 3\ndata: {contacts: c.csv}\n"},
                        {"studies/c.csv", "from\na\n"}}));
}

inline Study study(const std::string& text, const config::Options& options = {}) { return load(text, options).study; }

inline std::string mistakes(const std::string& text, const config::Options& options = {}) {
    try {
        load(text, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

inline std::string warnings(const std::string& text) {
    std::string all;
    for (const Problem& problem : load(text).warnings) all += to_string(problem) + "\n";
    return all;
}

inline const std::string head = "scenario: base.yaml\n";

}  // namespace consortia::example
