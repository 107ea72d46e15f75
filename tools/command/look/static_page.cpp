#include "tools/command/look/static_page.hpp"

#include "engine/output/build_info.hpp"

#include <fmt/format.h>

#include <string_view>

namespace consortia::command {

namespace {

constexpr const char* head =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>{0}</title>\n<style>body{{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}}"
    "table{{border-collapse:collapse;margin:1em 0}}th,td{{padding:.2em .6em;text-align:left;border-bottom:1px solid #ccc;"
    "vertical-align:middle}}td.n{{text-align:right;font-variant-numeric:tabular-nums}}.missed{{color:#a00}}</style></"
    "head><body>\n"
    "<h1>{0}</h1>\n";

}  // namespace

std::string begin_page(const std::string& title) { return fmt::format(head, escaped(title)); }

std::string end_page(const std::string& how) {
    return fmt::format("<p>{}; consortia {} {}.</p>\n</body></html>\n", how, output::version(), output::commit());
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        const std::string_view marks = "&<>\"'";
        safe += marks.find(c) == std::string_view::npos ? std::string(1, c) : fmt::format("&#{};", static_cast<int>(c));
    }
    return safe;
}

std::string page_row(const std::vector<std::string>& cells, const char* kind) {
    std::string text = "<tr>";
    for (const std::string& cell : cells) text += fmt::format("<{0}>{1}</{0}>", kind, cell);
    return text + "</tr>\n";
}

std::string page_list(const std::vector<std::string>& sentences) {
    std::string text = "<ul>\n";
    for (const std::string& each : sentences) text += "<li>" + escaped(each) + "</li>\n";
    return text + "</ul>\n";
}

}  // namespace consortia::command
