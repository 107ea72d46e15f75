#include "tools/analyse/worlds/worlds.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/problems.hpp"
#include "engine/core/error.hpp"
#include "engine/measure/expression.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace consortia::analyse {

namespace {

using measure::Clause;
using measure::Term;
using output::DataSet;
using output::StoredVariable;

/// How many futures, draws and seeds a point has.
struct Extent {
    std::size_t points = 0, futures = 1, draws = 1, seeds = 0;

    std::size_t worlds() const { return futures * draws; }
};

Extent extent_of(const DataSet& result) {
    const std::vector<std::string> over = output::run_dimensions(result);
    const std::vector<u64>& shape = result.at("run_status", over).shape;
    Extent extent;
    for (std::size_t k = 0; k < over.size(); ++k) {
        if (over[k] == "point") extent.points = shape[k];
        if (over[k] == "future") extent.futures = shape[k];
        if (over[k] == "draw") extent.draws = shape[k];
        if (over[k] == "seed") extent.seeds = shape[k];
    }
    return extent;
}

/// By point or draw; of a choice the position of its label.
Column values_stored(const DataSet& result, const std::string& name) {
    if (result.at(name).kind != StoredVariable::Kind::text) return {.name = name, .values = result.numbers(name)};
    const std::vector<std::string> texts = result.texts(name);
    Column column{.name = name, .labels = texts};
    std::ranges::sort(column.labels);
    column.labels.erase(std::unique(column.labels.begin(), column.labels.end()), column.labels.end());
    for (const std::string& text : texts)
        column.values.push_back(static_cast<double>(std::ranges::lower_bound(column.labels, text) - column.labels.begin()));
    return column;
}

bool varies(const std::vector<double>& values) {
    const bool known = std::ranges::all_of(values, [](double x) { return std::isfinite(x); });
    return known && std::ranges::adjacent_find(values, std::ranges::not_equal_to{}) != values.end();
}

class Reader {
  public:
    explicit Reader(const DataSet& result) : result_(result), extent_(extent_of(result)) {
        const std::vector<std::string> status = result.texts("run_status");
        for (std::size_t row = 0; row < extent_.points * extent_.worlds(); ++row) {
            const auto first = status.begin() + static_cast<std::ptrdiff_t>(row * extent_.seeds);
            const bool whole = std::all_of(first, first + static_cast<std::ptrdiff_t>(extent_.seeds),
                                           [](const std::string& each) { return each == "finished"; });
            if (whole) rows_.push_back(row);
        }
    }

    Worlds worlds() const {
        Worlds worlds{.study = result_.note("study_name"),
                      .left_out = extent_.points * extent_.worlds() - rows_.size(),
                      .seeds = extent_.seeds};
        if (result_.find("future") != nullptr) worlds.futures = result_.labels("future");
        if (result_.find("draw") != nullptr) worlds.draws = result_.labels("draw");
        for (const std::size_t row : rows_) {
            worlds.point.push_back(row / extent_.worlds());
            worlds.world.push_back(row % extent_.worlds());
        }
        for (const std::string& name : names_of("factors")) add_input(worlds, name, worlds.point);
        for (const std::string& name : names_of("drawn")) add_drawn(worlds, name);
        for (std::size_t future = 0; future < worlds.futures.size(); ++future) add_future(worlds, future);
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

    /// `place`: by row, of which point or draw it has the value.
    void add_input(Worlds& worlds, const std::string& name, const std::vector<std::size_t>& place) const {
        const Column stored = values_stored(result_, name);
        Column column{.name = name, .labels = stored.labels};
        for (const std::size_t at : place) column.values.push_back(stored.values.at(at));
        if (varies(column.values)) worlds.inputs.push_back(std::move(column));
    }

    void add_drawn(Worlds& worlds, const std::string& name) const {
        std::vector<std::size_t> draws;
        for (const std::size_t world : worlds.world) draws.push_back(world % extent_.draws);
        const std::size_t before = worlds.inputs.size();
        add_input(worlds, name, draws);
        if (worlds.inputs.size() > before) worlds.inputs.back().of_world = true;
    }

    void add_future(Worlds& worlds, std::size_t future) const {
        Column column{.name = "future " + worlds.futures[future], .of_world = true};
        for (const std::size_t world : worlds.world) column.values.push_back(world / extent_.draws == future ? 1 : 0);
        if (varies(column.values)) worlds.inputs.push_back(std::move(column));
    }

    Column output(const std::string& name) const {
        const std::vector<double> numbers = result_.numbers(name);
        Column column{.name = name};
        for (const std::size_t row : rows_) {
            double sum = 0;
            for (std::size_t seed = 0; seed < extent_.seeds; ++seed) {
                column.runs.push_back(numbers[row * extent_.seeds + seed]);
                sum += column.runs.back();
            }
            column.values.push_back(sum / static_cast<double>(extent_.seeds));
        }
        return column;
    }

    const DataSet& result_;
    Extent extent_;
    std::vector<std::size_t> rows_;  ///< point by point, world by world, those of which all runs are finished
};

/// Works out conditions and expressions row by row.
class Rows {
  public:
    /// `where`: the option that they were given to.
    Rows(const Worlds& worlds, const std::string& where) : worlds_(worlds), where_(where) {}

    /// Nothing where it hangs on a number that is not defined.
    std::optional<bool> holds(const Clause& clause, std::size_t row) const {
        switch (clause.kind) {
            case Clause::Kind::all:
                return joined(clause.parts, row, false);
            case Clause::Kind::any:
                return joined(clause.parts, row, true);
            case Clause::Kind::opposite:
                if (const auto held = holds(clause.parts.front(), row)) return !*held;
                return std::nullopt;
            default:
                break;
        }
        const double larger = value(clause.sides[0], row), smaller = value(clause.sides[1], row);
        if (std::isnan(larger) || std::isnan(smaller)) return std::nullopt;
        return clause.kind == Clause::Kind::larger ? larger > smaller : larger >= smaller;
    }

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
                return part(1) == 0 ? std::nan("") : part(0) / part(1);
            case Term::Kind::indicator:
                if (term.labels.empty()) return column(term.name).values[row];
                break;
            case Term::Kind::call:
                break;
        }
        refuse("a study keeps single numbers: no functions, no labels");
    }

  private:
    /// Whatever part is `deciding` decides.
    std::optional<bool> joined(const std::vector<Clause>& parts, std::size_t row, bool deciding) const {
        bool all_known = true;
        for (const Clause& part : parts) {
            const std::optional<bool> held = holds(part, row);
            if (held == deciding) return deciding;
            all_known = all_known && held.has_value();
        }
        return all_known ? std::optional(!deciding) : std::nullopt;
    }

    const Column& column(const std::string& name) const {
        std::vector<std::string> known;
        const auto found = std::ranges::find(worlds_.outputs, name, &Column::name);
        if (found != worlds_.outputs.end()) return *found;
        for (const Column& each : worlds_.outputs) known.push_back(each.name);
        refuse("the study keeps no " + config::quote(name) + config::suggestion(name, known));
    }

    [[noreturn]] void refuse(const std::string& why) const { throw InputError(Place{where_}, why); }

    const Worlds& worlds_;
    const std::string& where_;
};

/// What `read` makes of the text that an option was given.
template <class Read>
auto as_read(const Read& read, const std::string& text, const std::string& where) {
    try {
        return read(text);
    } catch (const measure::Mistake& mistake) {
        throw InputError(Place{where}, "at character " + std::to_string(mistake.at() + 1) + ": " + mistake.what());
    }
}

}  // namespace

Worlds read_worlds(const DataSet& result) {
    if (result.note("study").empty())
        throw InputError(Place{result.path()}, "is no result of a study; `sweep` and `merge` write study.h5");
    return Reader(result).worlds();
}

Worlds without_seed(const Worlds& worlds, std::size_t seed) {
    Worlds others = worlds;
    for (Column& output : others.outputs)
        for (std::size_t row = 0; row < output.values.size(); ++row) {
            double sum = 0;
            for (std::size_t k = 0; k < worlds.seeds; ++k) sum += k == seed ? 0 : output.runs[row * worlds.seeds + k];
            output.values[row] = sum / static_cast<double>(worlds.seeds - 1);
        }
    return others;
}

std::vector<double> values_of(const Worlds& worlds, const std::string& expression, const std::string& where) {
    const Term term = as_read(measure::read_expression, expression, where);
    const Rows rows(worlds, where);
    std::vector<double> values;
    for (std::size_t row = 0; row < worlds.rows(); ++row) values.push_back(rows.value(term, row));
    return values;
}

std::vector<bool> rows_where(const Worlds& worlds, const std::string& condition, const std::string& where) {
    const Clause clause = as_read(measure::read_condition, condition, where);
    const Rows rows(worlds, where);
    std::vector<bool> holds;
    for (std::size_t row = 0; row < worlds.rows(); ++row) holds.push_back(rows.holds(clause, row).value_or(false));
    return holds;
}

}  // namespace consortia::analyse
