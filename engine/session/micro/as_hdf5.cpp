#include "engine/session/micro/as_hdf5.hpp"

#include "engine/output/results.hpp"

#include <numeric>

namespace consortia::session {

namespace {

using output::Variable;

template <class Value>
std::vector<Value> values_of(const MicroTable& table, const std::function<Value(u32)>& at) {
    std::vector<Value> values;
    values.reserve(table.rows);
    for (u32 row = 0; row < table.rows; ++row) values.push_back(at(row));
    return values;
}

void write_column(const MicroTable& table, const MicroColumn& column, output::LabelledSink& file) {
    const std::size_t variable =
        file.variable({column.name,
                       column.is_text() ? Variable::Kind::text : Variable::Kind::number,
                       {table.name},
                       {{"long_name", column.about}, {"units", output::unit_for_readers(column.unit)}}});
    const std::vector<u64> from{0}, count{table.rows};
    if (column.is_text()) {
        const std::vector<std::string> texts = values_of(table, column.text);
        file.write(variable, from, count, std::span(texts));
    } else {
        const std::vector<double> numbers = values_of(table, column.number);
        file.write(variable, from, count, std::span(numbers));
    }
}

}  // namespace

void write_hdf5(const MicroData& data, const output::DataSet& result, output::LabelledSink& file) {
    const MicroTable& table = data.table;
    for (const char* note : {"model", "version", "commit", "content_digest"}) file.attribute({note, result.note(note)});
    file.attribute({"run", data.run});
    file.attribute({"at", data.at});
    std::vector<i32> places(table.rows);
    std::iota(places.begin(), places.end(), 0);
    file.dimension({table.name, places, {}});
    for (const MicroColumn& column : table.columns) write_column(table, column, file);
    file.publish();
}

}  // namespace consortia::session
