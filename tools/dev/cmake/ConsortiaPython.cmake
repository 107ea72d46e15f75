# consortia_python(TARGET): makes a Python package of a model of one's own, TARGET being its program: `TARGET_python` builds the
# package python/TARGET in the build folder, to be used as the package `consortia` is: `import rumour; rumour.Scenario(…)`. The
# program's sources are compiled once more, for the module. Needs pybind11 and Python's headers.
function(consortia_python target)
  if(NOT DEFINED Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
    set(Python3_EXECUTABLE /usr/bin/python3)  # the distribution's, for which the engine's package was built
  endif()
  find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter Development.Module)
  find_package(pybind11 2.10 CONFIG REQUIRED)
  set(package ${PROJECT_BINARY_DIR}/python/${target})
  pybind11_add_module(${target}_python MODULE NO_EXTRAS ${CONSORTIA_PYTHON_SOURCES}/of_program.cpp)
  target_sources(${target}_python PRIVATE $<TARGET_PROPERTY:${target},SOURCES>)
  target_include_directories(${target}_python PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
  target_compile_definitions(${target}_python PRIVATE main=program_main)  # see of_program.cpp
  target_link_libraries(${target}_python PRIVATE consortia::python $<TARGET_PROPERTY:${target},LINK_LIBRARIES>)
  add_dependencies(${target}_python ${target})  # which makes what is declared
  set_target_properties(${target}_python PROPERTIES OUTPUT_NAME _core LIBRARY_OUTPUT_DIRECTORY ${package})
  file(GLOB files ${CONSORTIA_PYTHON_PACKAGE}/*.py ${CONSORTIA_PYTHON_PACKAGE}/*.pyi ${CONSORTIA_PYTHON_PACKAGE}/py.typed)
  add_custom_command(TARGET ${target}_python POST_BUILD COMMAND ${CMAKE_COMMAND} -E copy ${files} ${package})
endfunction()
