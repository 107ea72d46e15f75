#include "tools/python/src/records.hpp"

namespace consortia::python {

namespace py = pybind11;

namespace {

/// Of one element, as NumPy writes it.
std::string format_of(const Field& field) {
    const std::string size = std::to_string(field.values.size);
    switch (field.values.kind) {
        case Values::Kind::id:
            return "<u4";
        case Values::Kind::real:
            return "<f" + size;
        case Values::Kind::whole:
            return field.is_flag ? "?" : (field.values.is_signed ? "<i" : "<u") + size;
        case Values::Kind::unknown:
            break;
    }
    return "V" + std::to_string(field.size);
}

py::object type_of(const Field& field) {
    const bool known = field.values.kind != Values::Kind::unknown && field.values.size > 0;
    const std::size_t elements = known ? field.size / field.values.size : 1;
    if (elements == 1) return py::str(format_of(field));
    return py::make_tuple(format_of(field), py::make_tuple(elements));
}

}  // namespace

py::dtype dtype_of(const Record& record) {
    py::list names;
    py::list formats;
    py::list offsets;
    for (const Field& field : record.fields) {
        names.append(field.name);
        formats.append(type_of(field));
        offsets.append(field.offset);
    }
    py::dict all;
    all["names"] = names;
    all["formats"] = formats;
    all["offsets"] = offsets;
    all["itemsize"] = record.size;
    return py::dtype::from_args(all);
}

py::array array_of(const Record& record, u32 slots, const std::shared_ptr<Lease>& lease) {
    const auto kept = new std::shared_ptr<Lease>(lease);
    const py::capsule owner(kept, [](void* held) { delete static_cast<std::shared_ptr<Lease>*>(held); });
    py::array array(dtype_of(record), {static_cast<py::ssize_t>(slots)}, {static_cast<py::ssize_t>(record.size)},
                    lease->first(), owner);
    array.attr("setflags")(py::arg("write") = false);
    return array;
}

}  // namespace consortia::python
