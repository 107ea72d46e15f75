// The files of a small model to start from, which `new` writes: those of tests/models/outside, put into the program when it
// is built (tools/CMakeLists.txt).
#pragma once

#include <span>
#include <string_view>

namespace consortia::command {

struct TemplateFile {
    std::string_view path;  ///< from the model's folder
    std::string_view text;
};

/// The model that the files are of, to be replaced by another name.
inline constexpr std::string_view name_in_template = "rumour";

std::span<const TemplateFile> template_files();

}  // namespace consortia::command
