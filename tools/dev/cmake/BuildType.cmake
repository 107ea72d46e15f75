# Without CMAKE_BUILD_TYPE a build has no optimisation at all: it says so and takes Release. A generator of several
# configurations chooses when it builds. Also for models outside this tree: consortia-config.cmake includes it.
get_property(several_configurations GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT several_configurations AND NOT CMAKE_BUILD_TYPE)
  message(STATUS "CMAKE_BUILD_TYPE is not given: ${PROJECT_NAME} is built as Release")
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()
