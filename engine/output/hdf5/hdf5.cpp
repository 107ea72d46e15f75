#include "engine/output/hdf5/hdf5.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <limits>
#include <string_view>

namespace consortia::output::hdf5 {

namespace {

constexpr std::size_t longest_cause = 200;

/// Keeps the innermost record: what the system said rather than what HDF5 made of it.
herr_t keep_innermost(unsigned depth, const H5E_error2_t* record, void* cause) {
    if (depth == 0 && record->desc != nullptr) *static_cast<std::string*>(cause) = record->desc;
    return 0;
}

/// HDF5 writes times, addresses and errno around the message; only the message is the same every time.
std::string shortened(std::string cause) {
    constexpr std::string_view mark = "error message = '";
    if (const auto at = cause.find(mark); at != std::string::npos) {
        cause.erase(0, at + mark.size());
        cause.erase(std::min(cause.find('\''), cause.size()));
    }
    if (cause.size() > longest_cause) cause.resize(longest_cause);
    return cause;
}

std::string innermost_cause() {
    std::string cause;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &cause);
    H5Eclear2(H5E_DEFAULT);
    return shortened(std::move(cause));
}

/// Files are closed by their owners; HDF5's own tidying at exit would only trip over one that could not be closed. To be
/// said before any other call.
void start() {
    static const herr_t once = H5dont_atexit();
    static_cast<void>(once);
}

/// The error stack belongs to the thread and the plug-in state to the process, so both are set on every opening.
void quieten(const Path& path) {
    start();
    checked(H5open(), path, "starting HDF5");
    checked(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), path, "silencing HDF5");
    checked(H5PLset_loading_state(0), path, "disabling filter plug-ins");
}

/// Bytes that HDF5 buffers of each variable: blocks are whole, and a result has hundreds of variables.
constexpr std::size_t sieve = 4096;

/// Our own driver and no locks, whatever the environment says: the file is private until renamed, whole afterwards.
Handle access_properties(const Path& path) {
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, path, "preparing");
    checked(H5Pset_fapl_sec2(access.id()), path, "choosing the driver");
    checked(H5Pset_file_locking(access.id(), false, true), path, "choosing locks");
    checked(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), path, "choosing the format");
    checked(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG), path, "choosing how to close");
    checked(H5Pset_sieve_buf_size(access.id(), sieve), path, "choosing a buffer");
    return access;
}

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// What makes an object's bytes depend on the content alone.
void keep_order_and_no_times(const Handle& properties) {
    checked(H5Pset_obj_track_times(properties.id(), false), properties.path(), "switching times off");
    checked(H5Pset_attr_creation_order(properties.id(), in_order), properties.path(), "keeping the order of attributes");
}

std::size_t elements(std::span<const hsize_t> shape) {
    std::size_t n = 1;
    for (const hsize_t extent : shape) n *= extent;
    return n;
}

/// The spaces of a block: in memory and selected in the file.
struct Block {
    Handle memory;
    Handle file;

    Block(const Handle& dataset, std::span<const hsize_t> start, std::span<const hsize_t> count)
        : memory(space(count, dataset.path())),
          file(H5Dget_space(dataset.id()), H5Sclose, dataset.path(), "asking a shape") {
        const int rank = checked(H5Sget_simple_extent_ndims(file.id()), dataset.path(), "asking a rank");
        require(static_cast<std::size_t>(rank) == count.size() && count.size() == start.size(), "a block of another rank");
        if (rank == 0) return;
        checked(H5Sselect_hyperslab(file.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), dataset.path(),
                "selecting a block");
    }
};

}  // namespace

std::string library_version() {
    start();
    unsigned major = 0, minor = 0, release = 0;
    if (H5get_libversion(&major, &minor, &release) < 0) return "unknown";
    return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(release);
}

void fail(const Path& path, const std::string& operation) {
    const std::string cause = innermost_cause();
    throw SystemError((path ? *path : std::string("HDF5")) + ": " + operation + " failed" +
                      (cause.empty() ? "" : ": " + cause));
}

Handle::Handle(hid_t id, Closer closer, Path path, const std::string& operation)
    : id_(id), closer_(closer), path_(std::move(path)) {
    if (id_ < 0) fail(path_, operation);
}

Handle::~Handle() {
    if (id_ >= 0) closer_(id_);
}

void Handle::close() {
    const hid_t id = std::exchange(id_, -1);
    if (id >= 0) checked(closer_(id), path_, "closing");
}

Handle create_file(const std::string& name) {
    const auto path = std::make_shared<const std::string>(name);
    quieten(path);
    const Handle access = access_properties(path);
    const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, path, "preparing");
    keep_order_and_no_times(creation);
    checked(H5Pset_link_creation_order(creation.id(), in_order), path, "keeping the order of variables");
    return Handle(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, path, "creating");
}

Handle open_file(const std::string& name) {
    const auto path = std::make_shared<const std::string>(name);
    quieten(path);
    const Handle access = access_properties(path);
    return Handle(H5Fopen(name.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, path, "opening");
}

void finish_file(Handle& file) {
    checked(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), file.path(), "writing");
    file.close();
    open_file(*file.path()).close();
}

Abandoned::Abandoned(const Handle& file) {
    void* descriptor = nullptr;
    if (file.id() < 0 || H5Fget_vfd_handle(file.id(), H5P_DEFAULT, &descriptor) < 0) return;
    const int memory = ::memfd_create("abandoned result", MFD_CLOEXEC);
    if (memory < 0) return;
    ::dup2(memory, *static_cast<const int*>(descriptor));
    ::close(memory);
    rlimit limit{};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    file_size_before_ = limit;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

Abandoned::~Abandoned() {
    if (file_size_before_) ::setrlimit(RLIMIT_FSIZE, &*file_size_before_);
}

Handle memory_type(Kind kind, const Path& path) {
    if (kind == Kind::number) return Handle(H5Tcopy(H5T_NATIVE_DOUBLE), H5Tclose, path, "describing numbers");
    if (kind == Kind::whole) return Handle(H5Tcopy(H5T_NATIVE_INT32), H5Tclose, path, "describing numbers");
    if (kind == Kind::count) return Handle(H5Tcopy(H5T_NATIVE_UINT64), H5Tclose, path, "describing numbers");
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, path, "describing texts");
    checked(H5Tset_size(type.id(), H5T_VARIABLE), path, "describing texts");
    checked(H5Tset_cset(type.id(), H5T_CSET_UTF8), path, "describing texts");
    return type;
}

Handle file_type(Kind kind, const Path& path) {
    if (kind == Kind::number) return Handle(H5Tcopy(H5T_IEEE_F64LE), H5Tclose, path, "describing numbers");
    if (kind == Kind::whole) return Handle(H5Tcopy(H5T_STD_I32LE), H5Tclose, path, "describing numbers");
    if (kind == Kind::count) return Handle(H5Tcopy(H5T_STD_U64LE), H5Tclose, path, "describing numbers");
    return memory_type(kind, path);
}

Handle space(std::span<const hsize_t> shape, const Path& path) {
    if (shape.empty()) return Handle(H5Screate(H5S_SCALAR), H5Sclose, path, "describing a shape");
    return Handle(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, path,
                  "describing a shape");
}

Handle create_dataset(const Handle& file, const std::string& name, Kind kind, std::span<const hsize_t> shape) {
    const Path& path = file.path();
    const Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, path, "preparing " + name);
    keep_order_and_no_times(properties);
    checked(H5Pset_layout(properties.id(), H5D_CONTIGUOUS), path, "preparing " + name);
    checked(H5Pset_alloc_time(properties.id(), H5D_ALLOC_TIME_EARLY), path, "preparing " + name);
    const Handle type = file_type(kind, path);
    if (kind == Kind::number) {
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        checked(H5Pset_fill_value(properties.id(), H5T_NATIVE_DOUBLE, &missing), path, "preparing " + name);
        checked(H5Pset_fill_time(properties.id(), H5D_FILL_TIME_NEVER), path, "preparing " + name);
    }
    const Handle extent = space(shape, path);
    return Handle(H5Dcreate2(file.id(), name.c_str(), type.id(), extent.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
                  H5Dclose, path, "creating " + name);
}

void write_block(const Handle& dataset, Kind kind, std::span<const hsize_t> start, std::span<const hsize_t> count,
                 const void* values) {
    if (elements(count) == 0) return;
    const Block block(dataset, start, count);
    const Handle type = memory_type(kind, dataset.path());
    checked(H5Dwrite(dataset.id(), type.id(), block.memory.id(), block.file.id(), H5P_DEFAULT, values), dataset.path(),
            "writing");
}

void read_block(const Handle& dataset, Kind kind, std::span<const hsize_t> start, std::span<const hsize_t> count,
                void* values) {
    if (elements(count) == 0) return;
    const Block block(dataset, start, count);
    const Handle type = memory_type(kind, dataset.path());
    checked(H5Dread(dataset.id(), type.id(), block.memory.id(), block.file.id(), H5P_DEFAULT, values), dataset.path(),
            "reading");
}

std::vector<hsize_t> shape_of(const Handle& dataset) {
    const Handle extent(H5Dget_space(dataset.id()), H5Sclose, dataset.path(), "asking a shape");
    const int rank = checked(H5Sget_simple_extent_ndims(extent.id()), dataset.path(), "asking a rank");
    std::vector<hsize_t> shape(static_cast<std::size_t>(rank));
    if (rank > 0) checked(H5Sget_simple_extent_dims(extent.id(), shape.data(), nullptr), dataset.path(), "asking a shape");
    return shape;
}

void write_attribute(const Handle& object, const std::string& name, Kind kind, std::span<const hsize_t> shape,
                     const void* values) {
    const Path& path = object.path();
    const Handle type = file_type(kind, path);
    const Handle extent = space(shape, path);
    Handle attribute(H5Acreate2(object.id(), name.c_str(), type.id(), extent.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, path,
                     "creating attribute " + name);
    const Handle memory = memory_type(kind, path);
    checked(H5Awrite(attribute.id(), memory.id(), values), path, "writing attribute " + name);
    attribute.close();
}

std::vector<const char*> pointers(std::span<const std::string> texts) {
    std::vector<const char*> raw;
    for (const std::string& text : texts) raw.push_back(text.c_str());
    return raw;
}

}  // namespace consortia::output::hdf5
