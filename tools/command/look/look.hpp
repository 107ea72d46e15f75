// How tables are to look: in which language, how wide, how much.
#pragma once

#include "engine/core/text/text.hpp"

#include <cstddef>
#include <string>

namespace consortia::command {

/// What a command is asked for.
struct LookOptions {
    std::string language;  ///< `en`, `zh`; empty: as the locale says
    bool all = false;      ///< every indicator
    bool json = false;     ///< for programs, instead of tables
    bool quiet = false;    ///< the sentences of the answer alone
    bool spark = false;    ///< a small course over time beside each headline
};

struct Look {
    Language language = Language::english;
    std::size_t width = 100;  ///< columns
    bool all = false;
    bool spark = false;
};

/// Throws InputError for a language that there is none of.
Look look_of(const LookOptions& options);

/// Columns of standard output: of COLUMNS or of the terminal, from 60 to 200; 100 where there is none.
std::size_t screen_width();

}  // namespace consortia::command
