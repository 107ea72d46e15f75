// The files of a comparison that are handed on, beside its result: tables for spreadsheets, the report.
#pragma once

#include "engine/files/file.hpp"
#include "tools/command/answer/options.hpp"

namespace consortia::command {

/// Writes league.csv, differences.csv and, where its page was built, report.html into `folder`, each whole or not at all,
/// and says on standard error where they are, unless it is to be `quiet`. Throws SystemError.
void hand_on(const session::Result& result, const session::Answer& answer, const files::Path& folder, bool quiet);

/// Writes answer.xlsx into `folder` likewise.
void hand_on_workbook(const session::Result& result, const session::Answer& answer, Language language,
                      const files::Path& folder, bool quiet);

}  // namespace consortia::command
