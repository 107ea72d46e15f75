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

std::vector<files::Path> journals_in(const files::Path& folder) {
    files::require_own_folder(folder);
    std::vector<files::Path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (entry.path().filename().string().starts_with(journal_prefix)) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
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

void note(Records& records, const files::Record& record, bool keep_outputs) {
    if (record.kind == finished_run) {
        Finished run = unpacked(record.payload);
        if (run.seconds > 0) records.seconds += run.seconds, ++records.timed;
        records.done.insert(record.run);
        if (keep_outputs) records.finished[record.run] = std::move(run.output);
    } else if (record.kind == failed_run) {
        Failure& failure = records.failed[record.run];
        failure.message.assign(reinterpret_cast<const char*>(record.payload.data()), record.payload.size());
        failure.attempts = std::max(failure.attempts, record.attempt);
    }
}

void read(Records& records, const files::Path& journal, u64 content, bool keep_outputs) {
    files::JournalReader reader(journal, content);
    while (auto record = reader.next()) note(records, *record, keep_outputs);
    for (const files::Stretch& damage : reader.damage()) {
        records.warnings.push_back(journal.string() + ": bytes " + std::to_string(damage.from) + " to " +
                                   std::to_string(damage.to) + " are damaged; the runs recorded there are done again");
    }
    ++records.journals;
}

}  // namespace

std::string with_reproduction(const std::string& message, const std::string& command) {
    return command.empty() ? message : message + "\n  once more, alone: " + command;
}

Records read_records(const files::Path& folder, u64 content, bool keep_outputs) {
    Records records;
    for (const files::Path& journal : journals_in(folder)) read(records, journal, content, keep_outputs);
    std::erase_if(records.failed, [&](const auto& failed) { return records.done.contains(failed.first); });
    return records;
}

Ledger::Ledger(const files::Path& folder, u64 content, JournalUse use) : use_(std::move(use)) {
    files::make_folder(folder);
    open(folder, content);
    if (use_.read) records_ = read_records(folder, content, use_.keep_outputs);
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
            if (!use_.shared) throw;
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
    writer_->append(finished_run, key, before == nullptr ? 0 : before->attempts, packed(output, seconds).bytes());
    if (std::chrono::steady_clock::now() - synced_ >= std::chrono::duration<double>(use_.sync_every)) sync();
    records_.seconds += seconds;
    ++records_.timed;
    records_.failed.erase(key);
    records_.done.insert(key);
    if (use_.keep_outputs) records_.finished[key] = std::move(output);
}

void Ledger::add_failure(u64 key, const std::string& message) {
    Failure& failure = records_.failed[key];
    failure = {message, failure.attempts + 1};
    writer_->append(failed_run, key, failure.attempts, files::bytes_of(message));
    sync();
}

}  // namespace consortia::study
