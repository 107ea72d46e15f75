#include "tools/workbook/workbook.hpp"

#include "engine/core/error.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

namespace consortia::workbook {

namespace {

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw SystemError(std::string("cannot write the workbook: ") + lxw_strerror(error));
}

/// XML has no U+FFFE and U+FFFF, not even written as numbers.
std::string without_non_characters(std::string text) {
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at = text.find(none); at != std::string::npos; at = text.find(none, at))
            text.replace(at, none.size(), "\xEF\xBF\xBD");
    return text;
}

/// `_x0041_` is how a workbook writes a character by its number: its first sign is written so itself.
std::string without_numbered(std::string text) {
    constexpr std::size_t digits = 4;
    const std::string written = "x005F_";
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789abcdefABCDEF", at + 2), text.size());
        if (end != at + 2 + digits || text.substr(end, 1) != "_") continue;
        text.insert(at + 1, written);
        at += written.size();
    }
    return text;
}

/// As far as a cell holds it, which counts as UTF-16 does.
std::string cell_text(const std::string& text) {
    std::string whole = without_numbered(without_non_characters(visible(text)));
    constexpr std::size_t most = 32767;
    std::size_t end = 0;
    for (std::size_t units = 0; end < whole.size();) {
        const std::size_t length = utf8_length(std::string_view(whole).substr(end));
        units += length == 4 ? 2 : 1;
        if (units > most) break;
        end += length;
    }
    whole.resize(end);
    return whole;
}

/// Formats of one workbook, which owns them.
class Formats {
  public:
    explicit Formats(lxw_workbook* book)
        : heading(workbook_add_format(book)),
          text(workbook_add_format(book)),
          large_(number(book, "#,##0")),
          middle_(number(book, "#,##0.00")),
          small_(number(book, "0.0000")),
          tiny_(number(book, "0.00E+00")) {
        format_set_bold(heading);
        format_set_text_wrap(heading);
        format_set_text_wrap(text);
        format_set_indent(heading, 1);
        format_set_indent(text, 1);
        for (lxw_format* each : {heading, text, large_, middle_, small_, tiny_})
            format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
    }

    /// Three digits at least, thousands apart.
    lxw_format* of(double x) const {
        const double size = std::abs(x);
        if (x == std::trunc(x) || size >= 1000) return large_;
        if (size >= 1) return middle_;
        return size >= 0.01 ? small_ : tiny_;
    }

    lxw_format* heading;
    lxw_format* text;

  private:
    static lxw_format* number(lxw_workbook* book, const char* pattern) {
        lxw_format* format = workbook_add_format(book);
        format_set_num_format(format, pattern);
        return format;
    }

    lxw_format* large_;
    lxw_format* middle_;
    lxw_format* small_;
    lxw_format* tiny_;
};

void write_text(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text, lxw_format* format) {
    check(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cell_text(text).c_str(),
                                 format));
}

void write_cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell, const Formats& formats) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        write_text(sheet, row, column, *text, formats.text);
    } else if (const double x = std::get<double>(cell); std::isfinite(x)) {
        check(worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), x, formats.of(x)));
    }
}

void write_headings(lxw_worksheet* sheet, const std::vector<Column>& columns, const Formats& formats) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const auto column = static_cast<lxw_col_t>(k);
        check(worksheet_set_column(sheet, column, column, columns[k].width, nullptr));
        write_text(sheet, 0, k, columns[k].heading, formats.heading);
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

/// All columns on one page of A4, headings on each.
void set_print(lxw_worksheet* sheet) {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    check(worksheet_repeat_rows(sheet, 0, 0));
}

/// How many lines a cell takes, about: letters of other scripts than Latin are as wide as two digits.
double lines_of(const Cell& cell, double width) {
    const auto* text = std::get_if<std::string>(&cell);
    if (text == nullptr) return 1;
    constexpr double for_blanks = 1.15;  // that words leave at the ends of lines
    double digits = 0;
    for (std::size_t at = 0; at < text->size();
         at += std::max<std::size_t>(1, utf8_length(std::string_view(*text).substr(at))))
        digits += static_cast<unsigned char>((*text)[at]) < 0xE0 ? 1 : 2;
    return digits < width - 2 ? 1 : std::ceil(digits * for_blanks / (width - 2));  // less the indent
}

/// High enough for wrapped texts, which not every program sees to when it opens a file.
void set_height(lxw_worksheet* sheet, std::size_t row, const std::vector<Cell>& cells, const std::vector<Column>& columns) {
    constexpr double most = 409 / LXW_DEF_ROW_HEIGHT;
    double lines = 1;
    for (std::size_t k = 0; k < cells.size(); ++k) lines = std::max(lines, lines_of(cells[k], columns[k].width));
    if (lines > 1)
        check(worksheet_set_row(sheet, static_cast<lxw_row_t>(row), std::min(lines, most) * LXW_DEF_ROW_HEIGHT, nullptr));
}

void add_row(lxw_worksheet* sheet, std::size_t row, const std::vector<Cell>& cells, const Sheet& from,
             const Formats& formats) {
    for (std::size_t k = 0; k < cells.size(); ++k) write_cell(sheet, row, k, cells[k], formats);
    set_height(sheet, row, cells, from.columns);
}

void add(lxw_workbook* book, const Sheet& from, const Formats& formats) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, from.name.c_str());
    check(sheet == nullptr ? LXW_ERROR_INVALID_SHEETNAME_CHARACTER : LXW_NO_ERROR);
    write_headings(sheet, from.columns, formats);
    set_print(sheet);
    for (std::size_t k = 0; k < from.rows.size(); ++k) add_row(sheet, k + 1, from.rows[k], from, formats);
}

/// The day from which ZIP counts, for every workbook: when it was made is not what it is about.
void set_date(lxw_workbook* book) {
    lxw_doc_properties properties{};
    properties.created = 315532800;  // 1 January 1980
    check(workbook_set_properties(book, &properties));
}

/// A workbook that is being made; what was begun and not closed leaves no file.
class Book {
  public:
    explicit Book(const files::Path& path) : book_(workbook_new(path.c_str())) {
        if (book_ == nullptr) check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    ~Book() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    lxw_workbook* get() { return book_; }
    void close() { check(workbook_close(std::exchange(book_, nullptr))); }

  private:
    lxw_workbook* book_;
};

void write_whole(const std::vector<Sheet>& sheets, const files::Path& path) {
    Book book(path);
    set_date(book.get());
    const Formats formats(book.get());
    for (const Sheet& sheet : sheets) add(book.get(), sheet, formats);
    book.close();
}

}  // namespace

bool can_write() { return true; }

void write(const std::vector<Sheet>& sheets, const files::Path& path) {
    const files::Path temporary = files::temporary_beside(path);
    try {
        write_whole(sheets, temporary);
    } catch (const SystemError& error) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        throw SystemError(path.string() + ": " + error.what());
    }
    files::publish(temporary, path);
}

}  // namespace consortia::workbook
