// A dated package of levers that a study switches on and off as one factor: `seats: {package:
// ../packages/seat_subsidy.yaml}`.
#pragma once

#include "engine/config/scenario/load.hpp"
#include "engine/config/yaml/references.hpp"
#include "engine/schema/study/study.hpp"

#include <optional>

namespace consortia::config {

/// What the names of such factors begin with in results: `package.seats`.
inline constexpr std::string_view package_prefix = "package.";

/// Reads packages as overlays of the study's scenario.
class PackageReader {
  public:
    /// All must outlive it; `study` has its scenario. Options are those of the scenario, laid over every package too.
    PackageReader(const References& references, const Options& options, const ModelLookup& models, const FileSource& source,
                  const Study& study)
        : references_(references), options_(options), models_(models), source_(source), study_(study) {}

    /// The factor `key`, which names a file from the folder of the study; nothing where that cannot be read, or sets more
    /// than levers, or none. Mistakes in the file are told where they stand there.
    std::optional<Factor> read(const Key& key, const Node& file, Problems& problems) const;

  private:
    std::optional<FileName> found(const Node& file, Problems& problems) const;
    Loaded laid_over(const std::string& name, const std::string& file, Problems& problems) const;

    const References& references_;
    const Options& options_;
    const ModelLookup& models_;
    const FileSource& source_;
    const Study& study_;
};

}  // namespace consortia::config
