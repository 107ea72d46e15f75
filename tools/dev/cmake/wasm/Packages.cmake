# What ../Packages.cmake finds, for WebAssembly: headers of the distribution, yaml-cpp from source, and the runtime of C++.
set(CONSORTIA_WASM_SOURCES ${PROJECT_SOURCE_DIR}/build/wasm-sources CACHE PATH "Where tools/dev/wasm/get_sources has put them")
set(CONSORTIA_NATIVE ${PROJECT_SOURCE_DIR}/build/release CACHE PATH "A build for this machine, whose consortia-declare is used")

foreach(needed ${CONSORTIA_WASM_SOURCES}/unpacked ${CONSORTIA_NATIVE}/CMakeCache.txt)
  if(NOT EXISTS ${needed})
    message(FATAL_ERROR "${needed} is missing: run `tools/dev/setup --wasm`, and `cmake --preset release` first")
  endif()
endforeach()

# Types are the same if their names are. A type that is only named has a description in each file, and schemas know by them what a
# phase asks for; this library would compare places.
target_compile_definitions(consortia_contract INTERFACE _LIBCPP_TYPEINFO_COMPARISON_IMPLEMENTATION=2)

# Compilers look into /usr/include behind their own headers; Eigen lies in a folder of it.
find_path(EIGEN_INCLUDE_DIR Eigen/Core PATHS /usr/include PATH_SUFFIXES eigen3 REQUIRED)
add_library(Eigen3::Eigen INTERFACE IMPORTED)
target_include_directories(Eigen3::Eigen SYSTEM INTERFACE ${EIGEN_INCLUDE_DIR})
add_library(fmt::fmt INTERFACE IMPORTED)
target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY)

file(GLOB yaml_folder ${CONSORTIA_WASM_SOURCES}/yaml-cpp-*)
file(GLOB yaml_sources ${yaml_folder}/src/*.cpp)
list(FILTER yaml_sources EXCLUDE REGEX /parse.cpp)  # reads files
add_library(yaml-cpp STATIC ${yaml_sources})
target_include_directories(yaml-cpp SYSTEM PUBLIC ${yaml_folder}/include)
target_compile_definitions(yaml-cpp PUBLIC YAML_CPP_STATIC_DEFINE)
target_compile_options(yaml-cpp PRIVATE -w -ffp-contract=off -fno-trapping-math)

# What makes C++ of a model's YAML runs here, and is brought up to date there.
set(declare ${CONSORTIA_NATIVE}/tools/consortia-declare)
add_custom_target(native_declare BYPRODUCTS ${declare} COMMENT "Bringing consortia-declare up to date"
  COMMAND ${CMAKE_COMMAND} --build ${CONSORTIA_NATIVE} --target consortia_declare)
add_executable(consortia::declare IMPORTED)
set_target_properties(consortia::declare PROPERTIES IMPORTED_LOCATION ${declare})
add_dependencies(consortia::declare native_declare)

include(wasm/Runtime)
