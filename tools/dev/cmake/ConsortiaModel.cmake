# consortia_declare(TARGET NAMESPACE PARAMETERS|LEVERS|INDICATORS|FACTS FILE...): makes C++ of a model's YAML and compiles it into TARGET.
# Of parameters/labour.yaml (a path from the project's folder) it makes the header "parameters/labour.hpp" with the struct
# NAMESPACE::Labour, a member for each parameter or lever; of indicators it makes constants, in NAMESPACE. The struct declares them
# all: `schema.declare<NAMESPACE::Labour>()`. Of facts.yaml it makes the constant NAMESPACE::facts, which a Model holds. A mistake in the YAML stops the build at its line. A header is written only when it
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
      DEPENDS ${path} $<TARGET_FILE:consortia::declare> COMMENT "Declaring ${subject}" VERBATIM)
    target_sources(${target} PRIVATE ${made}/${subject}.hpp ${made}/${subject}.cpp)
  endforeach()
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${made}>)
endfunction()
