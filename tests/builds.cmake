# Tests of programs that other build trees make: sanitizers, clang, no optimisation. The building is itself a test, on which the
# others depend, so that one call of CTest tells everything. They belong to the configuration Full: `ctest -C Full`, as tools/test
# calls it; a plain ctest leaves them out.

# consortia_build(TREE targets…): builds targets of the preset TREE under build/TREE. What older tests of it have run is
# forgotten, so that coverage counts these tests and no file that has gone since.
function(consortia_build tree)
  add_test(NAME "build: ${tree}" CONFIGURATIONS Full WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMAND sh -c "rm -rf build/${tree}/counts && cmake --preset ${tree} && cmake --build --preset ${tree} --target \"$@\"" build ${ARGN})
  set_tests_properties("build: ${tree}" PROPERTIES LABELS builds FIXTURES_SETUP ${tree} RUN_SERIAL ON TIMEOUT 3600)
endfunction()

# consortia_build_test(TREE NAME LABEL command…): a test that needs that tree.
function(consortia_build_test tree name label)
  add_test(NAME "${name}" CONFIGURATIONS Full WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMAND ${ARGN})
  set_tests_properties("${name}" PROPERTIES LABELS ${label} FIXTURES_REQUIRED ${tree} TIMEOUT 1800
    ENVIRONMENT "UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1;ASAN_OPTIONS=detect_stack_use_after_return=1;TSAN_OPTIONS=halt_on_error=1;RC_PARAMS=seed=1")
endfunction()

# consortia_same_bytes(TREE NAME SCENARIO options…): that tree's program gives the bytes of this tree's.
function(consortia_same_bytes tree name scenario)
  consortia_build_test(${tree} "determinism: ${name}" determinism
    /usr/bin/python3 -B tests/determinism/same_bytes.py run scenarios/${scenario}
      $<TARGET_FILE:consortia> ${ARGN} -- build/${tree}/consortia ${ARGN})
endfunction()

# consortia_swept(TREE NAME COMMAND FILES): a study, or a comparison, of the town gives the same bytes in that tree, on several threads.
function(consortia_swept tree name command files)
  consortia_build_test(${tree} "sanitizers: ${name}" sanitizers
    /usr/bin/python3 -B tests/determinism/same_bytes.py ${command} ${files}
      $<TARGET_FILE:town> -- build/${tree}/tests/command/town --threads 3)
endfunction()
set(town_study sweep tests/command/scenarios/births_study.yaml)
set(town_comparison compare tests/command/scenarios/town.yaml,tests/command/scenarios/births.yaml)

set(fuzzers fuzz_snapshots fuzz_results fuzz_journals)
set(fuzz_snapshots_inputs 10000)
set(fuzz_results_inputs 300)  # each in two processes
set(fuzz_journals_inputs 20000)
consortia_build(asan unit_tests faults_tests fuzz_smoke ${fuzzers} town)
consortia_build_test(asan "sanitizers: unit tests under ASan and UBSan" sanitizers build/asan/tests/unit_tests)
consortia_build_test(asan "sanitizers: broken scenarios under ASan and UBSan" sanitizers build/asan/tests/faults/faults_tests)
consortia_build_test(asan "sanitizers: mutated scenarios and studies under ASan and UBSan" sanitizers
  build/asan/tests/faults/fuzz_smoke 100000 tests/faults/broken tests/faults/broken_studies)
# The models under sanitizers take as long to build as all the rest of that tree.
consortia_build_test(asan "sanitizers: tiny places and corners of all ranges under ASan and UBSan" slow
  sh -c "cmake --build --preset asan --target place_fuzz && build/asan/tests/faults/place_fuzz 500")
set_tests_properties("sanitizers: tiny places and corners of all ranges under ASan and UBSan" PROPERTIES RUN_SERIAL ON)
foreach(fuzzer IN LISTS fuzzers)
  consortia_build_test(asan "sanitizers: ${fuzzer} under ASan and UBSan" sanitizers build/asan/tests/faults/${fuzzer} ${${fuzzer}_inputs})
endforeach()
consortia_swept(asan "a study under ASan and UBSan" ${town_study})

# When all tests of that tree are over: how much of the engine they ran. tools/test prints the table.
add_test(NAME "coverage: the tests run nine of ten lines of the engine" CONFIGURATIONS Full WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  COMMAND tools/dev/coverage --only-count --write build/asan/coverage.txt)
set_tests_properties("coverage: the tests run nine of ten lines of the engine"
  PROPERTIES LABELS sanitizers FIXTURES_CLEANUP asan TIMEOUT 600)

if(NOT TARGET consortia)
  return()
endif()

# In a bare Debian of their own (debootstrap): root, the network and half an hour each.
add_test(NAME "builds: the cluster block of README.md, in a bare Debian 12 without root"
  COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/builds/cluster.py)
add_test(NAME "builds: Debian 13 builds the tree, passes its tests and gives the same bytes"
  COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/builds/debian13.py $<TARGET_FILE:consortia>)
set_tests_properties("builds: the cluster block of README.md, in a bare Debian 12 without root"
  "builds: Debian 13 builds the tree, passes its tests and gives the same bytes"
  PROPERTIES LABELS slow SKIP_RETURN_CODE 77 RUN_SERIAL ON TIMEOUT 7200)

set(partnet reference/partnet.yaml --seeds 2 --threads 3 --set population.agents=5000)
set(toy toy/baseline.yaml --seeds 1 --threads 3)
set(short --set burn_in=8 --set steps=8)

# The farthest of all builds from g++ -O3, in one tree: clang without optimisation, under ThreadSanitizer. Those between are slow tests.
consortia_build(tsan consortia town)
consortia_same_bytes(tsan "clang -O0 gives the bytes of g++ -O3, and ThreadSanitizer sees no race (partnet)" ${partnet})
consortia_same_bytes(tsan "clang -O0 gives the bytes of g++ -O3, and ThreadSanitizer sees no race (toy)" ${toy} ${short})
consortia_swept(tsan "a study under ThreadSanitizer" ${town_study})
consortia_swept(tsan "a comparison under ThreadSanitizer" ${town_comparison})
# That tree has one program of ours alone: what was not built is left out.
consortia_build_test(tsan "models: a tree that built one program alone is installed and built against" models
  env CXXFLAGS=-fsanitize=thread LDFLAGS=-fsanitize=thread
  /usr/bin/python3 -B tests/models/outside.py ${CMAKE_COMMAND} build/tsan clang++
    Outside.test_runs_with_the_same_bytes_on_more_threads)

consortia_build(clang consortia)
consortia_same_bytes(clang "clang gives the bytes of g++ (partnet)" ${partnet})
consortia_same_bytes(clang "clang gives the bytes of g++ (toy)" ${toy})
consortia_build(debug consortia)
consortia_same_bytes(debug "no optimisation gives the bytes of -O3 (partnet)" ${partnet})
consortia_same_bytes(debug "no optimisation gives the bytes of -O3 (toy)" ${toy} ${short})
set_property(TEST
  "build: clang"
  "determinism: clang gives the bytes of g++ (partnet)"
  "determinism: clang gives the bytes of g++ (toy)"
  "build: debug"
  "determinism: no optimisation gives the bytes of -O3 (partnet)"
  "determinism: no optimisation gives the bytes of -O3 (toy)"
  APPEND PROPERTY LABELS slow)
