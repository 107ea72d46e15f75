// What a result embeds, read again as it was when the result was made: its scenarios, and of a study its design, factors,
// packages and futures. Data files alone are looked for where they lay.
#pragma once

#include "engine/config/input/source.hpp"
#include "engine/config/study/study.hpp"
#include "engine/output/data_set.hpp"
#include "engine/session/workspace.hpp"

#include <filesystem>
#include <optional>

namespace consortia::session {

/// Where the files lie that a result does not embed.
struct Beside {
    std::optional<std::filesystem::path> from{};  ///< folder of the scenario or study; else as the provenance says
    std::optional<std::filesystem::path> root{};  ///< above it no scenario may reach
};

class Embedded {
  public:
    /// Workspace and result must outlive it.
    Embedded(const Workspace& workspace, const output::DataSet& result, Beside beside)
        : workspace_(workspace), result_(result), beside_(std::move(beside)), files_(workspace.files()) {}

    /// Throws InputError if this program has no such model.
    const Model& model() const;
    /// Of the result of a study, with the draws that it holds. Throws InputError if its inputs are not found, or are none.
    config::LoadedStudy study();
    /// One of those that the result holds, by number. Throws InputError likewise.
    config::Loaded scenario(std::size_t number);
    /// Where the file of the study lay.
    std::filesystem::path study_file() const;

  private:
    std::filesystem::path input_file(std::size_t number, const std::string& name) const;
    config::Options reading() const;
    ParameterDraws draws() const;
    /// Files that the study lays over its scenario, and the notes of their contents.
    void add_overlays(const std::filesystem::path& folder, const char* files, const char* contents);

    const Workspace& workspace_;
    const output::DataSet& result_;
    Beside beside_;
    config::Overlay files_;  ///< what the result embeds, among the data files
};

}  // namespace consortia::session
