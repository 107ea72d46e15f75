// The one Catch2 main of all test programs.
#define CATCH_CONFIG_MAIN
#include "tests/support/catch.hpp"

#if CATCH_VERSION_MAJOR >= 3  // whose own main is another library's
int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
#endif
