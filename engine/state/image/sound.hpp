// Whether what was read back can be a state at all. A checksum finds accidents; who writes a file on purpose makes its
// checksum anew. So every size, key, free slot, row of edges, id, flag, label and number is held against what the schema
// and the other tables say of it: nothing that is read later leads beyond a table. What lies inside its range, a changed
// wage, cannot be told from the truth.
#pragma once

namespace consortia {

class World;

/// Throws SystemError that names the record, the field and the value.
void require_sound(World& world);

}  // namespace consortia
