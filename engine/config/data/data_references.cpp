#include "engine/config/data/data_references.hpp"

#include "engine/config/input/nearest.hpp"

#include <algorithm>
#include <set>

namespace consortia::config {

namespace {

using Labels = std::vector<std::string>;

std::string column_of(const DataTable& table, std::string_view column) { return table.name + '.' + std::string(column); }

void check_labels(const DataTable& table, const std::string& column, const Labels& known, const std::string& expected,
                  Problems& problems) {
    const std::set<std::string> valid(known.begin(), known.end());
    const Labels& labels = table.label(column);
    for (std::size_t row = 0; row < labels.size(); ++row) {
        if (valid.contains(labels[row])) continue;
        problems.error(table.place(row, column), column_of(table, column) + ": expected " + expected + ", got " +
                                                     quote(labels[row]) +
                                                     (problems.full() ? "" : nearest_hint(labels[row], known)));
    }
}

void check_reference(const DataTable& table, const DataColumn& column, const std::map<std::string, DataTable>& data,
                     Problems& problems) {
    const std::size_t dot = column.refers_to.find('.');
    const auto other = data.find(column.refers_to.substr(0, dot));
    const std::string referred = column.refers_to.substr(dot + 1);
    if (other == data.end()) {
        problems.error(table.heading(column.name), column_of(table, column.name) + ": names rows of data." +
                                                       column.refers_to.substr(0, dot) + ", which is not given");
    } else if (other->second.has(referred)) {
        check_labels(table, column.name, other->second.label(referred), "a label of " + column.refers_to, problems);
    }
}

Labels missing(const Labels& wanted, const Labels& given) {
    Labels lacking;
    for (const std::string& label : wanted) {
        if (std::ranges::find(given, label) == given.end()) lacking.push_back(label);
    }
    return lacking;
}

void check_rows(const DataDescription& description, const DataTable& table, const Labels& axis, Problems& problems) {
    const std::string& key = description.key.front();
    if (const Labels lacking = missing(axis, table.label(key)); !lacking.empty())
        problems.error(table.whole(), column_of(table, key) + ": no row for " + listed(lacking, 20));
}

void check_rest(const DataDescription& description, const DataTable& table, const Labels& axis, Problems& problems) {
    Labels further;
    for (const std::string& column : table.column_names) {
        if (std::ranges::find(description.columns, column, &DataColumn::name) != description.columns.end()) continue;
        further.push_back(column);
        if (std::ranges::find(axis, column) != axis.end()) continue;
        problems.error(table.heading(column), table.name + ": unknown column " + quote(column) +
                                                  "; expected the labels of " + description.rest_axis +
                                                  (problems.full() ? "" : nearest_hint(column, axis)));
    }
    if (const Labels lacking = missing(axis, further); !lacking.empty())
        problems.error(table.heading(table.column_names.front()), table.name + ": no column for " + listed(lacking, 20));
}

const Labels& labels_of(const std::vector<Axis>& axes, const std::string& name) {
    const auto axis = std::ranges::find(axes, name, &Axis::name);
    if (axis == axes.end()) throw ContractError("a data table names an unknown axis " + name);
    return axis->labels;
}

}  // namespace

void check_references(const Schema& schema, const std::map<std::string, DataTable>& data, Problems& problems) {
    for (const DataDescription& description : schema.data()) {
        const auto table = data.find(description.name);
        if (table == data.end()) continue;
        for (const DataColumn& column : description.columns) {
            if (column.refers_to.empty() || !table->second.has(column.name)) continue;
            check_reference(table->second, column, data, problems);
        }
    }
}

bool check_axes(const Schema& schema, const std::map<std::string, DataTable>& data, const std::vector<Axis>& axes,
                Problems& problems) {
    bool complete = true;
    for (const DataDescription& description : schema.data()) {
        const auto found = data.find(description.name);
        if (found == data.end()) continue;
        const DataTable& table = found->second;
        for (const DataColumn& column : description.columns) {
            if (column.axis.empty() || !table.has(column.name)) continue;
            const Labels& known = labels_of(axes, column.axis);
            check_labels(table, column.name, known, "one of " + listed(known, 20), problems);
        }
        const std::size_t errors = problems.errors();
        if (!description.row_axis.empty()) check_rows(description, table, labels_of(axes, description.row_axis), problems);
        if (!description.rest_axis.empty()) check_rest(description, table, labels_of(axes, description.rest_axis), problems);
        complete = complete && problems.errors() == errors;
    }
    return complete;
}

}  // namespace consortia::config
