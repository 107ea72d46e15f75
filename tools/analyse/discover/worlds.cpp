#include "tools/analyse/discover/worlds.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/problems.hpp"
#include "engine/core/error.hpp"
#include "engine/measure/expression.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

using measure::Clause;
using measure::Term;
using output::DataSet;
using output::StoredVariable;

/// How many runs and draws a point has.
struct Extent {
    std::size_t points = 0, draws = 1, seeds = 0;
};

Extent extent_of(const DataSet& result) {
    const std::vector<u64>& shape = result.at("run_status", output::run_dimensions(result)).shape;
    return shape.size() == 3 ? Extent{shape[0], shape[1], shape[2]} : Extent{shape[0], 1, shape[1]};
}

std::vector<double> factor_values(const DataSet& result, const std::string& name) {
    if (result.at(name).kind != StoredVariable::Kind::text) return result.numbers(name);
    const std::vector<std::string> texts = result.texts(name);
    std::vector<std::string> labels = texts;
    std::ranges::sort(labels);
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    std::vector<double> values;
    for (const std::string& text : texts)
        values.push_back(static_cast<double>(std::ranges::lower_bound(labels, text) - labels.begin()));
    return values;
}

bool varies(const std::vector<double>& values) {
    const bool known = std::ranges::all_of(values, [](double x) { return std::isfinite(x); });
    return known && std::ranges::adjacent_find(values, std::ranges::not_equal_to{}) != values.end();
}

class Reader {
  public:
    explicit Reader(const DataSet& result) : result_(result), extent_(extent_of(result)) {
        const std::vector<std::string> status = result.texts("run_status");
        for (std::size_t row = 0; row < extent_.points * extent_.draws; ++row) {
            const auto first = status.begin() + static_cast<std::ptrdiff_t>(row * extent_.seeds);
            const bool whole = std::all_of(first, first + static_cast<std::ptrdiff_t>(extent_.seeds),
                                           [](const std::string& each) { return each == "finished"; });
            if (whole) rows_.push_back(row);
        }
    }

    Worlds worlds() const {
        Worlds worlds{.study = result_.note("study_name"), .left_out = extent_.points * extent_.draws - rows_.size()};
        for (const std::string& name : names_of("factors")) add_input(worlds, name, extent_.draws);
        for (const std::string& name : names_of("drawn")) add_input(worlds, name, 1);
        const std::vector<std::string> runs = output::run_dimensions(result_);
        for (const StoredVariable& variable : result_.variables())
            if (variable.kind == StoredVariable::Kind::number && variable.over == runs)
                worlds.outputs.push_back(output(variable.name));
        return worlds;
    }

  private:
    std::vector<std::string> names_of(const char* note) const {
        const auto found = result_.notes().find(note);
        return found == result_.notes().end() ? std::vector<std::string>{} : found->second;
    }

    /// `each`: how many rows beside each other have one value; then the next value follows, and after the last the first.
    void add_input(Worlds& worlds, const std::string& name, std::size_t each) const {
        const std::vector<double> values = factor_values(result_, name);
        Column column{name, {}};
        for (const std::size_t row : rows_) column.values.push_back(values[row / each % values.size()]);
        if (varies(column.values)) worlds.inputs.push_back(std::move(column));
    }

    Column output(const std::string& name) const {
        const std::vector<double> numbers = result_.numbers(name);
        Column column{name, {}};
        for (const std::size_t row : rows_) {
            double sum = 0;
            for (std::size_t seed = 0; seed < extent_.seeds; ++seed) sum += numbers[row * extent_.seeds + seed];
            column.values.push_back(sum / static_cast<double>(extent_.seeds));
        }
        return column;
    }

    const DataSet& result_;
    Extent extent_;
    std::vector<std::size_t> rows_;  ///< point by point, draw by draw, those of which all runs are finished
};

/// Works out a condition row by row.
class Condition {
  public:
    explicit Condition(const Worlds& worlds) : worlds_(worlds) {}

    bool holds(const Clause& clause, std::size_t row) const {
        const auto part_holds = [&](const Clause& part) { return holds(part, row); };
        switch (clause.kind) {
            case Clause::Kind::all:
                return std::ranges::all_of(clause.parts, part_holds);
            case Clause::Kind::any:
                return std::ranges::any_of(clause.parts, part_holds);
            case Clause::Kind::opposite:
                return !holds(clause.parts.front(), row);
            case Clause::Kind::larger:
                return value(clause.sides[0], row) > value(clause.sides[1], row);
            default:
                return value(clause.sides[0], row) >= value(clause.sides[1], row);
        }
    }

  private:
    double value(const Term& term, std::size_t row) const {
        const auto part = [&](std::size_t k) { return value(term.parts[k], row); };
        switch (term.kind) {
            case Term::Kind::number:
                return term.number;
            case Term::Kind::negative:
                return -part(0);
            case Term::Kind::plus:
                return part(0) + part(1);
            case Term::Kind::minus:
                return part(0) - part(1);
            case Term::Kind::times:
                return part(0) * part(1);
            case Term::Kind::over:
                return part(0) / part(1);
            case Term::Kind::indicator:
                if (term.labels.empty()) return column(term.name).values[row];
                break;
            case Term::Kind::call:
                break;
        }
        refuse("a study keeps single numbers: no functions, no labels");
    }

    const Column& column(const std::string& name) const {
        std::vector<std::string> known;
        const auto found = std::ranges::find(worlds_.outputs, name, &Column::name);
        if (found != worlds_.outputs.end()) return *found;
        for (const Column& each : worlds_.outputs) known.push_back(each.name);
        refuse("the study keeps no " + config::quote(name) + config::suggestion(name, known));
    }

    [[noreturn]] static void refuse(const std::string& why) {
        throw InputError({{Problem::Severity::error, Place{"--where"}, why}});
    }

    const Worlds& worlds_;
};

}  // namespace

Worlds read_worlds(const DataSet& result) {
    if (result.note("study").empty())
        throw InputError({{Problem::Severity::error, Place{result.path()},
                           "is no result of a study; `sweep` and `merge` write study.h5"}});
    return Reader(result).worlds();
}

std::vector<bool> rows_where(const Worlds& worlds, const std::string& text) {
    Clause clause;
    try {
        clause = measure::read_condition(text);
    } catch (const measure::Mistake& mistake) {
        throw InputError({{Problem::Severity::error, Place{"--where"},
                           "at character " + std::to_string(mistake.at() + 1) + ": " + mistake.what()}});
    }
    const Condition condition(worlds);
    std::vector<bool> rows;
    for (std::size_t row = 0; row < worlds.rows(); ++row) rows.push_back(condition.holds(clause, row));
    return rows;
}

}  // namespace consortia::analyse
