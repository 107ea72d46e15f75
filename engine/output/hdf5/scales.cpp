#include "engine/output/hdf5/scales.hpp"

#include <cstddef>

namespace consortia::output::hdf5 {

namespace {

hobj_ref_t reference_to(const Handle& beside, const std::string& name) {
    hobj_ref_t reference = 0;
    checked(H5Rcreate(&reference, beside.id(), ("/" + name).c_str(), H5R_OBJECT, -1), beside.path(), "referring to " + name);
    return reference;
}

void write(const Handle& object, const char* name, const Handle& type, hsize_t count, const void* values) {
    const Path& path = object.path();
    const std::string operation = std::string("writing ") + name;
    const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, path, operation);
    const Handle attribute(H5Acreate2(object.id(), name, type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, path,
                           operation);
    checked(H5Awrite(attribute.id(), type.id(), values), path, operation);
}

}  // namespace

void Scales::attach(const Handle& variable, const std::string& name, const std::vector<std::string>& scales) {
    if (scales.empty()) return;
    std::vector<hobj_ref_t> references;
    std::vector<hvl_t> lists;
    for (const std::string& scale : scales) references.push_back(reference_to(variable, scale));
    for (hobj_ref_t& reference : references) lists.push_back({1, &reference});
    const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, variable.path(), "describing scales");
    write(variable, "DIMENSION_LIST", type, lists.size(), lists.data());
    const hobj_ref_t own = reference_to(variable, name);
    for (std::size_t k = 0; k < scales.size(); ++k)
        users_[scales[k]].push_back({.variable = own, .dimension = static_cast<int>(k)});
}

void Scales::write_users(const Handle& scale, const std::string& name) const {
    const auto users = users_.find(name);
    if (users == users_.end()) return;
    const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(User)), H5Tclose, scale.path(), "describing users of a scale");
    checked(H5Tinsert(type.id(), "dataset", offsetof(User, variable), H5T_STD_REF_OBJ), scale.path(), "describing a user");
    checked(H5Tinsert(type.id(), "dimension", offsetof(User, dimension), H5T_NATIVE_INT), scale.path(), "describing a user");
    write(scale, "REFERENCE_LIST", type, users->second.size(), users->second.data());
}

}  // namespace consortia::output::hdf5
