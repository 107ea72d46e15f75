#include "engine/study/ledger.hpp"

#include "engine/core/error.hpp"
#include "engine/files/trust.hpp"

#include <algorithm>
#include <cstring>
#include <span>

namespace consortia::study {

namespace {

// Kinds of records.
constexpr u32 finished_run = 1;
constexpr u32 failed_run = 2;

std::vector<files::Path> files_in(const files::Path& folder, std::string_view prefix) {
    files::require_own_folder(folder);
    std::vector<files::Path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (entry.path().filename().string().starts_with(prefix)) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

std::vector<files::Path> journals_in(const files::Path& folder) { return files_in(folder, journal_prefix); }

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

/// Appends raw values to a record, and takes them out again.
class Packer {
  public:
    template <class T>
    void add(const std::vector<T>& values) {
        add_value(static_cast<u64>(values.size()));
        const auto bytes = std::as_bytes(std::span(values));
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    template <class T>
    void add_value(T value) {
        const auto bytes = std::as_bytes(std::span(&value, 1));
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    files::Bytes bytes() const { return bytes_; }

  private:
    std::vector<std::byte> bytes_;
};

class Unpacker {
  public:
    explicit Unpacker(files::Bytes bytes) : rest_(bytes) {}

    template <class T>
    T value() {
        T value{};
        take(&value, sizeof value);
        return value;
    }
    template <class T>
    std::vector<T> vector() {
        const u64 count = value<u64>();
        if (count > rest_.size() / sizeof(T)) throw SystemError("a record of the journal is too short");
        std::vector<T> values(count);
        take(values.data(), count * sizeof(T));
        return values;
    }

  private:
    void take(void* to, std::size_t count) {
        if (count > rest_.size()) throw SystemError("a record of the journal is too short");
        if (count > 0) std::memcpy(to, rest_.data(), count);
        rest_ = rest_.subspan(count);
    }
    files::Bytes rest_;
};

struct Finished {
    RunOutput output;
    double seconds = 0;
};

Finished unpacked(files::Bytes bytes) {
    Unpacker record(bytes);
    Finished run;
    run.seconds = record.value<double>();
    run.output.width = record.value<u64>();
    run.output.final_digest = record.value<u64>();
    run.output.rows = record.vector<double>();
    run.output.digests = record.vector<u64>();
    return run;
}

Packer packed(const RunOutput& output, double seconds) {
    Packer record;
    record.add_value(seconds);
    record.add_value(u64{output.width});
    record.add_value(output.final_digest);
    record.add(output.rows);
    record.add(output.digests);
    return record;
}

void note(Records& records, const files::Record& record, u32 journal, Keep keep) {
    if (record.kind == finished_run) {
        Finished run = unpacked(record.payload);
        if (run.seconds > 0) records.seconds += run.seconds, ++records.timed;
        records.done.insert(record.run);
        if (keep == Keep::outputs) records.finished[record.run] = std::move(run.output);
        if (keep == Keep::places) records.places[record.run] = {journal, record.offset};
    } else if (record.kind == failed_run) {
        Failure& failure = records.failed[record.run];
        failure.message.assign(reinterpret_cast<const char*>(record.payload.data()), record.payload.size());
        failure.attempts = std::max(failure.attempts, record.attempt);
    }
}

void read(Records& records, const files::Path& journal, u64 content, Keep keep) {
    files::JournalReader reader(journal, content);
    const auto number = static_cast<u32>(records.files.size());
    records.files.push_back(journal);
    while (auto record = reader.next()) note(records, *record, number, keep);
    if (reader.headless()) records.warnings.push_back(journal.string() + ": its head is damaged; its records are used");
    for (const files::Stretch& damage : reader.damage()) {
        records.warnings.push_back(journal.string() + ": bytes " + std::to_string(damage.from) + " to " +
                                   std::to_string(damage.to) + " are damaged; the runs recorded there are done again");
    }
}

}  // namespace

std::string with_reproduction(const std::string& message, const std::string& command) {
    return command.empty() ? message : message + "\n  once more, alone: " + command;
}

Records read_records(const files::Path& folder, u64 content, Keep keep) {
    Records records;
    for (const files::Path& journal : journals_in(folder)) read(records, journal, content, keep);
    std::erase_if(records.failed, [&](const auto& failed) { return records.done.contains(failed.first); });
    return records;
}

RunOutput read_output(const Records& records, u64 content, u64 key) {
    const auto place = records.places.find(key);
    if (place == records.places.end()) throw SystemError("the run " + std::to_string(key) + " is missing in the journals");
    const files::JournalReader reader(records.files.at(place->second.journal), content);
    return unpacked(reader.at(place->second.offset).payload).output;
}

Ledger::Ledger(const files::Path& folder, u64 content, JournalUse use) : content_(content), use_(std::move(use)) {
    files::make_folder(folder);
    open(folder, content);
    const bool mended = writer_->mended();
    if (use_.read) records_ = read_records(folder, content, use_.keep);
    own_ = static_cast<u32>(std::ranges::find(records_.files, writer_->path()) - records_.files.begin());
    if (own_ == records_.files.size()) records_.files.push_back(writer_->path());
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

const RunOutput* Ledger::find(u64 key) const {
    const auto found = records_.finished.find(key);
    return found == records_.finished.end() ? nullptr : &found->second;
}

const Failure* Ledger::failure(u64 key) const {
    const auto found = records_.failed.find(key);
    return found == records_.failed.end() ? nullptr : &found->second;
}

void Ledger::sync() {
    writer_->sync();
    synced_ = std::chrono::steady_clock::now();
}

void Ledger::add(u64 key, RunOutput output, double seconds) {
    const Failure* before = failure(key);
    const u64 offset = writer_->size();
    writer_->append(finished_run, key, before == nullptr ? 0 : before->attempts, packed(output, seconds).bytes());
    if (std::chrono::steady_clock::now() - synced_ >= std::chrono::duration<double>(use_.sync_every)) sync();
    records_.seconds += seconds;
    ++records_.timed;
    records_.failed.erase(key);
    records_.done.insert(key);
    if (use_.keep == Keep::outputs) records_.finished[key] = std::move(output);
    if (use_.keep == Keep::places) records_.places[key] = {own_, offset};
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
