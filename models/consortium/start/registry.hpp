// The schools, firms and partnerships that a scenario knows by name (4.6), as slots and numbers.
#pragma once

#include "models/consortium/records.hpp"

#include <string_view>
#include <vector>

namespace consortium {

struct KnownSchool {
    u8 region;
    SchoolType type;
};

struct KnownProgramme {
    u32 school;
    u8 field;
    double places;
    u32 students;
    double teachers;
};

struct KnownFirm {
    u8 region;
    u8 industry;
    u32 staff;
    bool member;
};

struct KnownPartnership {
    u32 firm;
    u32 programme;
    float depth;
    float declared;
    float trust;
    u16 age;
};

/// Empty lists where the scenario gives none. Known schools and firms are the first of their kind, in the order of the file.
struct Registry {
    std::vector<KnownSchool> schools;
    std::vector<KnownProgramme> programmes;  ///< by school
    std::vector<KnownFirm> firms;
    std::vector<KnownPartnership> partnerships;
};

/// The depth that a label of the list means.
float depth_of(std::string_view label);

Registry read_registry(const Scenario& scenario);

}  // namespace consortium
