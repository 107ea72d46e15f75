// The build that looks for mistakes of models while they run (cmake --preset checked). What it looks at costs time; what it
// finds is an error there, and undefined nowhere.
#pragma once

namespace consortia {

#ifdef CONSORTIA_CHECKED
inline constexpr bool checked_build = true;
#else
inline constexpr bool checked_build = false;
#endif

}  // namespace consortia
