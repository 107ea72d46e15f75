// A process that ends without a word: what it leaves on the disk is what a kill leaves.
#pragma once

#include "tests/support/catch.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace consortia {

/// Ends this process at once: no destructor runs.
[[noreturn]] inline void die() { ::_exit(0); }

/// Does `work`, which must end in die(), in a child of this process.
inline void in_a_process_that_dies(const std::function<void()>& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            work();
        } catch (...) {
        }
        ::_exit(1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
}

}  // namespace consortia
