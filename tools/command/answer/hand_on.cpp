#include "tools/command/answer/hand_on.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/session/answer/csv.hpp"
#include "tools/command/documents/report_data.hpp"
#include "tools/command/documents/workbook.hpp"
#include "tools/report/page.hpp"

#include <iostream>

namespace consortia::command {

namespace {

void tell_place(const std::string& what, const std::vector<files::Path>& places, bool quiet) {
    if (quiet) return;
    std::string text;
    for (const files::Path& place : places) text += (text.empty() ? what + ": " : ", ") + visible(place.string());
    std::cerr << text << '\n';
}

}  // namespace

void hand_on(const session::Result& result, const session::Answer& answer, const files::Path& folder, bool quiet) {
    files::write_text(folder / "league.csv", session::league_csv(result, answer));
    files::write_text(folder / "differences.csv", session::differences_csv(result, answer));
    if (report::has_page()) {
        files::write_text(
            folder / "report.html",
            report::page(report::Kind::report, report_data(result, answer, {}, std::nullopt, map_for(result))));
        tell_place("report", {folder / "report.html"}, quiet);
    }
    tell_place("tables", {folder / "league.csv", folder / "differences.csv"}, quiet);
}

void hand_on_workbook(const session::Result& result, const session::Answer& answer, Language language,
                      const files::Path& folder, bool quiet) {
    const files::Path place = folder / "answer.xlsx";
    write_workbook(result, answer, language, place);
    tell_place("workbook", {place}, quiet);
}

}  // namespace consortia::command
