// Which runs of a list are finished, and what they left. Every finished run is first a record in a journal on the disk:
// nothing finished is lost by a kill, and a list that is begun again goes on where it was.
#pragma once

#include "engine/files/framed.hpp"
#include "engine/state/frame.hpp"

#include <map>
#include <optional>

namespace consortia::study {

/// What finished runs left, by the number of the run.
using FinishedRuns = std::map<u64, RunOutput>;

class Ledger {
  public:
    /// Reads the journals in `folder` and opens one of them to go on. `content` says what they belong to. Throws SystemError
    /// if they are of other runs or another build, or if another process is writing there.
    Ledger(const files::Path& folder, u64 content);

    /// Whether a folder holds journals.
    static bool begun(const files::Path& folder);

    const RunOutput* find(u64 run) const;
    const FinishedRuns& finished() const { return finished_; }
    /// Writes the record, brings it to the disk, and only then counts the run as finished.
    void add(u64 run, RunOutput output);

    /// What was wrong with the journals, in words: records that were damaged and whose runs must be done again.
    const std::vector<std::string>& warnings() const { return warnings_; }

  private:
    void read(const files::Path& journal, u64 content);

    FinishedRuns finished_;
    std::vector<std::string> warnings_;
    std::optional<files::JournalWriter> writer_;
};

}  // namespace consortia::study
