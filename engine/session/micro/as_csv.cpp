#include "engine/session/micro/as_csv.hpp"

#include "engine/output/csv.hpp"

namespace consortia::session {

namespace {

std::string heading(const MicroColumn& column) {
    return output::text_cell(column.name + (column.unit.empty() ? "" : " [" + column.unit + "]"));
}

std::string cell(const MicroColumn& column, u32 row) {
    return column.is_text() ? output::text_cell(column.text(row)) : column.text(row);
}

void write_line(const MicroTable& table, const TextSink& out, auto cell_of) {
    std::string line;
    for (const MicroColumn& column : table.columns) line.append(cell_of(column)).append(",");  // the first may be empty
    line.back() = '\n';
    out(line);
}

}  // namespace

void write_csv(const MicroTable& table, const TextSink& out) {
    write_line(table, out, heading);
    for (u32 row = 0; row < table.rows; ++row)
        write_line(table, out, [row](const MicroColumn& column) { return cell(column, row); });
}

}  // namespace consortia::session
