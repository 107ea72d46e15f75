// In place of workbook.cpp where libxlsxwriter is missing.
#include "tools/workbook/workbook.hpp"

#include "engine/core/error.hpp"

namespace consortia::workbook {

bool can_write() { return false; }

void write(const std::vector<Sheet>&, const files::Path& path) {
    throw SystemError(path.string() + ": this program was built without libxlsxwriter, which writes workbooks");
}

}  // namespace consortia::workbook
