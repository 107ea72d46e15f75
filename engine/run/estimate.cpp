#include "engine/run/estimate.hpp"

#include "engine/run/panels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace consortia {

namespace {

constexpr double fixed = 2.5e6;
// HDF5's, for a file of results, and for each variable of it.
constexpr double writing = 6e6, writing_variable = 40e3;

constexpr double slot = sizeof(u32);

// Letters cannot be known beforehand: three in a hundred of those visited write one of 40 bytes, which is held in its
// block's list, in the sorted mail, and in the other half of the sort.
constexpr double letters = 0.03 * 40 * 3;

// tests/performance/memory.py compares the estimate with peaks measured for ten sizes of three models.

/// What a run holds beside its state, by what its phases ask for (engine/step, engine/state).
class Beside {
  public:
    Beside(const Schema& schema, const Schedule& schedule, const Expected& expected)
        : schema_(schema), notes_(schedule.notes()), expected_(expected) {}

    /// As long as the run: copies of what a phase sees while it writes it, rows by target, owners of edges, indexes, mail.
    double lasting() const {
        double bytes = 0;
        for (const Record& record : schema_.records()) {
            const bool seen = any_phase_of(record, "read") || any_phase("before", record);
            if (seen) bytes += size(record);
            if (record.role == Record::Role::edge) bytes += rows(record);
            if (any_phase("index", record)) bytes += expected_.count(record) * (2 * slot + sizeof(double));
        }
        for (const PhaseNote& note : notes_) {
            if (!note.mail.empty() || !asks(note, "emit letters")) continue;
            for (const Record& record : schema_.records()) {
                if (visits(note, record)) bytes += letters * expected_.count(record);
            }
        }
        return bytes;
    }

    /// While the founders are made: the network that the largest table of edges comes from. A bare edge comes from a list of
    /// undirected pairs, each for two edges; one with more to it from a list of owners and edges.
    double founding() const {
        double most = 0;
        for (const Record& record : schema_.records()) {
            if (record.role != Record::Role::edge) continue;
            const double each = static_cast<double>(record.size);
            most = std::max(most, expected_.count(record) * (each > slot ? slot + each : slot));
        }
        return most;
    }

    /// For a moment of a step: edges while some are born or end. Agents have room for all that are expected.
    double changing() const {
        double most = 0;
        for (const Record& record : schema_.records()) {
            if (record.role != Record::Role::edge) continue;
            const double each = static_cast<double>(record.size);
            if (record.alive_offset || any_phase("emit edges", record))
                most = std::max(most, expected_.count(record) * each);
        }
        return most;
    }

  private:
    double size(const Record& record) const { return expected_.count(record) * static_cast<double>(record.size); }

    double rows(const Record& edge) const {
        double bytes = 0;
        if (any_phase("in", edge)) bytes += slot * (expected_.count(edge) + expected_.count(*schema_.find(edge.to)));
        const bool visited = std::ranges::any_of(notes_, [&](const PhaseNote& note) { return visits(note, edge); });
        return bytes + (visited ? slot * expected_.count(edge) : 0);
    }

    static bool visits(const PhaseNote& note, const Record& record) { return note.visits == record.type.name(); }
    static bool asks(const PhaseNote& note, std::string_view verb) {
        return std::ranges::any_of(note.access, [&](const AccessNote& access) { return access.verb == verb; });
    }
    static bool asks(const PhaseNote& note, std::string_view verb, const Record& record) {
        return std::ranges::any_of(
            note.access, [&](const AccessNote& access) { return access.verb == verb && access.record == record.type; });
    }
    bool any_phase(std::string_view verb, const Record& record) const {
        return std::ranges::any_of(notes_, [&](const PhaseNote& note) { return asks(note, verb, record); });
    }
    /// That visits the record itself, and not one at a time.
    bool any_phase_of(const Record& record, std::string_view verb) const {
        return std::ranges::any_of(notes_, [&](const PhaseNote& note) {
            return note.order.empty() && visits(note, record) && asks(note, verb, record);
        });
    }

    const Schema& schema_;
    std::vector<PhaseNote> notes_;
    const Expected& expected_;
};

double at_once(const Estimate& of_one) { return of_one.memory + of_one.output; }

}  // namespace

Estimate estimate(const Model& model, const Schema& schema, const Scenario& scenario) {
    Crew alone(1);
    const World world(schema, scenario, 0, alone);
    Expected expected(schema);
    model.expect(world.inputs(), expected);
    Estimate needs;
    needs.agents = expected.agents();
    needs.edges = expected.total() - expected.agents();
    needs.checkpoint = expected.bytes();
    const Beside beside(schema, schedule_of(model, schema), expected);
    needs.memory = expected.bytes() + std::max(beside.founding(), beside.lasting() + beside.changing()) + fixed;
    needs.writing = writing + writing_variable * static_cast<double>(schema.indicators().size());
    needs.panels = sizeof(double) * panel_numbers(scenario, schema, [&](const Record& r) { return expected.count(r); });
    needs.output = static_cast<double>(world.layout().width() * sizeof(double)) * scenario.steps + needs.panels;
    return needs;
}

u32 runs_that_fit(const Estimate& of_one, const Scenario& scenario, u32 wanted, double available) {
    const double fit = std::floor(available / at_once(of_one));
    if (fit >= 1) return static_cast<u32>(std::min<double>(fit, wanted));
    const Place place = scenario.files.empty() ? Place{} : Place{scenario.files.back().file, 0, 0};
    char agents[32];
    std::snprintf(agents, sizeof agents, "%.3g", of_one.agents);
    throw InputError(place, "a run of this scenario (" + std::string(agents) + " agents) needs about " +
                                bytes_text(at_once(of_one)) + " of memory, and " + bytes_text(available) +
                                " are free; make the population smaller (its parameters are shown by `describe " +
                                scenario.model + "`) or use a larger machine");
}

std::string bytes_text(double bytes) {
    constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    while (bytes >= 999.5 && unit + 1 < units.size()) {
        bytes /= 1000;
        ++unit;
    }
    char text[32];
    std::snprintf(text, sizeof text, unit == 0 || bytes >= 99.5 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
    return text;
}

}  // namespace consortia
