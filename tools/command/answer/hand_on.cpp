#include "tools/command/answer/hand_on.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/session/answer/csv.hpp"
#include "tools/command/documents/report_data.hpp"
#include "tools/command/documents/workbook.hpp"
#include "tools/report/page.hpp"

#include <iostream>

namespace consortia::command {

void hand_on(const session::Result& result, const session::Answer& answer, const files::Path& folder) {
    files::write_text(folder / "league.csv", session::league_csv(result, answer));
    files::write_text(folder / "differences.csv", session::differences_csv(result, answer));
    if (report::has_page()) {
        files::write_text(folder / "report.html", report::page(report_data(result, answer)));
        std::cerr << "report: " << visible((folder / "report.html").string()) << '\n';
    }
    std::cerr << "tables: " << visible((folder / "league.csv").string()) << ", "
              << visible((folder / "differences.csv").string()) << '\n';
}

void hand_on_workbook(const session::Result& result, const session::Answer& answer, Language language,
                      const files::Path& folder) {
    const files::Path place = folder / "answer.xlsx";
    write_workbook(result, answer, language, place);
    std::cerr << "workbook: " << visible(place.string()) << '\n';
}

}  // namespace consortia::command
