# Headers that most files of a library include, parsed once. Files still include what they use: the preset `tidy` builds
# without.
function(consortia_precompile target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <chrono> <cmath> <filesystem> <functional> <map> <memory> <mutex> <optional> <ranges> <span>
    <sstream> <string> <string_view> <thread> <typeindex> <utility> <vector> ${ARGN})
endfunction()
