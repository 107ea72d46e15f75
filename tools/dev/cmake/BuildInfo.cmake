# consortia_build_info(TARGET): compiles version and commit into TARGET (engine/output/build_info.hpp). The commit is asked at every
# build, and the source rewritten only when it changed. As a script (cmake -P) this file is what asks.
function(consortia_build_info target)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/build_info.cpp)
  add_custom_target(${target}_build_info BYPRODUCTS ${generated} COMMENT "Asking for the commit"
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR} -D VERSION=${PROJECT_VERSION} -D GENERATED=${generated}
            -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
  add_dependencies(${target} ${target}_build_info)
  target_sources(${target} PRIVATE ${generated})
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  cmake_minimum_required(VERSION 3.25)
  execute_process(COMMAND git -C ${SOURCE} rev-parse --show-toplevel OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  # An unpacked archive may lie inside another project's tree; that project's commit is not ours.
  file(REAL_PATH ${SOURCE} here)
  if(NOT top STREQUAL here OR NOT commit MATCHES "^[0-9a-f]+(-dirty)?$")
    set(commit unknown)
  endif()
  file(CONFIGURE OUTPUT ${GENERATED} @ONLY CONTENT
"#include \"engine/output/build_info.hpp\"\n
namespace consortia::output {\n
const char* version() { return \"@VERSION@\"; }
const char* commit() { return \"@commit@\"; }\n
}  // namespace consortia::output\n")
endif()
