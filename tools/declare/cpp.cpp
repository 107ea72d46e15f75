#include "tools/declare/cpp.hpp"

#include "engine/config/input/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

namespace consortia::declare {

namespace {

constexpr auto reserved = std::to_array<std::string_view>(
    {"alignas",   "alignof",   "and",       "and_eq",    "asm",       "auto",     "bitand",    "bitor",    "bool",
     "break",     "case",      "catch",     "char",      "class",     "co_await", "co_return", "co_yield", "compl",
     "concept",   "const",     "consteval", "constexpr", "constinit", "continue", "declare",   "decltype", "default",
     "delete",    "do",        "double",    "else",      "enum",      "explicit", "export",    "extern",   "false",
     "float",     "for",       "friend",    "goto",      "if",        "inline",   "int",       "long",     "mutable",
     "namespace", "new",       "noexcept",  "not",       "not_eq",    "nullptr",  "operator",  "or",       "or_eq",
     "private",   "protected", "public",    "register",  "requires",  "return",   "short",     "signed",   "sizeof",
     "static",    "struct",    "switch",    "template",  "this",      "throw",    "true",      "try",      "typedef",
     "typeid",    "typename",  "union",     "unsigned",  "using",     "virtual",  "void",      "volatile", "while",
     "xor",       "xor_eq"});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Characters, not bytes, of UTF-8.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string Subject::type() const {
    std::string type;
    bool begins = true;
    for (const char c : name.substr(name.rfind('/') + 1)) {
        if (c != '_') type += begins ? upper(c) : c;
        begins = c == '_';
    }
    return type;
}

std::string member_of(std::string_view dotted) {
    std::string member(dotted.substr(dotted.find('.') + 1));
    std::ranges::replace(member, '.', '_');
    return member;
}

bool is_identifier(std::string_view word) {
    const auto fits = [](char c) { return is_letter(c) || is_digit(c); };
    return !word.empty() && is_letter(word[0]) && std::ranges::all_of(word, fits) &&
           std::ranges::find(reserved, word) == reserved.end();
}

std::string literal(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return quoted + '"';
}

std::string literals(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + literal(text);
    return '{' + list + '}';
}

std::string literal(double number) {
    return std::isinf(number) ? "std::numeric_limits<double>::infinity()" : config::to_text(number);
}

std::string comment(std::string_view text, std::string_view indent) {
    constexpr std::size_t most = 120;
    std::string one_line(text);
    std::ranges::replace(one_line, '\\', '/');  // at the end of a line it would make the next one a comment too
    std::istringstream words(one_line);
    std::string lines;
    std::string line(indent);
    line += "///";
    const std::size_t begin = line.size();
    for (std::string word; words >> word;) {
        if (line.size() > begin && width(line) + 1 + width(word) > most) {
            lines += line + '\n';
            line.resize(begin);
        }
        line += ' ' + word;
    }
    return line.size() > begin ? lines + line + '\n' : lines;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
    return text;
}

std::string Members::text() const { return '{' + joined(members_, ",\n         ") + '}'; }

std::string heading(const Subject& subject) {
    return "// Made from " + subject.name + ".yaml at every build: change that file, not this one.\n";
}

std::string header(const Subject& subject, const std::string& body) { return heading(subject) + "#pragma once\n\n" + body; }

std::string source(const Subject& subject, const std::string& calls) {
    return heading(subject) + "#include \"" + subject.name + ".hpp\"\n\n#include \"engine/schema/schema.hpp\"\n\n" +
           "#include <limits>\n\n" + open_namespace(subject) + "void " + subject.type() + "::declare(consortia::Schema&" +
           (calls.empty() ? "" : " schema") + ") {\n" + calls + "}\n\n" + close_namespace(subject);
}

std::string forward_schema() { return "namespace consortia {\nclass Schema;\n}\n\n"; }

std::string declare_member() { return "    static void declare(consortia::Schema& schema);\n"; }

std::string open_namespace(const Subject& subject) { return "namespace " + subject.cpp_namespace + " {\n\n"; }

std::string close_namespace(const Subject& subject) { return "}  // namespace " + subject.cpp_namespace + '\n'; }

}  // namespace consortia::declare
