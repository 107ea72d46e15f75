#include "engine/measure/expression.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::measure;

namespace {

/// Column and words of what is wrong.
std::pair<std::size_t, std::string> mistake(const std::string& text) {
    try {
        read_expression(text);
    } catch (const Mistake& found) {
        return {found.at(), found.what()};
    }
    return {0, "none"};
}

/// With brackets around every operation.
std::string written(const Term& term) {
    static constexpr std::string_view signs = "+-*/";
    switch (term.kind) {
        case Term::Kind::number:
            return std::to_string(static_cast<int>(term.number));
        case Term::Kind::negative:
            return "(-" + written(term.parts[0]) + ")";
        case Term::Kind::indicator:
        case Term::Kind::call:
            break;
        default: {
            const auto sign = static_cast<std::size_t>(term.kind) - static_cast<std::size_t>(Term::Kind::plus);
            return "(" + written(term.parts[0]) + signs[sign] + written(term.parts[1]) + ")";
        }
    }
    std::string text = term.name;
    for (const std::string& label : term.labels) text += "[" + label + "]";
    for (const Term& part : term.parts) text += "<" + written(part) + ">";
    return text;
}

std::string read(const std::string& text) { return written(read_expression(text)); }

}  // namespace

TEST_CASE("times and over bind more than plus and minus, and all from left to right") {
    CHECK(read("1 + 2*3 - 4/5/6") == "((1+(2*3))-((4/5)/6))");
    CHECK(read("-(1 + 2)*-a") == "((-(1+2))*(-a))");
}

TEST_CASE("a number may have an exponent, and an e that has no digits is none of it") {
    CHECK(read("2e3 - 1e-1*x") == "(2000-(0*x))");
    CHECK(read_expression("1.5E-3").number == 0.0015);
    CHECK(mistake("2e") == std::pair<std::size_t, std::string>(1, "expected an operation or the end, got 'e'"));
}

TEST_CASE("an indicator may have labels, a function values, which may be functions") {
    CHECK(read("b[0.25, five or more]") == "b[0.25][five or more]");
    CHECK(read("lead(log(w), total(c), 3)") == "lead<log<w>><total<c>><3>");
}

TEST_CASE("what is no expression is refused with its place and what came instead") {
    CHECK(mistake("a +") ==
          std::pair<std::size_t, std::string>{3, "expected a number, an indicator or a function, got the end"});
    CHECK(mistake("mean(a") == std::pair<std::size_t, std::string>{6, "expected ), got the end"});
    CHECK(mistake("2 a") == std::pair<std::size_t, std::string>{2, "expected an operation or the end, got 'a'"});
    CHECK(mistake("a ^ 2").first == 2);
    CHECK(mistake("a[x").second == "expected labels and ]");
    CHECK(mistake("1.2.3").second == "'1.2.3' is no number");
    CHECK(mistake("").second == "expected a number, an indicator or a function, got the end");
}

TEST_CASE("an expression that would cost too much to walk is refused") {
    CHECK_THAT(mistake(std::string(100, '(') + "1").second, Catch::Contains("deeper"));
    CHECK_THAT(mistake(std::string(100, '-') + "1").second, Catch::Contains("deeper"));
    std::string sum = "1";
    for (int k = 0; k < 2000; ++k) sum += "+1";
    CHECK_THAT(mistake(sum).second, Catch::Contains("longer"));
}

TEST_CASE("of two expressions one is the larger, whichever comes first") {
    const auto read = [](const std::string& text) {
        const Clause found = read_condition(text);
        return written(found.sides.at(0)) + (found.kind == Clause::Kind::larger ? " > " : " >= ") +
               written(found.sides.at(1));
    };
    CHECK(read("a + 1 > b[<50]") == "(a+1) > b[<50]");
    CHECK(read("a<=2*b") == "(2*b) >= a");
    CHECK(read("a < b") == "b > a");
    CHECK(read("a>=b") == "a >= b");
    for (const char* none : {"a", "a = b", "a > ", "> a", "a > b > c", "a = > b", "a > = b", ""})
        CHECK_THROWS_AS(read_condition(none), Mistake);
}
