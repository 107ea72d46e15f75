#include "engine/core/machine/registers.hpp"

#include "engine/core/error.hpp"

#include <cstdlib>
#include <string>

namespace consortia {

namespace {

struct Named {
    std::string_view name;
    Registers registers;
};
constexpr Named all[] = {{"x86-64", Registers::sse2}, {"avx2", Registers::avx2}, {"avx512", Registers::avx512}};

[[noreturn]] void refuse(std::string_view name, Registers widest) {
    Problem problem;
    std::string& text = problem.text = "CONSORTIA_ISA is " + std::string(name) + "; it may be";
    const char* before = " ";
    for (const Named& one : all) {
        if (one.registers > widest) continue;
        text += before + std::string(one.name);
        before = " or ";
    }
    text += " on this processor";
    throw InputError({problem});
}

}  // namespace

Registers widest_registers() {
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
    const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    if (avx2 && avx512) return Registers::avx512;
    return avx2 ? Registers::avx2 : Registers::sse2;
}

Registers registers_named(std::string_view name, Registers widest) {
    if (name.empty()) return widest;
    for (const Named& one : all) {
        if (one.name == name && one.registers <= widest) return one.registers;
    }
    refuse(name, widest);
}

Registers registers_in_use() {
    static const Registers chosen = [] {
        const char* name = std::getenv("CONSORTIA_ISA");  // NOLINT(concurrency-mt-unsafe): nobody sets it
        return registers_named(name != nullptr ? name : "", widest_registers());
    }();
    return chosen;
}

}  // namespace consortia
