#include "engine/output/reading/plain.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <set>

namespace consortia::output {

namespace {

using hdf5::checked;
using hdf5::Handle;
using Kind = StoredVariable::Kind;

[[noreturn]] void refuse(const std::string& path, const std::string& name, const std::string& why) {
    throw SystemError(path + ": " + name + " " + why);
}

struct Link {
    std::string name;
    H5L_type_t type;
};

herr_t collect(hid_t, const char* name, const H5L_info_t* info, void* links) {
    static_cast<std::vector<Link>*>(links)->push_back({name, info->type});
    return 0;
}

/// Text lies on a heap; what a dataset holds of each is a place there.
constexpr u64 place_of_text = 16;

u64 size_in_file(Kind kind) {
    if (kind == Kind::text) return place_of_text;
    return kind == Kind::whole ? sizeof(i32) : sizeof(double);
}

/// Elements times size; more than any file if it does not fit.
u64 bytes_of(const std::vector<hsize_t>& shape, u64 size) {
    for (const hsize_t extent : shape) {
        if (__builtin_mul_overflow(size, extent, &size)) return ~u64{0};
    }
    return size;
}

bool is_in_one_piece(const Handle& dataset, const std::string& name) {
    const Handle how(H5Dget_create_plist(dataset.id()), H5Pclose, dataset.path(), "looking at " + name);
    return H5Pget_layout(how.id()) == H5D_CONTIGUOUS && H5Pget_external_count(how.id()) == 0 &&
           H5Pget_nfilters(how.id()) == 0;
}

}  // namespace

std::vector<std::string> dataset_names(const Handle& file) {
    std::vector<Link> links;
    checked(H5Literate(file.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect, &links), file.path(), "listing");
    std::set<std::string> names;
    for (const Link& link : links) {
        if (link.type != H5L_TYPE_HARD) refuse(*file.path(), link.name, "is a link that leads elsewhere");
        const bool plain = !link.name.empty() && link.name.find('/') == std::string::npos && visible(link.name) == link.name;
        if (!plain || !names.insert(link.name).second) refuse(*file.path(), link.name, "is no name of a variable");
    }
    std::vector<std::string> in_order;
    for (const Link& link : links) in_order.push_back(link.name);
    return in_order;
}

Kind kind_of(const Handle& dataset, const std::string& name) {
    const Handle type(H5Dget_type(dataset.id()), H5Tclose, dataset.path(), "asking the type of " + name);
    for (const auto& [written, kind] :
         {std::pair(hdf5::Kind::number, Kind::number), std::pair(hdf5::Kind::whole, Kind::whole),
          std::pair(hdf5::Kind::count, Kind::count), std::pair(hdf5::Kind::text, Kind::text)}) {
        if (H5Tequal(type.id(), hdf5::file_type(written, dataset.path()).id()) > 0) return kind;
    }
    refuse(*dataset.path(), name, "is neither numbers nor text as this program writes them");
}

void require_plain(const Handle& dataset, const std::string& name, u64 file_size) {
    if (!is_in_one_piece(dataset, name)) refuse(*dataset.path(), name, "does not lie in one piece in this file");
    if (bytes_of(hdf5::shape_of(dataset), size_in_file(kind_of(dataset, name))) > file_size) {
        refuse(*dataset.path(), name, "claims to be larger than the file");
    }
}

void require_dimensions(const std::string& path, const std::vector<StoredVariable>& variables) {
    for (const StoredVariable& variable : variables) {
        if (variable.over.size() != variable.shape.size())
            refuse(path, variable.name, "has another number of dimensions than names");
        for (std::size_t k = 0; k < variable.over.size(); ++k) {
            const auto dimension = std::ranges::find(variables, variable.over[k], &StoredVariable::name);
            const bool same =
                dimension != variables.end() && dimension->is_dimension() && dimension->shape[0] == variable.shape[k];
            if (!same) refuse(path, variable.name, "has another shape than its dimension " + variable.over[k]);
        }
    }
}

}  // namespace consortia::output
