# WebAssembly with the system interface of WASI, of which hardly anything is asked.
set(WASI TRUE)
set(CMAKE_EXECUTABLE_SUFFIX .wasm)
