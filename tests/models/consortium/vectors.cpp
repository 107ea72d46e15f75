// Reads the rows that another hand computed, and looks that none of their equations is forgotten.
#include "tests/models/consortium/vectors.hpp"

#include "engine/run/simulation.hpp"
#include "models/consortium/government/government.hpp"
#include "tests/models/consortium/stage.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace consortium {

extern const Model model;

namespace vectors {

namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

std::vector<double> list_of(const std::string& text) {  // "(1,2,3)" or "()"
    std::vector<double> numbers;
    std::size_t from = 1;
    while (from + 1 < text.size()) {
        const std::size_t to = std::min(text.find(',', from), text.size() - 1);
        numbers.push_back(std::stod(text.substr(from, to - from)));
        from = to + 1;
    }
    return numbers;
}

Values values_of(const std::string& cell) {
    Values values;
    std::size_t from = 0;
    while (from < cell.size()) {
        const std::size_t to = std::min(cell.find("; ", from), cell.size());
        const std::string pair = cell.substr(from, to - from);
        from = to + 2;
        const std::size_t equal = pair.rfind('=');
        if (equal == std::string::npos) continue;
        const std::string name = pair.substr(0, equal);
        const std::string value = pair.substr(equal + 1);
        if (value.starts_with('(')) {
            values.lists[name] = list_of(value);
        } else if (value != "none") {
            values.numbers[name] = std::stod(value);
        }
    }
    return values;
}

struct Line {
    std::string equation;
    Row row;
};

const std::vector<Line>& all_lines() {
    static const std::vector<Line> lines = [] {
        std::vector<Line> read;
        std::ifstream file(CONSORTIA_VECTORS);
        bool heading = true;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with('#')) continue;
            const auto cells = cells_of(line);
            if (!heading && cells.size() >= 4)
                read.push_back({cells[0], {cells[1], values_of(cells[2]), values_of(cells[3])}});
            heading = false;
        }
        return read;
    }();
    return lines;
}

}  // namespace

double Row::operator()(const std::string& input) const {
    CAPTURE(name, input);
    REQUIRE(in.numbers.contains(input));
    return in.numbers.at(input);
}

double Row::operator()(const std::string& input, double otherwise) const {
    const auto found = in.numbers.find(input);
    return found == in.numbers.end() ? otherwise : found->second;
}

const std::vector<double>& Row::list(const std::string& input) const {
    CAPTURE(name, input);
    REQUIRE(in.lists.contains(input));
    return in.lists.at(input);
}

std::vector<Row> rows_of(const std::string& equation) {
    std::vector<Row> rows;
    for (const Line& line : all_lines()) {
        if (line.equation == equation) rows.push_back(line.row);
    }
    REQUIRE_FALSE(rows.empty());
    return rows;
}

std::vector<std::string> equations() {
    std::vector<std::string> names;
    for (const Line& line : all_lines()) {
        if (std::ranges::find(names, line.equation) == names.end()) names.push_back(line.equation);
    }
    return names;
}

void agrees(double ours, const Row& row, const std::string& output, double tolerance) {
    CAPTURE(row.name, output);
    REQUIRE(row.out.numbers.contains(output));
    CHECK_THAT(ours,
               WithinRel(row.out.numbers.at(output), tolerance) || WithinAbs(row.out.numbers.at(output), tolerance / 100));
}

const Inputs& defaults() {
    static const Schema schema = schema_of(consortium::model);
    static const Scenario scenario = stage::scenario({});
    static Crew crew(1);
    static const World world(schema, scenario, 0, crew);
    return world.inputs();
}

const CooperationRules& rules() {
    static const CooperationRules all = make_cooperation_rules(defaults());
    return all;
}

const Derived& tables() {
    static const Derived all = make_derived(defaults());
    return all;
}

PlatformRules with_platforms(const Row& row) {
    Consortium consortium{};
    consortium.intensity = {row("q_1", 0), row("q_2", 0), row("q_3", 0)};
    return PlatformRules(rules(), consortium);
}

EdgePolicy policy_of(const Row& row) {
    const double payout = row("ϖ", 1);
    return {.credit_rate = row("L1", .30),
            .eligible = row("eligible", 0) > 0,
            .for_all = row("eligible", 0) > 0,
            .carry_forward = row("L1.carry-forward", 1) > 0,
            .seat_subsidy = payout * row("L4", 0),
            .co_funding = payout * row("L5", 0),
            .bonus = payout * row("L6", 0),
            .audit = row("p_aud", 0),
            .audit_floor = 0,
            .penalty = row("L14", 12),
            .evaluation = row("inside consortium", 0) > 0 ? evaluation_gain(row("L16", 0)) : 0.0,
            .levy = row("L28", 0)};
}

}  // namespace vectors
}  // namespace consortium

TEST_CASE("every equation that has rows is held to them", "[consortium]") {
    const std::map<std::string, std::set<std::string>> held{
        {"production.cpp", {"E3", "E4", "E5, E6", "E7", "E8, E9", "E9b", "E110, E111, E112"}},
        {"partnership.cpp", {"E20", "E21, E22, E23", "E24", "E25", "E26", "E27", "E27b", "E28", "E74"}},
        {"choice.cpp", {"E29", "E29 d_max,p", "E29 school acceptance", "E30", "E31", "E32"}},
        {"governance.cpp", {"E84", "E90", "E90 support", "E92", "E93", "E94", "E95"}},
        {"teaching.cpp", {"E40 ST_p, E44 load_p, K_p", "d̃_p and ω", "E40", "E41", "E42", "E42b", "E43"}},
        {"teaching.cpp, teachers and effort", {"E44", "E46", "E46b", "E82", "E83"}},
        {"labour.cpp", {"E60", "E64", "E69"}},
        {"labour.cpp, phases_labour.cpp", {"E65"}},
        {"phases_labour.cpp", {"E67", "4.5.8 M[r][r']"}},
        {"innovation.cpp", {"E70", "E71", "E72", "E73", "E76", "E76c", "E78", "E79"}},
        {"transfer.cpp", {"E80", "E81"}},
        {"research.cpp", {"E29b"}},
        {"government.cpp", {"E97", "E108", "E109"}},
        {"restructuring.cpp", {"E106"}},
        {"accounts.cpp", {"E100", "E101", "E102", "E103", "E104"}}};
    std::multiset<std::string> named;
    for (const auto& [where, names] : held) named.insert(names.begin(), names.end());
    const std::vector<std::string> all = consortium::vectors::equations();
    CHECK(named == std::multiset<std::string>(all.begin(), all.end()));
}
