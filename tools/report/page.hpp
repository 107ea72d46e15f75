// The page that shows a result: one HTML file, made at build (build.mjs) and filled here with the data of a report.
#pragma once

#include <string>
#include <string_view>

namespace consortia::report {

/// Whether the page was built into this program; it is made with node and npm packages, which a machine may lack.
bool has_page();

/// The page with `json` in it, an object as src/data.ts describes it. `language` ("en", "zh-CN") is the one it opens in; ""
/// leaves that to the reader's browser. Throws SystemError without a page, ContractError for a language that is no letters
/// and hyphens.
std::string page(std::string_view json, std::string_view language = "");

}  // namespace consortia::report
