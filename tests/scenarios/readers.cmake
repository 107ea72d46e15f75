# Results as others read them: h5dump, and xarray and h5py under the distribution's own Python.
add_test(NAME "readers: a synthetic result is left for them" COMMAND unit_tests "[.leave_synthetic]")
set_tests_properties("readers: a synthetic result is left for them" PROPERTIES LABELS scenarios FIXTURES_SETUP synthetic_result)

# consortia_reader_test(NAME command…): a test that needs the synthetic result; 77 is a visible skip.
function(consortia_reader_test name)
  add_test(NAME "readers: ${name}" COMMAND ${ARGN})
  set_tests_properties("readers: ${name}" PROPERTIES LABELS scenarios FIXTURES_REQUIRED synthetic_result SKIP_RETURN_CODE 77)
endfunction()

set(read_results /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/read_results.py)
consortia_reader_test("xarray and h5py read a run" ${read_results} --synthetic synthetic_run.h5)
consortia_reader_test("xarray and h5py read a comparison" ${read_results} --synthetic synthetic_compared.h5)
consortia_reader_test("h5dump reads a comparison" sh -c "(command -v h5dump >/dev/null || exit 77) && h5dump synthetic_compared.h5 >/dev/null")
