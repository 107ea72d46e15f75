#include "tools/report/page.hpp"

#include "engine/core/error.hpp"
#include "tools/report/pieces.hpp"

#include <algorithm>

namespace consortia::report {

namespace {

void add(std::string& page, const Piece& piece) {
    for (const std::string_view part : piece) page += part;
}

/// How a script element must not hold these: `<` could end it, and two line ends are none in JavaScript.
std::string_view escaped(std::string_view& rest) {
    constexpr std::string_view line_end = "\xe2\x80\xa8", paragraph_end = "\xe2\x80\xa9";
    if (rest.starts_with('<')) return rest.remove_prefix(1), "\\u003c";
    if (rest.starts_with(line_end)) return rest.remove_prefix(line_end.size()), "\\u2028";
    if (rest.starts_with(paragraph_end)) return rest.remove_prefix(paragraph_end.size()), "\\u2029";
    const std::string_view letter = rest.substr(0, 1);
    rest.remove_prefix(1);
    return letter;
}

/// All of `json` stands in texts where it needs escaping, so that the escapes mean the same.
void add_data(std::string& page, std::string_view json) {
    while (!json.empty()) {
        const std::size_t plain = std::min(json.find_first_of("<\xe2"), json.size());
        page += json.substr(0, plain);
        json.remove_prefix(plain);
        if (!json.empty()) page += escaped(json);
    }
}

void check_language(std::string_view language) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    if (language.find_first_not_of(allowed) != std::string_view::npos)
        throw ContractError("report: a language is letters and hyphens");
}

}  // namespace

bool has_page() { return !pieces(Kind::report).empty(); }

void require_page() {
    if (has_page()) return;
    throw SystemError(
        "this program was built without the page of the report, which is made with node and npm's packages: "
        "`tools/dev/setup` gets them, then configure and build again");
}

std::string page(Kind kind, std::string_view json, std::string_view language) {
    check_language(language);
    require_page();
    const std::vector<Piece> parts = pieces(kind);
    std::string made;
    made.reserve(json.size() + json.size() / 16 + 400'000);
    add(made, parts[0]);
    made += language;
    add(made, parts[1]);
    add_data(made, json);
    add(made, parts[2]);
    return made;
}

}  // namespace consortia::report
