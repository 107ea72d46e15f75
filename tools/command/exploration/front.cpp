#include "tools/command/exploration/front.hpp"

#include "engine/config/data/csv.hpp"
#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"
#include "engine/files/file.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

using session::exploration::Confirmed;
using session::exploration::Control;
using session::exploration::FrontOfStudy;
using session::exploration::FrontPackage;

using Row = std::vector<config::Cell>;
constexpr std::size_t of_one_number = 3;  // value, low, high

double number_of(const config::Cell& cell) { return config::parse_number(cell.text).value_or(std::nan("")); }

double setting_of(const config::Cell& cell, const Control& control) {
    const auto label = std::ranges::find(control.labels, cell.text);
    return label == control.labels.end() ? number_of(cell) : static_cast<double>(label - control.labels.begin());
}

Confirmed confirmed_at(const Row& row, std::size_t column) {
    return {number_of(row[column]), number_of(row[column + 1]), number_of(row[column + 2])};
}

class Reader {
  public:
    Reader(const std::string& file, const std::vector<Control>& controls) : file_(file), controls_(controls) {}

    FrontOfStudy read() {
        const std::string text = files::read_text(file_);
        config::Problems problems;
        config::CsvReader rows(text, file_, problems);
        Row row;
        if (!rows.next(row)) refuse();
        width_ = row.size();
        FrontOfStudy front{.outcomes = outcomes_of(row)};
        while (rows.next(row)) front.packages.push_back(package_of(row));
        if (problems.has_errors()) refuse();
        return front;
    }

  private:
    [[noreturn]] void refuse() const { throw InputError(Place{file_}, "is no front of this study"); }

    std::vector<std::string> outcomes_of(const Row& head) const {
        const std::size_t first = 1 + controls_.size();
        if (head.size() < first + of_one_number || (head.size() - first) % of_one_number != 0) refuse();
        for (std::size_t k = 0; k < controls_.size(); ++k)
            if (head[k + 1].text != controls_[k].name) refuse();
        std::vector<std::string> names;
        for (std::size_t k = first; k + of_one_number < head.size(); k += of_one_number) names.push_back(head[k].text);
        return names;
    }

    FrontPackage package_of(const Row& row) const {
        if (row.size() != width_) refuse();
        FrontPackage package;
        for (std::size_t k = 0; k < controls_.size(); ++k) package.values.push_back(setting_of(row[k + 1], controls_[k]));
        if (std::ranges::any_of(package.values, [](double x) { return std::isnan(x); })) refuse();
        const std::size_t price = width_ - of_one_number;
        for (std::size_t k = 1 + controls_.size(); k < price; k += of_one_number)
            package.outcomes.push_back(confirmed_at(row, k));
        if (!row[price].text.empty()) package.price = confirmed_at(row, price);
        return package;
    }

    std::string file_;
    const std::vector<Control>& controls_;
    std::size_t width_ = 0;
};

}  // namespace

std::optional<FrontOfStudy> front_beside(const fs::path& result, const std::vector<Control>& controls) {
    const fs::path file = fs::path(result).replace_filename("front.csv");
    if (!fs::exists(file)) return std::nullopt;
    return Reader(file.string(), controls).read();
}

}  // namespace consortia::command
