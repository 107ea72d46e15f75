// The outputs of the model, by name, and the axes they are cut by.
#pragma once

namespace consortia {
class Schema;
}

namespace consortium {

void declare_axes(consortia::Schema& s);
void declare_indicators(consortia::Schema& s);

}  // namespace consortium
