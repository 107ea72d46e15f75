#include "engine/output/labelled.hpp"

#include "engine/files/atomic_file.hpp"
#include "engine/output/hdf5/hdf5.hpp"
#include "engine/output/hdf5/scales.hpp"
#include "engine/output/hdf5/seal.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <system_error>

namespace consortia::output {

namespace {

using hdf5::Handle;
using hdf5::Kind;

/// The name that is written to, in the folder of the final one. Nothing stays there, unless published.
struct Pending {
    std::string path;

    explicit Pending(const files::Path& final_path) {
        if (final_path.has_parent_path()) files::make_folder(final_path.parent_path());
        path = files::temporary_beside(final_path).string();
    }
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;
    ~Pending() {
        std::error_code absent_once_published;
        std::filesystem::remove(path, absent_once_published);
    }
};

struct Written {
    std::string name;
    Kind kind;
    Handle dataset;
    std::vector<hsize_t> shape;
};

void write_attribute(const Handle& object, const Attribute& attribute) {
    if (const auto* text = std::get_if<std::string>(&attribute.value)) {
        const char* raw = text->c_str();
        if (!text->empty()) hdf5::write_attribute(object, attribute.name, Kind::text, {}, &raw);
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&attribute.value)) {
        const hsize_t shape[] = {texts->size()};
        if (!texts->empty()) hdf5::write_attribute(object, attribute.name, Kind::text, shape, hdf5::pointers(*texts).data());
    } else {
        const hsize_t shape[] = {1};
        hdf5::write_attribute(object, attribute.name, Kind::number, shape, &std::get<double>(attribute.value));
    }
}

/// With one NaN: compilers and operations differ in its sign and payload.
std::vector<double> as_stored(std::span<const double> values) {
    std::vector<double> same(values.begin(), values.end());
    for (double& x : same) {
        if (std::isnan(x)) x = std::bit_cast<double>(u64{0x7ff8000000000000});
    }
    return same;
}

std::span<const u64> as_stored(std::span<const u64> counts) { return counts; }
std::vector<const char*> as_stored(std::span<const std::string> texts) { return hdf5::pointers(texts); }

std::size_t elements(std::span<const u64> shape) {
    std::size_t n = 1;
    for (const u64 extent : shape) n *= extent;
    return n;
}

Kind stored_as(Variable::Kind kind) {
    if (kind == Variable::Kind::number) return Kind::number;
    return kind == Variable::Kind::count ? Kind::count : Kind::text;
}

std::vector<hsize_t> extents(std::span<const u64> shape) { return {shape.begin(), shape.end()}; }

}  // namespace

std::size_t Dimension::size() const {
    return std::visit([](const auto& values) { return values.size(); }, labels);
}

struct LabelledWriter::State {
    explicit State(const std::string& path) : final_path(path), pending(path), file(hdf5::create_file(pending.path)) {}
    ~State() {
        const hdf5::Abandoned whatever_became_of_it(file);
        written.clear();
        file = Handle();
    }

    files::Path final_path;
    Pending pending;  // outlives the file
    Handle file;
    std::map<std::string, std::size_t> dimensions;  ///< name to place in `written`
    std::vector<Written> written;                   ///< in order of creation, which readers see
    hdf5::Scales scales;

    Written& add(const std::string& name, Kind kind, std::vector<hsize_t> shape, const std::vector<Attribute>& attributes) {
        const bool taken = std::ranges::find(written, name, &Written::name) != written.end();
        if (taken) throw ContractError("two variables or dimensions of a result are called " + name);
        Handle dataset = hdf5::create_dataset(file, name, kind, shape);
        for (const Attribute& attribute : attributes) write_attribute(dataset, attribute);
        written.push_back({name, kind, std::move(dataset), std::move(shape)});
        return written.back();
    }

    const Written& dimension(const std::string& name) const {
        const auto found = dimensions.find(name);
        if (found == dimensions.end()) throw ContractError("a variable lies over the unknown dimension " + name);
        return written[found->second];
    }

    const Written& target(std::size_t variable, Kind kind, std::span<const u64> count, std::size_t values) const {
        require(variable < written.size() && written[variable].kind == kind, "a variable of another kind");
        require(elements(count) == values, "a block and its values differ in size");
        return written[variable];
    }
};

LabelledWriter::LabelledWriter(const std::string& path) : state_(std::make_unique<State>(path)) {}
LabelledWriter::~LabelledWriter() = default;

void LabelledWriter::dimension(const Dimension& dimension) {
    const std::size_t size = dimension.size();
    const auto write_labels = [&](Kind kind, const void* values) {
        const Written& scale = state_->add(dimension.name, kind, {size}, dimension.attributes);
        hdf5::write_block(scale.dataset, kind, std::vector<hsize_t>{0}, scale.shape, values);
        hdf5::checked(H5DSset_scale(scale.dataset.id(), dimension.name.c_str()), scale.dataset.path(),
                      "making the dimension " + dimension.name);
    };
    if (const auto* texts = std::get_if<std::vector<std::string>>(&dimension.labels)) {
        write_labels(Kind::text, hdf5::pointers(*texts).data());
    } else if (const auto* whole = std::get_if<std::vector<i32>>(&dimension.labels)) {
        write_labels(Kind::whole, whole->data());
    } else {
        write_labels(Kind::number, std::get<std::vector<double>>(dimension.labels).data());
    }
    state_->dimensions[dimension.name] = state_->written.size() - 1;
}

std::size_t LabelledWriter::variable(const Variable& variable) {
    std::vector<hsize_t> shape;
    for (const std::string& name : variable.over) shape.push_back(state_->dimension(name).shape.front());
    std::vector<Attribute> attributes = variable.attributes;
    const Kind kind = stored_as(variable.kind);
    if (kind == Kind::number) attributes.push_back({"_FillValue", std::numeric_limits<double>::quiet_NaN()});
    const Written& made = state_->add(variable.name, kind, std::move(shape), attributes);
    state_->scales.attach(made.dataset, variable.name, variable.over);
    return state_->written.size() - 1;
}

void LabelledWriter::write(std::size_t variable, std::span<const u64> start, std::span<const u64> count,
                           const Values& values) {
    std::visit(
        [&](const auto& block) {
            const Kind kind = stored_as(kind_of(values));
            const Written& target = state_->target(variable, kind, count, block.size());
            hdf5::write_block(target.dataset, kind, extents(start), extents(count), as_stored(block).data());
        },
        values);
}

void LabelledWriter::attribute(const Attribute& attribute) {
    // The root group is the file itself to the C API.
    write_attribute(state_->file, attribute);
}

void LabelledWriter::publish() {
    for (const auto& [name, place] : state_->dimensions) state_->scales.write_users(state_->written[place].dataset, name);
    for (Written& variable : state_->written) variable.dataset.close();
    hdf5::finish_file(state_->file);
    seal(state_->pending.path);
    files::publish(state_->pending.path, state_->final_path);
    state_.reset();
}

}  // namespace consortia::output
