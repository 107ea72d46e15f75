// Which dimensions variables lie over, as the HDF5 Dimension Scale Specification wants it: each variable lists its scales,
// each scale the variables that use it. H5DSattach_scale writes the list of a scale anew for each variable; here it is
// written once.
#pragma once

#include "engine/output/hdf5/hdf5.hpp"

#include <map>
#include <string>
#include <vector>

namespace consortia::output::hdf5 {

class Scales {
  public:
    /// That the variable lies over these scales, in the order of its dimensions. Both are datasets of one file, by their
    /// names.
    void attach(const Handle& variable, const std::string& name, const std::vector<std::string>& scales);
    /// Writes the list of a scale; nothing if no variable uses it.
    void write_users(const Handle& scale, const std::string& name) const;

  private:
    /// As it lies in the file.
    struct User {
        hobj_ref_t variable;
        int dimension;
        int unused = 0;  ///< in place of padding, which would be any bytes
    };
    std::map<std::string, std::vector<User>> users_;  ///< by scale
};

}  // namespace consortia::output::hdf5
