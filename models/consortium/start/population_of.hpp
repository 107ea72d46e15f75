// The parts of populate() that concern persons, schools, partnerships and money.
#pragma once

#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/start/registry.hpp"

#include <vector>

namespace consortium {

/// (4.5.5) Staff of every firm (`sizes`), then the unemployed.
void make_workforce(Population& p, const Derived& derived, const std::vector<u32>& sizes);
/// (4.5.4) Schools, programmes and their students.
void make_schools(Population& p, const Derived& derived, const Registry& known);
/// (4.5.4) Research institutes of every region, and universities as such.
void make_institutes(Population& p, const Derived& derived);
/// (4.6) Partnerships that exist on the first day, of firms that then know of cooperation.
void make_partnerships(Population& p, const Registry& known);
/// (4.5.6) Wages, expenditure, shares, cash.
void set_money(Population& p, const Derived& derived);

}  // namespace consortium
