# Tests of programs that other build trees make: sanitizers, clang, no optimisation. The building is itself a test, on which the
# others depend, so that one call of CTest tells everything. They belong to the configuration Full: `ctest -C Full`, as tools/test
# calls it; a plain ctest leaves them out.

# consortia_build(TREE targets…): builds targets of the preset TREE under build/TREE.
function(consortia_build tree)
  add_test(NAME "build: ${tree}" CONFIGURATIONS Full WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMAND sh -c "cmake --preset ${tree} && cmake --build --preset ${tree} --target \"$@\"" build ${ARGN})
  set_tests_properties("build: ${tree}" PROPERTIES LABELS builds FIXTURES_SETUP ${tree} RUN_SERIAL ON TIMEOUT 3600)
endfunction()

# consortia_build_test(TREE NAME LABEL command…): a test that needs that tree.
function(consortia_build_test tree name label)
  add_test(NAME "${name}" CONFIGURATIONS Full WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMAND ${ARGN})
  set_tests_properties("${name}" PROPERTIES LABELS ${label} FIXTURES_REQUIRED ${tree})
endfunction()

consortia_build(asan unit_tests)
consortia_build_test(asan "sanitizers: unit tests under ASan and UBSan" sanitizers ${PROJECT_SOURCE_DIR}/build/asan/tests/unit_tests)
set_tests_properties("sanitizers: unit tests under ASan and UBSan" PROPERTIES
  ENVIRONMENT "UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1;ASAN_OPTIONS=detect_stack_use_after_return=1")
