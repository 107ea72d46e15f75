// Tables as one workbook (.xlsx), which Excel, LibreOffice and WPS open. Texts stay texts: none is taken for a formula or a
// link, whatever it begins with.
#pragma once

#include "engine/files/file.hpp"

#include <string>
#include <variant>
#include <vector>

namespace consortia::workbook {

/// A number that is not finite is an empty cell.
using Cell = std::variant<std::string, double>;

struct Column {
    std::string heading;
    double width;  ///< in digits of the usual font
};

/// A table under headings that stay in sight.
struct Sheet {
    std::string name;  ///< at most 31 characters, none of []:*?/ and backslash
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Whether workbooks can be written; that takes libxlsxwriter, which a machine may lack.
bool can_write();

/// The file, whole or not at all; the same tables, the same bytes. Control characters, marks of direction and bytes that are
/// no UTF-8 are written out (`visible`), texts end where a cell does, at 32,767 characters. Throws SystemError.
void write(const std::vector<Sheet>& sheets, const files::Path& path);

}  // namespace consortia::workbook
