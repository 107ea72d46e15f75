#include "engine/measure/measure.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/input/problems.hpp"
#include "engine/measure/functions.hpp"
#include "engine/measure/total.hpp"

#include <algorithm>
#include <set>

namespace consortia::measure {

namespace {

using Kind = Term::Kind;

std::vector<std::string> names_of(const FrameLayout& layout) {
    std::vector<std::string> names;
    for (const FrameLayout::Entry& entry : layout.entries()) names.push_back(entry.indicator.name);
    return names;
}

const FrameLayout::Entry* find(const FrameLayout& layout, const std::string& name) {
    const auto named = [&](const FrameLayout::Entry& entry) { return entry.indicator.name == name; };
    const auto found = std::ranges::find_if(layout.entries(), named);
    return found == layout.entries().end() ? nullptr : &*found;
}

double result_of(Kind kind, double a, double b) {
    if (kind == Kind::plus) return a + b;
    if (kind == Kind::minus) return a - b;
    return kind == Kind::times ? a * b : a / b;
}

template <Kind kind>
double operation(double a, double b) {
    const double result = result_of(kind, a, b);
    return result - result == 0 ? result : undefined;  // over nothing
}

using Operation = double (*)(double, double);

Operation operation_of(Kind kind) {
    if (kind == Kind::plus) return operation<Kind::plus>;
    if (kind == Kind::minus) return operation<Kind::minus>;
    return kind == Kind::times ? operation<Kind::times> : operation<Kind::over>;
}

void collect(const Term& term, std::set<std::string>& names) {
    if (term.kind == Kind::indicator) names.insert(term.name);
    for (const Term& part : term.parts) collect(part, names);
}

bool has_call(const Term& term) { return term.kind == Kind::call || std::ranges::any_of(term.parts, has_call); }

void check_count(const Term& term, const Function& function) {
    const std::size_t wanted = function.takes.size(), given = term.parts.size();
    if (given == wanted || (given > wanted && function.more)) return;
    throw Mistake(term.at, term.name + " takes " + std::to_string(wanted) + (function.more ? " or more" : "") +
                               (wanted == 1 ? " value" : " values") + ", not " + std::to_string(given));
}

void check_arguments(const Term& term, const Function& function, const std::vector<Shape>& shapes) {
    check_count(term, function);
    for (std::size_t k = 0; k < shapes.size(); ++k) {
        const Function::Takes takes = function.takes[std::min(k, function.takes.size() - 1)];
        if (!fits(shapes[k], takes)) throw Mistake(term.parts[k].at, term.name + " expects " + words_of(takes));
    }
    const bool two_cuts = shapes.size() > 1 && !shapes[0].cells.empty() && !shapes[1].cells.empty();
    if (two_cuts && shapes[0] != shapes[1])
        throw Mistake(term.parts[1].at, term.name + " expects two cuts by the same axis");
}

Shape given_by(const Function& function, const Shape& first) {
    switch (function.gives) {
        case Function::Gives::same:
            return first;
        case Function::Gives::without_steps:
            return {false, first.cells};
        case Function::Gives::without_cells:
            return {first.over_steps, {}};
        case Function::Gives::number:
            break;
    }
    return {};
}

Value last_steps_of(Value value, std::size_t wanted) {
    if (wanted == 0 || wanted >= value.steps) return value;
    const auto gone = static_cast<std::ptrdiff_t>((value.steps - wanted) * value.cells());
    value.numbers.erase(value.numbers.begin(), value.numbers.begin() + gone);
    value.steps = wanted;
    return value;
}

}  // namespace

std::optional<Window> window_of(const std::string& text) {
    if (text == "all") return Window{};
    constexpr std::string_view last = "last ";
    if (!text.starts_with(last)) return std::nullopt;
    const auto count = config::parse_count(std::string_view(text).substr(last.size()));
    if (!count || *count == 0 || *count > std::numeric_limits<u32>::max()) return std::nullopt;
    return Window{static_cast<u32>(*count)};
}

std::string text_of(Window window) { return window.last == 0 ? "all" : "last " + std::to_string(window.last); }

Recorded recorded(const RunOutput& run) { return recorded(run, 0, run.steps()); }

Recorded recorded(const RunOutput& run, std::size_t from, std::size_t to) {
    return [&run, from, to](const FrameLayout::Entry& entry) {
        std::vector<double> numbers;
        for (std::size_t step = from; step < to; ++step) {
            const auto cells = run.row(step).subspan(entry.offset, entry.size);
            numbers.insert(numbers.end(), cells.begin(), cells.end());
        }
        return numbers;
    };
}

Measure::Measure(const std::string& text, const Schema& schema, const std::vector<Axis>& axes, Window window)
    : Measure(read_expression(text), schema, axes, window) {}

Measure::Measure(Term whole, const Schema& schema, const std::vector<Axis>& axes, Window window)
    : whole_(std::move(whole)),
      layout_(schema.indicators(), axes),
      axes_(axes),
      steps_per_year_(steps_of_about_a_year(schema.steps_are())),
      window_(window) {
    if (!shape_of(whole_).cells.empty()) throw Mistake(whole_.at, "is not one number: pick labels, or take the total");
}

std::vector<std::string> Measure::indicators() const {
    std::set<std::string> names;
    collect(whole_, names);
    return {names.begin(), names.end()};
}

bool Measure::looks_back() const { return has_call(whole_); }

// Whether it can be worked out

Shape Measure::shape_of(const Term& term) const {
    if (term.kind == Kind::number) return {};
    if (term.kind == Kind::indicator) return shape_of_indicator(term);
    if (term.kind == Kind::negative) return shape_of(term.parts.front());
    return term.kind == Kind::call ? shape_of_call(term) : shape_of_operation(term);
}

Shape Measure::shape_of_indicator(const Term& term) const {
    const FrameLayout::Entry* entry = find(layout_, term.name);
    if (entry == nullptr) {
        throw Mistake(term.at,
                      config::quote(term.name) + ": unknown indicator" + config::suggestion(term.name, names_of(layout_)));
    }
    if (term.labels.empty()) return {true, entry->shape};
    if (term.labels.size() != entry->shape.size()) {
        throw Mistake(term.at, term.name + " lies over " + std::to_string(entry->shape.size()) + " axes (" +
                                   config::listed(entry->indicator.over) + "), not " + std::to_string(term.labels.size()));
    }
    cell_of(term);
    return {true, {}};
}

Shape Measure::shape_of_operation(const Term& term) const {
    const Shape left = shape_of(term.parts[0]), right = shape_of(term.parts[1]);
    if (!left.cells.empty() && !right.cells.empty() && left.cells != right.cells)
        throw Mistake(term.parts[1].at, "two cuts by other axes cannot be joined");
    return {left.over_steps || right.over_steps, left.cells.empty() ? right.cells : left.cells};
}

Shape Measure::shape_of_call(const Term& term) const {
    const Function* function = find_function(term.name);
    if (function == nullptr)
        throw Mistake(term.at,
                      config::quote(term.name) + ": unknown function" + config::suggestion(term.name, function_names()));
    if (function->of_years && steps_per_year_ == 0) throw Mistake(term.at, term.name + " needs a model with a calendar");
    std::vector<Shape> shapes;
    for (const Term& part : term.parts) shapes.push_back(shape_of(part));
    check_arguments(term, *function, shapes);
    return given_by(*function, shapes.front());
}

std::size_t Measure::label_of(const Term& term, std::size_t axis, const Indicator& indicator) const {
    const std::vector<std::string>& labels = std::ranges::find(axes_, indicator.over[axis], &Axis::name)->labels;
    const auto found = std::ranges::find(labels, term.labels[axis]);
    if (found != labels.end()) return static_cast<std::size_t>(found - labels.begin());
    throw Mistake(term.at, term.name + ": unknown label " + config::quote(term.labels[axis]) + " of " +
                               indicator.over[axis] + config::suggestion(term.labels[axis], labels));
}

std::size_t Measure::cell_of(const Term& term) const {
    const FrameLayout::Entry& entry = *find(layout_, term.name);
    std::size_t cell = 0;
    for (std::size_t axis = 0; axis < entry.shape.size(); ++axis)
        cell = cell * entry.shape[axis] + label_of(term, axis, entry.indicator);
    return cell;
}

// Working it out

double Measure::of(const Recorded& run) const {
    const Value left = value_of(whole_, run);
    Total total;
    for (const double x : left.numbers) total.add(x);
    return total.mean();
}

double Measure::at_the_end(const Recorded& run) const { return value_of(whole_, run).numbers.back(); }

Value Measure::value_of(const Term& term, const Recorded& run) const {
    if (term.kind == Kind::number) return number_value(term.number);
    return term.kind == Kind::indicator ? value_of_indicator(term, run) : value_of_parts(term, run);
}

Value Measure::value_of_indicator(const Term& term, const Recorded& run) const {
    const FrameLayout::Entry& entry = *find(layout_, term.name);
    std::vector<double> numbers = run(entry);
    if (numbers.empty()) numbers.assign(entry.size, undefined);
    const std::size_t steps = numbers.size() / entry.size;
    const Value all = last_steps_of({{true, entry.shape}, steps, std::move(numbers)}, window_.last);
    if (term.labels.empty()) return all;
    return {{true, {}}, all.steps, all.path(cell_of(term))};
}

Value Measure::value_of_parts(const Term& term, const Recorded& run) const {
    std::vector<Value> parts;
    for (const Term& part : term.parts) parts.push_back(value_of(part, run));
    if (term.kind == Kind::call) return find_function(term.name)->work_out(parts, steps_per_year_);
    if (term.kind == Kind::negative) return each_one(parts[0], [](double x) { return -x; });
    return each_pair(parts[0], parts[1], operation_of(term.kind));
}

}  // namespace consortia::measure
