// How wide the registers are that phases compute in. The same loops are compiled for each width, and the widest that this
// processor has is taken. All give the same bytes: the contract's flags keep the compiler from fusing or reordering
// arithmetic (engine/step/README.md).
//
//     CONSORTIA_ISA=x86-64 consortia run …     # or avx2, avx512: this one, and no other
#pragma once

#include "engine/core/types.hpp"

#include <string_view>

namespace consortia {

enum class Registers : u8 { sse2, avx2, avx512 };

/// The widest that this processor has.
Registers widest_registers();

/// Those that phases compute in: what the environment's CONSORTIA_ISA names, else the widest. Asked of the environment once.
/// Throws InputError if it names none, or one that this processor lacks.
Registers registers_in_use();

/// As CONSORTIA_ISA names them, of a processor with `widest`; the widest for an empty name. Throws InputError.
Registers registers_named(std::string_view name, Registers widest);

}  // namespace consortia
