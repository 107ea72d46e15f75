// The factors of a study and its design: which numbers the points set, how they are distributed and how they are chosen.
#pragma once

#include "engine/config/study/packages.hpp"
#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"
#include "engine/schema/study/study.hpp"

namespace consortia::config {

/// `{method: sobol_indices, samples: 512}`. Of a list also its points, whose names become factors. Without a schema (the
/// model is unknown) values are left unread. Whether the method is known, so that more can be said of the study.
bool read_design(const Node& node, const Schema* schema, Study& study, Problems& problems);

/// `policy.tax_credit.rate: {range: [0, 0.6]}`, `labour.*: {range: usual}`, `seats: {package: seats.yaml}` and their kin.
/// After read_design.
void read_factors(const Node& node, const Schema& schema, const OverlayReader& overlays, Study& study, Problems& problems);

/// One line of `all` of these, a package apart: the number it names, or the group of numbers.
void read_line(const Key& name, const Node& description, const Node& all, const Schema& schema, Study& study,
               Problems& problems);

/// A lever that two packages set, or a package and a factor of its own.
void check_packages(const Study& study, const Place& where, Problems& problems);

/// Numbers of events that the scenario has not, which would move nothing, and those of a calibration, which fits none.
void check_events(const Study& study, const Place& where, Problems& problems);

/// The setting of that name; an error with the nearest name if there is none.
const Setting* factor_setting(const Schema& schema, const Key& name, Problems& problems);

}  // namespace consortia::config
