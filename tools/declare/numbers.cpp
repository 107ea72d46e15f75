#include "tools/declare/numbers.hpp"

#include <map>

namespace consortia::declare {

namespace {

using Kind = config::DescribedNumbers::Kind;

constexpr double most_array_size = 4096;

/// `0 certified, 1 all`.
std::string labels_of(const Quantity& quantity) {
    std::vector<std::string> labels;
    for (const std::string& label : quantity.labels) labels.push_back(std::to_string(labels.size()) + ' ' + label);
    return joined(labels, ", ");
}

/// `1/q, 0 to 0.5`.
std::string values_of(const Quantity& quantity) {
    if (quantity.kind == Quantity::Kind::choice) return labels_of(quantity);
    return quantity.unit + ", " + literal(quantity.hard.low) + " to " + literal(quantity.hard.high) +
           (quantity.kind == Quantity::Kind::whole ? ", whole" : "") +
           (quantity.may_be_none ? ", or infinite where there is none" : "");
}

/// `δ_u (E60, E61): 1/q, 0 to 0.5`.
std::string facts_of(const Quantity& quantity) {
    std::string facts = joined(quantity.equations, ", ");
    if (!quantity.symbol.empty()) facts = facts.empty() ? quantity.symbol : quantity.symbol + " (" + facts + ')';
    if (!quantity.lever.empty()) facts = facts.empty() ? quantity.lever : quantity.lever + ", " + facts;
    return (facts.empty() ? "" : facts + ": ") + values_of(quantity);
}

std::string member(const config::DescribedNumber& number, Kind kind) {
    const Quantity& quantity = number.quantity;
    const std::string name = member_of(quantity.name);
    const std::string lines = comment(quantity.about.en, "    ") + comment(facts_of(quantity), "    ") + "    ";
    if (number.is_constant) return lines + "static constexpr double " + name + " = " + literal(quantity.fallback) + ";\n";
    return lines + (kind == Kind::levers ? "consortia::Lever " + name : "double " + name + " = 0") + ";\n";
}

bool is_array_size(const config::DescribedNumber& number) {
    const Quantity& quantity = number.quantity;
    return quantity.kind == Quantity::Kind::whole && !number.is_constant && quantity.hard.low >= 0 &&
           quantity.hard.high <= most_array_size;
}

/// Ends of ranges, for arrays that hold as many as a parameter says.
std::string most_of(const config::DescribedNumbers& numbers) {
    std::string members;
    for (const config::DescribedNumber& number : numbers.numbers) {
        if (!is_array_size(number)) continue;
        members += "        static constexpr unsigned " + member_of(number.quantity.name) + " = " +
                   literal(number.quantity.hard.high) + ";\n";
    }
    return members.empty()
               ? ""
               : comment("The ends of ranges of whole numbers.", "    ") + "    struct Most {\n" + members + "    };\n\n";
}

std::string name_of(Quantity::Kind kind) {
    switch (kind) {
        case Quantity::Kind::real:
            return "real";
        case Quantity::Kind::whole:
            return "whole";
        case Quantity::Kind::choice:
            break;
    }
    return "choice";
}

std::string range(const Range& range) { return '{' + literal(range.low) + ", " + literal(range.high) + '}'; }

/// Those that have their default are left out.
Members members_of(const Quantity& q) {
    Members members;
    members.add("name", literal(q.name));
    if (q.kind != Quantity::Kind::real) members.add("kind", "consortia::Quantity::Kind::" + name_of(q.kind));
    if (!q.unit.empty()) members.add("unit", literal(q.unit));
    members.add("hard", range(q.hard));
    members.add("usual", range(q.usual));
    members.add("fallback", literal(q.fallback));
    if (q.may_be_none) members.add("may_be_none", "true");
    if (q.moves) members.add("moves", "true");
    if (!q.labels.empty()) members.add("labels", literals(q.labels));
    members.add("source", literal(q.source));
    if (!q.about.en.empty() || !q.about.zh.empty()) members.add("about", literals({q.about.en, q.about.zh}));
    if (!q.lever.empty()) members.add("lever", literal(q.lever));
    if (!q.law.en.empty() || !q.law.zh.empty()) members.add("law", literals({q.law.en, q.law.zh}));
    if (!q.targets.empty()) members.add("targets", literals(q.targets));
    if (!q.symbol.empty()) members.add("symbol", literal(q.symbol));
    if (!q.equations.empty()) members.add("equations", literals(q.equations));
    return members;
}

}  // namespace

void check_members(const config::DescribedNumbers& numbers, config::Problems& problems) {
    std::map<std::string, std::string> dotted_of;
    for (const auto& [quantity, is_constant, where] : numbers.numbers) {
        const std::string name = member_of(quantity.name);
        const auto [other, is_new] = dotted_of.try_emplace(name, quantity.name);
        if (!is_identifier(name))
            problems.error(where, quantity.name + ": no variable of C++ can be called " + config::quote(name));
        if (!is_new)
            problems.error(where, quantity.name + ": its member would be called " + name + ", as that of " + other->second);
    }
}

std::string header_of(const config::DescribedNumbers& numbers, Kind kind, const Subject& subject) {
    std::string text = kind == Kind::levers ? "#include \"engine/schema/lever.hpp\"\n\n" : "";
    text += forward_schema() + open_namespace(subject) + comment(numbers.about, "") + "struct " + subject.type() + " {\n";
    for (const config::DescribedNumber& number : numbers.numbers) text += member(number, kind) + '\n';
    if (kind == Kind::parameters) text += most_of(numbers);
    return header(subject, text + declare_member() + "};\n\n" + close_namespace(subject));
}

std::string source_of(const config::DescribedNumbers& numbers, Kind kind, const Subject& subject) {
    const std::string declare = kind == Kind::levers ? "schema.lever" : "schema.parameter";
    std::string calls;
    for (const config::DescribedNumber& number : numbers.numbers) {
        if (number.is_constant) continue;
        const Quantity& quantity = number.quantity;
        calls += "    " + declare + "(\n        " + members_of(quantity).text() + ",\n        &" + subject.type() +
                 "::" + member_of(quantity.name) + ");\n";
    }
    return source(subject, calls);
}

}  // namespace consortia::declare
