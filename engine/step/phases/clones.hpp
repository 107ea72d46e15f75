// A loop that is compiled for each width of registers (engine/core/machine/registers.hpp). Worth it where the compiler turns
// loops into vector instructions, in phases over many agents at once; a phase over one agent after another gains nothing.
//
//     struct Loop { static void run(const Visit& visit) { … } };
//     Clones<Loop>::run(visit);                        // in the registers that are in use
//
// Not to change: the loop is flattened, so that all it calls becomes part of the clone; what is not inlined there is
// compiled for the narrowest alone. Where CONSORTIA_ONE_CLONE is defined (the CMake option CONSORTIA_CLONES is off) there is
// no other.
#pragma once

#include "engine/core/machine/registers.hpp"

namespace consortia::phase {

template <class Loop>
struct Clones {
    template <class... Arguments>
    static void run(Arguments&... arguments) {
#ifdef CONSORTIA_ONE_CLONE
        sse2(arguments...);
#else
        switch (registers_in_use()) {
            case Registers::avx512:
                return avx512(arguments...);
            case Registers::avx2:
                return avx2(arguments...);
            case Registers::sse2:
                return sse2(arguments...);
        }
#endif
    }

  private:
    template <class... Arguments>
    [[gnu::flatten]] static void sse2(Arguments&... arguments) {
        Loop::run(arguments...);
    }
    template <class... Arguments>
    [[gnu::flatten, gnu::target("avx2,bmi2")]] static void avx2(Arguments&... arguments) {
        Loop::run(arguments...);
    }
    template <class... Arguments>
    [[gnu::flatten, gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi2")]] static void avx512(
        Arguments&... arguments) {
        Loop::run(arguments...);
    }
};

}  // namespace consortia::phase
