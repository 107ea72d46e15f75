# What `cmake --install` leaves: the engine and the command as libraries for models outside this tree, the program, and the
# package that `find_package(consortia)` reads. Headers keep their paths under include/consortia/.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/consortia)
set(header_dir ${CMAKE_INSTALL_INCLUDEDIR}/consortia)

install(TARGETS consortia_simulate consortia_study consortia_engine consortia_contract consortia_declare EXPORT consortia)
install(DIRECTORY engine DESTINATION ${header_dir} FILES_MATCHING PATTERN "*.hpp")
install(FILES ${PROJECT_BINARY_DIR}/include/consortia/model.hpp DESTINATION ${header_dir})

if(TARGET consortia_command)
  install(TARGETS consortia_report consortia_workbook consortia_command EXPORT consortia)
  install(DIRECTORY tools/command DESTINATION ${header_dir}/tools FILES_MATCHING PATTERN "*.hpp")
endif()
# OPTIONAL: what was not built is left out, and the rest is installed.
if(TARGET consortia_python)
  install(TARGETS consortia_python EXPORT consortia-python ARCHIVE OPTIONAL)
  install(EXPORT consortia-python FILE consortia-python-targets.cmake NAMESPACE consortia:: DESTINATION ${package_dir})
  install(DIRECTORY tools/python/src DESTINATION ${header_dir}/tools/python FILES_MATCHING PATTERN "bind.hpp")
  install(FILES tools/python/src/of_program.cpp DESTINATION ${package_dir}/python)
  install(DIRECTORY tools/python/consortia DESTINATION ${package_dir}/python)
endif()
foreach(program consortia consortia-analyse)
  if(TARGET ${program})
    install(TARGETS ${program} OPTIONAL)
  endif()
endforeach()

# For authors, at the places to which pages point: these, the models and tests they show; and the offline site, where it was made.
set(pages README.md schema/README.md step/README.md step/phases/README.md graph/README.md random/README.md run/README.md output/README.md)
foreach(page ${pages})
  get_filename_component(folder engine/${page} DIRECTORY)
  install(FILES engine/${page} DESTINATION ${CMAKE_INSTALL_DOCDIR}/${folder})
endforeach()
install(DIRECTORY models/reference DESTINATION ${CMAKE_INSTALL_DOCDIR}/models)
install(DIRECTORY scenarios/reference DESTINATION ${CMAKE_INSTALL_DOCDIR}/scenarios)
install(DIRECTORY tests/models/pages tests/models/outside DESTINATION ${CMAKE_INSTALL_DOCDIR}/tests/models)
install(FILES tests/support/played.hpp DESTINATION ${CMAKE_INSTALL_DOCDIR}/tests/support)
install(DIRECTORY ${PROJECT_BINARY_DIR}/docs/html DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

install(EXPORT consortia FILE consortia-targets.cmake NAMESPACE consortia:: DESTINATION ${package_dir})
configure_package_config_file(tools/dev/cmake/consortia-config.cmake.in consortia-config.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(consortia-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/consortia-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/consortia-config-version.cmake
  tools/dev/cmake/BuildType.cmake
  tools/dev/cmake/ConsortiaModel.cmake
  tools/dev/cmake/ConsortiaPython.cmake
  DESTINATION ${package_dir})
