# consortia::runtime: the C++ library, its exceptions and their unwinder, compiled from the sources of clang 19. The one that Debian
# ships for WebAssembly knows no exceptions. Headers are Debian's; no source is changed; there are no threads and no files.
file(GLOB llvm ${CONSORTIA_WASM_SOURCES}/llvm-toolchain-*)
set(abi cxa_aux_runtime cxa_default_handlers cxa_demangle cxa_exception_storage cxa_handlers cxa_exception cxa_personality cxa_guard
  cxa_vector cxa_virtual stdlib_exception stdlib_stdexcept stdlib_typeinfo abort_message fallback_malloc private_typeinfo
  stdlib_new_delete)
set(library algorithm any bind call_once charconv chrono error_category exception expected functional hash ios ios.instantiations
  iostream legacy_pointer_safety locale memory memory_resource new_handler new_helpers optional ostream random regex stdexcept
  string system_error typeinfo valarray variant vector verbose_abort filesystem/path filesystem/filesystem_error
  filesystem/filesystem_clock ryu/d2fixed ryu/d2s ryu/f2s)
list(TRANSFORM abi REPLACE "(.+)" "${llvm}/libcxxabi/src/\\1.cpp")
list(TRANSFORM library REPLACE "(.+)" "${llvm}/libcxx/src/\\1.cpp")

add_library(consortia_runtime STATIC ${abi} ${library} ${llvm}/libunwind/src/Unwind-wasm.c)
add_library(consortia::runtime ALIAS consortia_runtime)
target_include_directories(consortia_runtime PRIVATE ${llvm}/libcxx/src ${llvm}/libcxxabi/include ${llvm}/libcxxabi/src
  ${llvm}/libunwind/include)
target_compile_definitions(consortia_runtime PRIVATE NDEBUG _LIBCPP_BUILDING_LIBRARY _LIBCPP_DISABLE_VISIBILITY_ANNOTATIONS
  LIBCXX_BUILDING_LIBCXXABI _LIBCXXABI_BUILDING_LIBRARY _LIBCXXABI_HAS_NO_THREADS _LIBUNWIND_HAS_NO_THREADS
  _LIBUNWIND_IS_NATIVE_ONLY _LIBUNWIND_HIDE_SYMBOLS)
target_compile_options(consortia_runtime PRIVATE -w -ffp-contract=off -fno-trapping-math)
set_target_properties(consortia_runtime PROPERTIES CXX_STANDARD 23)
target_link_options(consortia_runtime INTERFACE -nostdlib++)
