#include "tools/analyse/tables.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/labelled.hpp"
#include "engine/output/number_text.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consortia::analyse {

namespace {

constexpr std::size_t most_printed = 20;

std::string text_of(const Interval& index) {
    if (index.value != index.value) return "";
    return command::number(index.value) + " [" + command::number(index.low) + ", " + command::number(index.high) + "]";
}

/// Total indices and mu* say what matters; they come second and first.
const IndexRow& ranking(const OutputIndices& indices) {
    const auto total = std::ranges::find(indices.indices, "total", &IndexRow::name);
    return total == indices.indices.end() ? indices.indices.front() : *total;
}

void print_left_out(std::ostream& out, const OutputIndices& indices) {
    const std::size_t unfinished = indices.blocks_left_out - indices.blocks_undefined;
    if (unfinished > 0) out << ", " << unfinished << " left out for failed or missing runs";
    if (indices.blocks_undefined > 0) {
        out << ", " << indices.blocks_undefined << " left out for an undefined number (a ratio over nothing; no run failed)";
    }
    if (!indices.why_none.empty()) out << "; " << indices.why_none;
}

void print_one(std::ostream& out, const StudySample& sample, const Analysed& analysed) {
    const OutputIndices& indices = analysed.indices;
    out << '\n'
        << visible(indices.output + (indices.unit.empty() ? "" : " [" + indices.unit + "]")) << ": " << indices.blocks_used
        << " blocks";
    print_left_out(out, indices);
    const Surrogate& surrogate = analysed.surrogate;
    if (surrogate.q2 == surrogate.q2) {
        out << "; a polynomial of degree " << surrogate.degree << " predicts " << command::number(100 * surrogate.q2)
            << " % of the variance of " << surrogate.tested_on << " points it has not seen";
    }
    out << '\n';
    std::vector<command::Heading> columns{{"factor"}};
    for (const IndexRow& row : indices.indices) columns.push_back({row.name + " [95 %]"});
    command::TextTable table(columns);
    const std::vector<std::size_t> order = by_size(indices, sample.factors.size());
    for (std::size_t k = 0; k < std::min(order.size(), most_printed); ++k) {
        std::vector<std::string> cells{sample.factors[order[k]].name};
        for (const IndexRow& row : indices.indices) cells.push_back(text_of(row.by_factor[order[k]]));
        table.add(cells);
    }
    out << table;
    if (order.size() > most_printed) out << "and " << order.size() - most_printed << " smaller ones\n";
}

}  // namespace

std::vector<std::size_t> by_size(const OutputIndices& indices, std::size_t factors) {
    std::vector<std::size_t> order(factors);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto size = [&](std::size_t k) {
        const double value = ranking(indices).by_factor[k].value;
        return value == value ? -value : 0.0;
    };
    std::ranges::stable_sort(order, {}, size);
    return order;
}

void print(std::ostream& out, const StudySample& sample, const std::vector<Analysed>& all) {
    out << visible(sample.study + ": " + sample.design) << ", " << sample.factors.size() << " factors, " << sample.points()
        << " points in " << sample.blocks() << " blocks; each output is the mean over its seeds\n";
    for (const Analysed& analysed : all) print_one(out, sample, analysed);
}

std::string csv(const StudySample& sample, const std::vector<Analysed>& all) {
    std::string text = "output,factor,index,value,low,high,blocks_used,blocks_left_out,blocks_undefined\n";
    for (const Analysed& analysed : all) {
        const OutputIndices& indices = analysed.indices;
        for (const IndexRow& row : indices.indices) {
            for (std::size_t k = 0; k < sample.factors.size(); ++k) {
                const Interval& index = row.by_factor[k];
                text += output::text_cell(indices.output) + "," + output::text_cell(sample.factors[k].name) + "," + row.name;
                for (double x : {index.value, index.low, index.high}) text += "," + (x == x ? output::shortest(x) : "");
                text += "," + std::to_string(indices.blocks_used) + "," + std::to_string(indices.blocks_left_out) + "," +
                        std::to_string(indices.blocks_undefined) + "\n";
            }
        }
    }
    return text;
}

namespace {

class Hdf5 {
  public:
    Hdf5(const std::string& file, const StudySample& sample, const std::vector<Analysed>& all)
        : sample_(sample), all_(all), file_(file) {}

    void write() {
        file_.attribute({"title", "sensitivity of " + sample_.study});
        file_.attribute({"design", sample_.design});
        std::vector<std::string> outputs, factors;
        for (const Analysed& analysed : all_) outputs.push_back(analysed.indices.output);
        for (const FactorColumn& factor : sample_.factors) factors.push_back(factor.name);
        file_.dimension({"output", outputs, {{"long_name", "output of the study"}}});
        file_.dimension({"factor", factors, {{"long_name", "factor of the study"}}});
        for (std::size_t row = 0; row < all_.front().indices.indices.size(); ++row) {
            add(row, "", &Interval::value);
            add(row, "_low", &Interval::low);
            add(row, "_high", &Interval::high);
        }
        add_by_output("blocks_used", [](const Analysed& a) { return static_cast<double>(a.indices.blocks_used); });
        add_by_output("blocks_left_out", [](const Analysed& a) { return static_cast<double>(a.indices.blocks_left_out); });
        add_by_output("blocks_undefined", [](const Analysed& a) { return static_cast<double>(a.indices.blocks_undefined); });
        add_by_output("surrogate_q2", [](const Analysed& a) { return a.surrogate.q2; });
        file_.publish();
    }

  private:
    void add(std::size_t row, const std::string& ending, double Interval::*part) {
        const std::string name = all_.front().indices.indices[row].name + ending;
        const std::size_t variable = file_.variable({name, output::Variable::Kind::number, {"output", "factor"}, {}});
        std::vector<double> numbers;
        for (const Analysed& analysed : all_) {
            for (const Interval& index : analysed.indices.indices[row].by_factor) numbers.push_back(index.*part);
        }
        const std::vector<u64> from{0, 0}, count{all_.size(), sample_.factors.size()};
        file_.write(variable, from, count, std::span<const double>(numbers));
    }

    template <class NumberOf>
    void add_by_output(const std::string& name, NumberOf number_of) {
        const std::size_t variable = file_.variable({name, output::Variable::Kind::number, {"output"}, {}});
        std::vector<double> numbers;
        for (const Analysed& analysed : all_) numbers.push_back(number_of(analysed));
        const std::vector<u64> from{0}, count{all_.size()};
        file_.write(variable, from, count, std::span<const double>(numbers));
    }

    const StudySample& sample_;
    const std::vector<Analysed>& all_;
    output::LabelledWriter file_;
};

}  // namespace

void write_hdf5(const std::string& file, const StudySample& sample, const std::vector<Analysed>& all) {
    Hdf5(file, sample, all).write();
}

}  // namespace consortia::analyse
