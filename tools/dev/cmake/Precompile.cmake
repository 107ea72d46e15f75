# Headers that most files of a library include, parsed once. Files still include what they use: the preset `tidy` builds
# without.
function(consortia_precompile target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <chrono> <cmath> <filesystem> <functional> <map> <memory> <mutex> <optional> <ranges> <span>
    <sstream> <string> <string_view> <thread> <typeindex> <utility> <vector> ${ARGN})
endfunction()

# consortia_compile_by_folder(TARGET APART files and folders…): the sources of a folder are compiled together, which takes half the
# time. A name in a folder is then of all its files; those APART use one differently.
function(consortia_compile_by_folder target)
  cmake_parse_arguments(PARSE_ARGV 1 given "" "" APART)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} OUTPUT_VARIABLE file)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    cmake_path(GET file PARENT_PATH folder)
    if(file IN_LIST given_APART OR folder IN_LIST given_APART)
      set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    else()
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder})
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
