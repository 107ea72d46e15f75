// The pages that show a result: each one HTML file, made at build (build.mjs) and filled here with its data.
#pragma once

#include "tools/report/pieces.hpp"

#include <string>
#include <string_view>

namespace consortia::report {

/// Whether the pages were built into this program; they are made with node and npm packages, which a machine may lack.
bool has_page();
/// Throws SystemError, which says how to get them, where they were not.
void require_page();

/// The page with `json` in it, an object as src/data.ts or src/explore/data.ts describes it. `language` ("en", "zh-CN") is
/// the one it opens in; "" leaves that to the reader's browser. Throws SystemError without a page, ContractError for a
/// language that is no letters and hyphens.
std::string page(Kind kind, std::string_view json, std::string_view language = "");

}  // namespace consortia::report
