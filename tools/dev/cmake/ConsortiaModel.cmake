# consortia_embed(TARGET FILE NAME): compiles the text FILE into TARGET as `extern const char* const NAME`, so that a model's
# levers.yaml and parameters.yaml travel inside the program.
function(consortia_embed target file name)
  get_filename_component(path ${file} ABSOLUTE)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}_${name}.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} text)
  # A string literal may hold 64 KiB at most: cut, between lines and so between characters, into pieces that the compiler joins.
  string(LENGTH "${text}" length)
  set(pieces "")
  set(from 0)
  while(from LESS length)
    string(SUBSTRING "${text}" ${from} 8000 piece)
    string(FIND "${piece}" "\n" line_end REVERSE)
    if(line_end GREATER_EQUAL 0)
      math(EXPR size "${line_end} + 1")
      string(SUBSTRING "${piece}" 0 ${size} piece)
    else()
      string(LENGTH "${piece}" size)
    endif()
    string(APPEND pieces "R\"__yaml__(${piece})__yaml__\"\n")
    math(EXPR from "${from} + ${size}")
  endwhile()
  if(pieces STREQUAL "")
    set(pieces "\"\"")
  endif()
  file(CONFIGURE OUTPUT ${generated} CONTENT "extern const char* const ${name};\nconst char* const ${name} =\n@pieces@;\n" @ONLY)
  target_sources(${target} PRIVATE ${generated})
endfunction()

# consortia_declare(TARGET NAMESPACE PARAMETERS|LEVERS|INDICATORS FILE...): makes C++ of a model's YAML and compiles it into TARGET.
# Of parameters/labour.yaml (a path from the project's folder) it makes the header "parameters/labour.hpp" with the struct
# NAMESPACE::Labour, a member for each parameter or lever; of indicators it makes constants, in NAMESPACE. The struct declares them
# all: `schema.declare<NAMESPACE::Labour>()`. A mistake in the YAML stops the build at its line. A header is written only when it
# changes, so that only who includes it is compiled again.
function(consortia_declare target namespace kind)
  string(TOLOWER ${kind} kind)
  set(made ${PROJECT_BINARY_DIR}/declared/${target})
  foreach(file ${ARGN})
    get_filename_component(path ${file} ABSOLUTE)
    file(RELATIVE_PATH subject ${PROJECT_SOURCE_DIR} ${path})
    string(REGEX REPLACE "\\.yaml$" "" subject ${subject})
    add_custom_command(OUTPUT ${made}/${subject}.hpp ${made}/${subject}.cpp
      COMMAND consortia::declare ${kind} ${PROJECT_SOURCE_DIR} ${subject} ${namespace} ${made}
      DEPENDS ${path} COMMENT "Declaring ${subject}" VERBATIM)
    target_sources(${target} PRIVATE ${made}/${subject}.hpp ${made}/${subject}.cpp)
  endforeach()
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${made}>)
endfunction()
