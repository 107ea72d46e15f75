#include "engine/study/store/ledger.hpp"

#include "engine/core/error.hpp"
#include "engine/study/store/run_record.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

/// `playing-node07` beside `journal-node07`, and the other way round.
files::Path beside(const files::Path& file, std::string_view prefix, std::string_view other) {
    return file.parent_path() / (std::string(other) + file.filename().string().substr(prefix.size()));
}
files::Path marks_of(const files::Path& journal) { return beside(journal, journal_prefix, marks_prefix); }
files::Path journal_of(const files::Path& marks) { return beside(marks, marks_prefix, journal_prefix); }

[[noreturn]] void refuse_in_use(const files::Path& journal) {
    const std::string writer = read_marks(marks_of(journal)).writer;
    throw files::JournalInUse(journal.string() + ": " + (writer.empty() ? "another process" : writer) +
                              " is at work here; let it end, or end it, and try again");
}

/// The file, which nobody can write while we hold it; nothing if it has gone. Throws JournalInUse.
std::optional<files::File> held(const files::Path& journal) {
    std::error_code none;
    if (!std::filesystem::exists(journal, none)) return std::nullopt;
    files::File file = files::File::open(journal);
    if (!file.lock()) refuse_in_use(journal);
    return file;
}

bool is_in_use(const files::Path& journal) {
    try {
        return held(journal) && false;
    } catch (const files::JournalInUse&) {
        return true;
    }
}

}  // namespace

Ledger::Ledger(const files::Path& folder, u64 content, JournalUse use) : content_(content), use_(std::move(use)) {
    files::make_folder(folder);
    open(folder, content);
    const bool mended = writer_->mended();
    if (use_.read) records_ = read_records(folder, content);
    if (mended) records_.warnings.push_back(writer_->path().string() + ": its head was damaged and has been mended");
    take_marks(folder);
}

/// Of dead processes; then ours replace those of the one whose journal we go on with.
void Ledger::take_marks(const files::Path& folder) {
    const files::Path own = marks_of(writer_->path());
    for (const files::Path& file : use_.read ? files_in(folder, marks_prefix) : std::vector{own}) {
        if (file != own && is_in_use(journal_of(file))) continue;
        const std::vector<u64> runs = read_marks(file).runs;
        suspects_.insert(suspects_.end(), runs.begin(), runs.end());
    }
    marks_.emplace(own);
}

std::vector<u64> Ledger::suspects() const {
    std::vector<u64> left;
    std::ranges::copy_if(suspects_, std::back_inserter(left),
                         [&](u64 key) { return !is_finished(key) && failure(key) == nullptr; });
    std::ranges::sort(left);
    left.erase(std::unique(left.begin(), left.end()), left.end());
    return left;
}

/// What cannot be brought to the disk now is found to be missing when it is read.
Ledger::~Ledger() {
    try {
        sync();
    } catch (const SystemError&) {
    }
}

void Ledger::open(const files::Path& folder, u64 content) {
    for (u32 beside = 0;; ++beside) {
        std::string name = use_.journal;
        if (beside > 0) name.append(".").append(std::to_string(beside));
        try {
            writer_.emplace(folder / name, content);
            return;
        } catch (const files::JournalInUse&) {
            if (!use_.shared) refuse_in_use(folder / name);
        }
    }
}

bool Ledger::begun(const files::Path& folder) { return !journals_in(folder).empty(); }

const Failure* Ledger::failure(u64 key) const {
    const auto found = records_.failed.find(key);
    return found == records_.failed.end() ? nullptr : &found->second;
}

void Ledger::sync() {
    writer_->sync();
    synced_ = std::chrono::steady_clock::now();
}

void Ledger::add(u64 key, const RunOutput& output, double seconds) {
    const Failure* before = failure(key);
    writer_->append(finished_run, key, before == nullptr ? 0 : before->attempts, packed(output, seconds));
    if (std::chrono::steady_clock::now() - synced_ >= std::chrono::duration<double>(use_.sync_every)) sync();
    records_.seconds += seconds;
    ++records_.timed;
    records_.failed.erase(key);
    records_.done.insert(key);
}

void Ledger::add_failure(u64 key, const std::string& message, u32 attempts) {
    Failure& failure = records_.failed[key];
    failure = {message, failure.attempts + attempts};
    writer_->append(failed_run, key, failure.attempts, files::bytes_of(message));
    sync();
}

std::vector<files::File> held_journals(const files::Path& folder) {
    std::vector<files::File> files;
    for (const files::Path& journal : journals_in(folder)) {
        if (auto file = held(journal)) files.push_back(std::move(*file));
    }
    return files;
}

}  // namespace consortia::study
