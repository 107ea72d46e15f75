// The factors of a study and its design: which numbers the points set, how they are distributed and how they are chosen.
#pragma once

#include "engine/config/study/packages.hpp"
#include "engine/config/yaml/document.hpp"
#include "engine/schema/schema.hpp"
#include "engine/schema/study/study.hpp"

#include <map>
#include <string>
#include <vector>

namespace consortia::config {

/// `{method: sobol_indices, samples: 512}`. Of a list also its points, whose names become factors. Without a schema (the
/// model is unknown) values are left unread. Whether the method is known, so that more can be said of the study.
bool read_design(const Node& node, const Schema* schema, Study& study, Problems& problems);

/// `policy.tax_credit.rate: {range: [0, 0.6]}`, `labour.*: {range: usual}`, `seats: {package: seats.yaml}`, `late: {lever:
/// policy.tax_credit.rate, from: 2028Q1, range: [0, 0.6]}` and their kin. After read_design.
void read_factors(const Node& node, const Schema& schema, const OverlayReader& overlays, Study& study, Problems& problems);

/// One line of `all` of these, packages and entries apart: the number it names, or the group of numbers.
void read_line(const Key& name, const Node& description, const Node& all, const Schema& schema, Study& study,
               Problems& problems);

/// Before the name of an entry that is added to a lever, in points and results.
inline constexpr std::string_view entry_prefix = "entry.";

/// The levers to which a point adds entries, each with all its entries as a scenario writes them: `[{value: 0.3, from:
/// 2028Q1}]`.
std::map<std::string, std::string> levers_with_entries(const std::vector<Factor>& factors, const std::vector<double>& point);

/// A lever that two factors set, but for entries that are added beside each other.
void check_levers(const Study& study, const Place& where, Problems& problems);

/// Entries that are added to a lever and never act, or end each other, and ramps without a number at an end: told as of
/// scenarios.
void check_entries(const Study& study, const Schema& schema, Problems& problems);

/// Numbers of events that the scenario has not, which would move nothing, and those of a calibration, which fits none.
void check_events(const Study& study, const Place& where, Problems& problems);

/// The setting of that name; an error with the nearest name if there is none.
const Setting* factor_setting(const Schema& schema, const Key& name, Problems& problems);

}  // namespace consortia::config
