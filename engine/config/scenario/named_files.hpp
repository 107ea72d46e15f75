// Files that scenarios name: tables of data, draws of parameters (`parameters: {draws: posterior.csv}`).
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/config/scenario/overlays.hpp"
#include "engine/schema/draws.hpp"
#include "engine/schema/schema.hpp"

#include <optional>

namespace consortia::config {

/// Where files are found.
struct Reach {
    const References& references;
    const FileSource& source;
};

/// A file of data, whole.
struct DataFile {
    FileName name;
    std::string bytes;
};
/// Of `name: file.csv`, or of `name: {file: file.csv, content: 0123456789abcdef}` in a resolved scenario, whose bytes must
/// have that hash. Nothing, and a mistake, if it cannot be read; `what` it is to be stands in messages: `a CSV file`.
std::optional<DataFile> data_file(const Entry& given, const std::string& key, const std::string& what, const Reach& reach,
                                  Problems& problems);

/// Takes the key `draws` out of the parameters, unless the model has a parameter of that name, and reads its table; of this
/// the first draws, as many as are `asked`. A drawn parameter that the command line sets is a mistake, as is to ask for
/// draws where none are named, or for more than there are.
ParameterDraws take_draws(Section& parameters, const Schema& schema, const Reach& reach, std::optional<u32> asked,
                          Problems& problems);

}  // namespace consortia::config
