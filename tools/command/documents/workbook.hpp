// A comparison as a workbook, for people who go on with it in a spreadsheet: answer, league, differences, cost by
// instrument, by region, by size, by year, assumptions.
#pragma once

#include "engine/files/file.hpp"
#include "engine/session/answer/answer.hpp"

namespace consortia::command {

/// Throws SystemError, in words, where this program cannot write workbooks.
void check_workbooks();

/// An .xlsx, whole or not at all; every sheet is there, one that the model has nothing for under its headings alone. Throws
/// SystemError.
void write_workbook(const session::Result& result, const session::Answer& answer, Language language,
                    const files::Path& path);

}  // namespace consortia::command
