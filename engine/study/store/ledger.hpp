// Which runs of a list are finished, and what they left. Every finished run is first a record in a journal on the disk:
// nothing finished is lost by a kill, and a list that is begun again goes on where it was. Each process that writes has a
// journal of its own; two that do the same run do no harm, for they write the same.
#pragma once

#include "engine/study/store/marks.hpp"
#include "engine/study/store/records.hpp"

#include <chrono>
#include <optional>

namespace consortia::study {

/// What the names of marks begin with, beside the journal that ends the same.
inline constexpr std::string_view marks_prefix = "playing-";
/// What stands before the key of a run that is played in a process of its own: the folder where that process enters it.
inline constexpr std::string_view alone_prefix = "alone-";

struct JournalUse {
    std::string journal = "journal-0";
    bool shared = false;    ///< if another process is writing there, take a name beside it
    bool read = true;       ///< what was there before
    double sync_every = 0;  ///< seconds at most between a record and the disk
};

/// The journals of a folder: while these files are open, nobody can write in them. Throws JournalInUse, which names host and
/// process, if somebody is doing so now.
std::vector<files::File> held_journals(const files::Path& folder);

class Ledger {
  public:
    /// Reads the journals in `folder` and opens one of them to go on. Throws SystemError as read_records does, and
    /// JournalInUse, which names host and process, if another process is writing there.
    Ledger(const files::Path& folder, u64 content, JournalUse use = {});
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    /// Whether a folder holds journals.
    static bool begun(const files::Path& folder);

    bool is_finished(u64 key) const { return records_.done.contains(key); }
    const Failure* failure(u64 key) const;
    u64 content() const { return content_; }
    const Records& records() const { return records_; }
    /// Writes the record, brings it to the disk (at once, or when sync_every is over), and only then counts the run as
    /// finished.
    void add(u64 key, const RunOutput& output, double seconds = 0);
    void add_failure(u64 key, const std::string& message, u32 attempts = 1);
    /// Notes what lane `lane` of this process plays from now on.
    void begin(u32 lane, u64 key) { marks_->begin(lane, key); }
    /// The runs that dead processes were playing when they ended without a word, and nobody has finished since.
    std::vector<u64> suspects() const;
    /// Brings everything to the disk. Throws SystemError if it cannot be, or if somebody has taken the journal away.
    void sync();

    /// What was wrong with the journals, in words: records that were damaged and whose runs must be done again.
    const std::vector<std::string>& warnings() const { return records_.warnings; }

  private:
    void open(const files::Path& folder, u64 content);
    void take_marks(const files::Path& folder);

    u64 content_;
    JournalUse use_;
    Records records_;
    std::optional<files::JournalWriter> writer_;
    std::vector<u64> suspects_;
    std::optional<Marks> marks_;
    std::chrono::steady_clock::time_point synced_ = std::chrono::steady_clock::now();
};

}  // namespace consortia::study
