// What the journals of a folder hold: which runs are finished, which have failed, and where on the disk lies what they left.
// Outputs themselves are read one at a time: a list of runs takes no memory for them, however long it is.
#pragma once

#include "engine/files/framed.hpp"
#include "engine/state/frame.hpp"
#include "engine/study/store/key_set.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::study {

/// A run that could not be done, and why.
struct Failure {
    std::string message;
    u32 attempts = 0;
};

/// The message of a failure, and below it the command that plays the run again, if there is one. The command depends on
/// where one stands, so it is not kept.
std::string with_reproduction(const std::string& message, const std::string& command);

/// What is remembered of finished runs.
enum class Keep : u8 {
    keys,    ///< that they are finished
    places,  ///< and where their outputs lie on the disk
};

/// Where the output of a run lies.
struct RecordPlace {
    u64 key = 0;
    u64 offset = 0;
    u32 journal = 0;  ///< of Records::files
};

struct Records {
    KeySet done;                        ///< the keys of all finished runs
    KeySet undefined;                   ///< of these, those that left a number undefined (NaN)
    std::vector<RecordPlace> places;    ///< by key, where they are kept
    std::vector<files::Path> files;     ///< the journals
    std::map<u64, Failure> failed;      ///< and not finished since
    std::vector<std::string> warnings;  ///< records that were damaged and whose runs must be done again, in words
    double seconds = 0;                 ///< that the finished runs took
    u64 timed = 0;                      ///< how many of them say so
};

/// What the names of journals begin with.
inline constexpr std::string_view journal_prefix = "journal-";

/// The files of a folder whose names begin so, in their order. Throws SystemError if others could have made them.
std::vector<files::Path> files_in(const files::Path& folder, std::string_view prefix);
inline std::vector<files::Path> journals_in(const files::Path& folder) { return files_in(folder, journal_prefix); }

/// Reads all journals in `folder` without touching them. `content` says what they belong to. Throws SystemError if they are
/// of other runs or another build.
Records read_records(const files::Path& folder, u64 content, Keep keep = Keep::keys);

/// Reads what finished runs left, one run at a time.
class OutputReader {
  public:
    /// `records`, which must outlive it, with their places.
    OutputReader(const Records& records, u64 content) : records_(&records), content_(content) {}

    /// Throws SystemError if its record is not there any more.
    RunOutput read(const RecordPlace& place);
    /// The place of a run; null if it is not finished.
    const RecordPlace* find(u64 key) const;

  private:
    const files::JournalReader& journal(u32 number);

    const Records* records_;
    u64 content_;
    std::map<u32, files::JournalReader> open_;  ///< those asked last
};

}  // namespace consortia::study
