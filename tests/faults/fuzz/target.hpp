// What a fuzzed input is put through: the whole way from bytes to a scenario, and back where the bytes were good.
#pragma once

#include "engine/config/scenario/resolved.hpp"
#include "engine/config/study/study.hpp"
#include "tests/support/example_schema.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace consortia::fuzz {

/// An input that begins so is the table of a good scenario, or a study of one; any other is a scenario.
inline constexpr std::string_view table_mark = "CSV\n";
inline constexpr std::string_view study_mark = "STUDY\n";
/// Or the network of a good scenario.
inline constexpr std::string_view network_mark = "GRAPH\n";

struct Pace {
    double pace;
};
struct Shock {
    double share;
};
struct Person {
    double skill;
    bool alive;
};
struct Tie {
    using From = Person;
    using To = Person;
    Id<Person> to;
    float weight;
};

/// What `example` has not: agents and edges that a panel may follow, a parameter that moves, an event, networks.
inline const Schema& lively() {
    static const Schema schema = [] {
        Schema s;
        s.agent<Person>("person").field("skill", &Person::skill, "1").field("alive", &Person::alive, "flag");
        s.edge<Tie>("tie").field("to", &Tie::to, "id").field("weight", &Tie::weight, "1");
        s.parameter(moving(example::quantity("pace", "1", {0, 1}, {0, 1}, 0.5)), &Pace::pace);
        s.event<Shock>("shock", {}).field(example::quantity("share", "1", {0, 1}, {0, 1}, 0.5), &Shock::share);
        s.indicator({.name = "people", .unit = "person"});
        s.data({.name = "ties",
                .columns = {{.name = "from", .whole = true},
                            {.name = "to", .whole = true},
                            {.name = "weight", .optional = true}},
                .network = DataDescription::Network::edges});
        return s;
    }();
    return schema;
}

inline config::ModelLookup models() {
    config::ModelLookup all = example::models();
    all.find = [of_examples = all.find](std::string_view name) { return name == "lively" ? &lively() : of_examples(name); };
    all.names.emplace_back("lively");
    return all;
}

inline config::Memory files_with(std::string_view input) {
    config::Memory files;
    files.add("scenarios/city/base.yaml", "model: example\nstart: 2025Q1\nsteps: 8\ndata: {industries: ../data/i.csv}\n");
    files.add("scenarios/data/i.csv", "industry,output,employment\nict,10,2.5\n");
    files.add("scenarios/data/f.csv", "supplier,ict\nict,1\n");
    files.add("scenarios/data/c.csv", "from\na\n");
    if (input.starts_with(network_mark)) {
        files.add("scenarios/data/t.graphml", std::string(input.substr(network_mark.size())));
        files.add("scenarios/city/s.yaml", "model: lively\nsteps: 8\ndata: {ties: ../data/t.graphml}\n");
    } else if (input.starts_with(table_mark)) {
        files.add("scenarios/data/i.csv", std::string(input.substr(table_mark.size())));
        files.add("scenarios/city/s.yaml", "extends: base.yaml\n");
    } else {
        files.add("scenarios/city/s.yaml", std::string(input));
    }
    return files;
}

[[noreturn]] inline void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s\n%s\n", what, text.c_str());
    std::abort();
}

/// Whether a study is good; if it is, each of its values is one that its factor accepts.
inline bool accepts_study(std::string_view input) {
    config::Memory files = files_with("");
    files.add("scenarios/city/study.yaml", std::string(input));
    try {
        const config::LoadedStudy loaded = config::load_study("scenarios/city/study.yaml", {}, models(), files);
        for (const Factor& factor : loaded.study.factors) {
            if (factor.shares.size() != factor.values.size()) fail("values without shares", std::string(input));
        }
        return true;
    } catch (const InputError& error) {
        if (error.problems().empty()) fail("refused without a reason", std::string(input));
        return false;
    }
}

/// True if the input was a good scenario. Its resolved form must then load and be written to the same bytes; anything thrown
/// but InputError leaves here as a crash.
inline bool accepts(std::string_view input) {
    if (input.starts_with(study_mark)) return accepts_study(input.substr(study_mark.size()));
    config::Memory files = files_with(input);
    const config::ModelLookup known = models();
    std::string text;
    try {
        const config::Loaded loaded = config::load("scenarios/city/s.yaml", {}, known, files);
        text = config::resolved(loaded.scenario, *loaded.schema);
    } catch (const InputError& error) {
        if (error.problems().empty()) fail("refused without a reason", std::string(input));
        return false;
    }
    files.add("scenarios/city/s.yaml", text);
    try {
        const config::Loaded again = config::load("scenarios/city/s.yaml", {}, known, files);
        if (config::resolved(again.scenario, *again.schema) != text) fail("not a fixed point", text);
    } catch (const InputError& error) {
        fail(error.what(), text);
    }
    return true;
}

}  // namespace consortia::fuzz
