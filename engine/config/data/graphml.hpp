// Networks as GraphML (NetworkX, igraph, Gephi, yEd and this program write it), as rows of a table with the place of each
// field: of edges `from`, `to` and their attributes, of nodes their attributes.
#pragma once

#include "engine/config/data/csv.hpp"
#include "engine/schema/data.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// Whether bytes without a byte order mark are XML, and no table of text.
bool is_xml(std::string_view bytes);

/// The header, then a row an edge or node, as the description wants it (DataDescription::Network): its first two columns are
/// the ends of an edge, by the names of nodes where they are labels, else by their number in the order of the file, from 0;
/// a column `node` is the name of a node, a column `directed` 1 where an edge points one way. What the description does not
/// ask for is told in a warning. Mistakes of form go to the problems, and then there are no rows; neither are there in a
/// program that was built without expat.
std::vector<std::vector<Cell>> rows_of_graphml(const DataDescription& description, std::string_view bytes,
                                               const std::string& file, Problems& problems);

}  // namespace consortia::config
