# The compiler flags of the determinism contract (engine/step/README.md), warnings and build types.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)  # an installed program finds libraries under ~/.local as the built one does

# The libraries go into Python's module too, which is loaded at any place. What nobody outside looks up costs nothing by it.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

include(BuildType)
# Loops begin where a processor fetches: where they happen to lie otherwise cost net_sis 6 % of its speed.
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -falign-functions=64 -falign-loops=32")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g")
if(WASI)  # a browser translates the program again, and puts it where it likes
  set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
  set(CMAKE_CXX_FLAGS_RELEASE "-O3")
endif()

option(CONSORTIA_WARNINGS_AS_ERRORS "Treat warnings as errors (the presets do)" OFF)
set(CONSORTIA_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, comma separated")
option(CONSORTIA_COVERAGE "Count which lines are run, for tools/dev/coverage" OFF)

if("${CMAKE_CXX_FLAGS} $ENV{CXXFLAGS}" MATCHES "-ffast-math|-Ofast|-funsafe-math|-fassociative-math")
  message(FATAL_ERROR "fast-math changes results from machine to machine; the determinism contract refuses it")
endif()

# Part of the contract, also for models built outside this tree.
add_library(consortia_contract INTERFACE)
add_library(consortia::contract ALIAS consortia_contract)
set_target_properties(consortia_contract PROPERTIES EXPORT_NAME contract)
target_compile_features(consortia_contract INTERFACE cxx_std_20)
target_compile_options(consortia_contract INTERFACE -ffp-contract=off -fno-trapping-math)

# The preset `checked`: what a model may do wrong is looked for while it runs, which costs time and changes no byte of a
# result. Every variable that was not initialised holds a pattern, so that it can be told.
option(CONSORTIA_CHECKED "Look for mistakes of models while they run" OFF)
if(CONSORTIA_CHECKED)
  set(CMAKE_CXX_FLAGS_RELEASE "-O1")
  target_compile_definitions(consortia_contract INTERFACE CONSORTIA_CHECKED)
  target_compile_options(consortia_contract INTERFACE -ftrivial-auto-var-init=pattern)
endif()

# Phases are compiled for each width of registers (engine/step/phases/clones.hpp), but where nobody asks for speed.
option(CONSORTIA_CLONES "Compile the loops of phases for AVX2 and AVX-512 too" ON)
if(NOT CONSORTIA_CLONES OR CONSORTIA_CHECKED OR CONSORTIA_PLAIN)
  target_compile_definitions(consortia_contract INTERFACE CONSORTIA_ONE_CLONE)
else()
  target_compile_definitions(consortia_contract INTERFACE $<$<CONFIG:Debug>:CONSORTIA_ONE_CLONE>)
endif()

# Ours alone.
add_library(consortia_strict INTERFACE)
target_compile_options(consortia_strict INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers)
# g++ 12 sees overflows in std::string that are not there (GCC bugs 105329, 105651).
target_compile_options(consortia_strict INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow -Wno-restrict>)
# g++ 14 sees bounds of std::string overstepped as well.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  target_compile_options(consortia_strict INTERFACE -Wno-array-bounds)
endif()
# Where sizes have 32 bits, places in memory fit them.
if(WASI)
  target_compile_options(consortia_strict INTERFACE -Wno-shorten-64-to-32 -Wno-sign-conversion)
endif()
if(CONSORTIA_WARNINGS_AS_ERRORS)
  target_compile_options(consortia_strict INTERFACE -Werror)
endif()
if(CONSORTIA_COVERAGE)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "CONSORTIA_COVERAGE asks for clang")
  endif()
  # At most four files, into which every process adds what it ran.
  set(counting -fprofile-instr-generate=${PROJECT_BINARY_DIR}/counts/%4m.profraw)
  target_compile_options(consortia_strict INTERFACE ${counting} -fcoverage-mapping)
  target_link_options(consortia_strict INTERFACE ${counting})
endif()
if(CONSORTIA_SANITIZE)
  target_compile_options(consortia_strict INTERFACE -fsanitize=${CONSORTIA_SANITIZE} -fno-omit-frame-pointer -g1)
  target_link_options(consortia_strict INTERFACE -fsanitize=${CONSORTIA_SANITIZE})
endif()
