// What the process that reads a result does with HDF5.
#include "engine/output/reading/stored_file.hpp"

#include "engine/files/file.hpp"
#include "engine/output/reading/plain.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>

namespace consortia::output {

namespace {

using hdf5::checked;
using hdf5::Handle;
using Kind = StoredVariable::Kind;

herr_t collect_attribute(hid_t, const char* name, const H5A_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

herr_t take_scale_name(hid_t, unsigned, hid_t scale, void* name) {
    std::array<char, 256> text{};
    if (H5DSget_scale_name(scale, text.data(), text.size()) < 0) return -1;
    *static_cast<std::string*>(name) = text.data();
    return 1;  // the first scale is the dimension
}

bool is_variable_text(const Handle& type) {
    return H5Tget_class(type.id()) == H5T_STRING && H5Tis_variable_str(type.id()) > 0;
}

std::vector<std::string> attribute_texts(const Handle& attribute, u64 file_size) {
    const Handle extent(H5Aget_space(attribute.id()), H5Sclose, attribute.path(), "reading an attribute");
    const hssize_t size = checked(H5Sget_simple_extent_npoints(extent.id()), attribute.path(), "reading an attribute");
    if (static_cast<u64>(size) > file_size)
        throw SystemError(*attribute.path() + ": a note claims to be larger than the file");
    return hdf5::read_texts(extent, static_cast<std::size_t>(size), [&](void* to) {
        const Handle type = hdf5::memory_type(hdf5::Kind::text, attribute.path());
        checked(H5Aread(attribute.id(), type.id(), to), attribute.path(), "reading an attribute");
    });
}

Notes notes_of(const Handle& object, u64 file_size) {
    std::vector<std::string> names;
    checked(H5Aiterate2(object.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect_attribute, &names), object.path(),
            "listing attributes");
    Notes notes;
    for (const std::string& name : names) {
        const Handle attribute(H5Aopen(object.id(), name.c_str(), H5P_DEFAULT), H5Aclose, object.path(), "opening " + name);
        const Handle type(H5Aget_type(attribute.id()), H5Tclose, object.path(), "opening " + name);
        if (is_variable_text(type)) notes[name] = attribute_texts(attribute, file_size);
    }
    return notes;
}

std::string dimension_name(const Handle& dataset, unsigned k, const std::string& name) {
    std::string scale;
    checked(H5DSiterate_scales(dataset.id(), k, nullptr, take_scale_name, &scale), dataset.path(),
            "asking the dimensions of " + name);
    if (scale.empty()) throw SystemError(*dataset.path() + ": a dimension of " + name + " has no name");
    return scale;
}

std::vector<std::string> dimensions_of(const Handle& dataset, std::size_t rank, const std::string& name) {
    if (checked(H5DSis_scale(dataset.id()), dataset.path(), "looking at " + name) > 0) return {name};
    std::vector<std::string> over;
    for (unsigned k = 0; k < rank; ++k) over.push_back(dimension_name(dataset, k, name));
    return over;
}

Handle opened(const Handle& file, const std::string& name) {
    return Handle(H5Dopen2(file.id(), name.c_str(), H5P_DEFAULT), H5Dclose, file.path(), "opening " + name);
}

StoredVariable described(const Handle& file, const std::string& name, u64 file_size) {
    const Handle dataset = opened(file, name);
    require_plain(dataset, name, file_size);
    StoredVariable variable{.name = name, .kind = kind_of(dataset, name)};
    const std::vector<hsize_t> shape = hdf5::shape_of(dataset);
    variable.shape.assign(shape.begin(), shape.end());
    variable.over = dimensions_of(dataset, shape.size(), name);
    variable.notes = notes_of(dataset, file_size);
    return variable;
}

std::vector<std::string> texts_of(const Handle& file, const StoredVariable& variable) {
    const std::vector<u64> start(variable.shape.size(), 0);
    const std::size_t size = elements(variable, start, variable.shape, *file.path());
    if (size == 0) return {};
    const Handle dataset = opened(file, variable.name);
    const Handle extent(H5Dget_space(dataset.id()), H5Sclose, dataset.path(), "reading " + variable.name);
    const std::vector<hsize_t> from(start.begin(), start.end());
    const std::vector<hsize_t> count(variable.shape.begin(), variable.shape.end());
    return hdf5::read_texts(extent, size, [&](void* to) { hdf5::read_block(dataset, hdf5::Kind::text, from, count, to); });
}

}  // namespace

StoredFile::StoredFile(const std::string& path) : file_(hdf5::open_file(path)) {
    const u64 size = files::File::open(path).size();
    for (const std::string& name : dataset_names(file_)) contents_.variables.push_back(described(file_, name, size));
    require_dimensions(path, contents_.variables);
    contents_.notes = notes_of(file_, size);
}

const StoredVariable& StoredFile::variable(const std::string& name) const {
    const auto found = std::ranges::find(contents_.variables, name, &StoredVariable::name);
    if (found == contents_.variables.end()) throw SystemError(*file_.path() + ": has no " + name);
    return *found;
}

std::vector<double> StoredFile::numbers(const Question& of) const {
    const StoredVariable& variable = this->variable(of.variable);
    std::vector<double> values(elements(variable, of.start, of.count, *file_.path()));
    const std::vector<hsize_t> from(of.start.begin(), of.start.end());
    const std::vector<hsize_t> extent(of.count.begin(), of.count.end());
    hdf5::read_block(opened(file_, variable.name), hdf5::Kind::number, from, extent, values.data());
    return values;
}

std::vector<std::string> StoredFile::texts(const std::string& name) const { return texts_of(file_, variable(name)); }

std::vector<std::byte> StoredFile::answer(const Question& question) const {
    if (question.of == Question::Of::contents) return bytes_of(contents_);
    if (question.of == Question::Of::texts) return bytes_of(texts(question.variable));
    const std::vector<double> values = numbers(question);
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

}  // namespace consortia::output
