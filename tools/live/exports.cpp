// The functions that a page, or node, calls in the program for browsers. Texts are bytes and their number; what can fail
// gives the exit code of the command line (0 done, 2 the input is wrong, 3 the model broke its contract, 4 the system
// failed) and leaves why in told(). What is handed out lies in the program's memory and stays until the next call.
// engine.mjs calls them.
#include "models/catalogue.hpp"
#include "tools/live/description.hpp"
#include "tools/live/play.hpp"

#include <new>
#include <sstream>

namespace {

using namespace consortia;

/// What there is one of in a program: its memory is the instance's.
struct State {
    live::Play play{models::catalogue()};
    std::string told;
    EdgeNames edges;
};

State& state() {
    static State one;
    return one;
}

std::string mistakes(const InputError& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += (text.empty() ? "" : "\n") + to_string(problem);
    return text;
}

template <class Work>
int code_of(Work work) {
    std::string& told = state().told;
    try {
        work();
        return 0;
    } catch (const InputError& error) {
        told = mistakes(error);
        return 2;
    } catch (const SystemError& error) {
        told = error.what();
        return 4;
    } catch (const std::exception& error) {
        told = error.what();
        return 3;
    }
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream all(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(all, line);) lines.push_back(line);
    return lines;
}

}  // namespace

extern "C" {

[[clang::export_name("room")]] void* room(std::size_t bytes) { return ::operator new(bytes); }
[[clang::export_name("free_room")]] void free_room(void* room) { ::operator delete(room); }

[[clang::export_name("told")]] const char* told() { return state().told.data(); }
[[clang::export_name("told_size")]] std::size_t told_size() { return state().told.size(); }

[[clang::export_name("add_file")]] void add_file(const char* name, std::size_t length, const char* bytes, std::size_t size) {
    state().play.add({name, length}, {bytes, size});
}

/// `overrides`: one a line.
[[clang::export_name("open")]] int open_scenario(const char* scenario, std::size_t length, const char* overrides,
                                                 std::size_t size, u32 replicate) {
    return code_of([&] { state().play.open({scenario, length}, lines_of({overrides, size}), replicate); });
}

/// Leaves a JSON object in told(), see description.hpp.
[[clang::export_name("describe")]] int describe() {
    return code_of([] { state().told = live::description_of(state().play.simulation()); });
}

[[clang::export_name("step")]] int step() {
    return code_of([] { state().play.step(); });
}
[[clang::export_name("steps_done")]] u32 steps_done() { return state().play.simulation().steps_done(); }
[[clang::export_name("is_done")]] int is_done() { return state().play.simulation().done() ? 1 : 0; }

/// The frames after the burn-in, one behind the other.
[[clang::export_name("frames")]] const double* frames() { return state().play.simulation().output().rows.data(); }
[[clang::export_name("frame_count")]] std::size_t frame_count() { return state().play.simulation().output().steps(); }
[[clang::export_name("frame_width")]] std::size_t frame_width() { return state().play.simulation().output().width; }

/// Of the state as it stands.
[[clang::export_name("digest")]] u64 digest() { return state().play.simulation().world().digest(); }

/// Looks at all edges of a kind: edge_count() of them, from whom and to whom by their keys, 0 for an edge that has ended.
[[clang::export_name("look_at_edges")]] int look_at_edges(const char* kind, std::size_t length) {
    return code_of([&] { state().edges = state().play.edges({kind, length}); });
}
[[clang::export_name("edge_count")]] std::size_t edge_count() { return state().edges.keys.size(); }
[[clang::export_name("edges_from")]] const u64* edges_from() { return state().edges.from.data(); }
[[clang::export_name("edges_to")]] const u64* edges_to() { return state().edges.to.data(); }

}  // extern "C"
