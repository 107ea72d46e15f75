// Which registers phases compute in.
#include "engine/core/machine/registers.hpp"

#include "engine/core/error.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using Catch::Matchers::Contains;

TEST_CASE("registers are those that are named, or the widest", "[core][registers]") {
    CHECK(registers_named("", Registers::avx2) == Registers::avx2);
    CHECK(registers_named("x86-64", Registers::avx512) == Registers::sse2);
    CHECK(registers_named("avx2", Registers::avx512) == Registers::avx2);
    CHECK(registers_named("avx512", Registers::avx512) == Registers::avx512);
    CHECK(registers_in_use() <= widest_registers());
}

TEST_CASE("registers that a processor lacks, or nobody knows, are refused by what it has", "[core][registers]") {
    CHECK_THROWS_WITH(registers_named("avx512", Registers::avx2),
                      Contains("CONSORTIA_ISA is avx512; it may be x86-64 or avx2 on this processor"));
    CHECK_THROWS_WITH(registers_named("AVX2", Registers::sse2),
                      Contains("CONSORTIA_ISA is AVX2; it may be x86-64 on this processor"));
}
