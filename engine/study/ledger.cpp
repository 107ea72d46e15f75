#include "engine/study/ledger.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cstring>

namespace consortia::study {

namespace {

constexpr u32 finished_run = 1;  // kind of record
constexpr const char* own_journal = "journal-0";

std::vector<files::Path> journals_in(const files::Path& folder) {
    std::vector<files::Path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (entry.path().filename().string().starts_with("journal-")) found.push_back(entry.path());
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
    void add_value(u64 value) {
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

    u64 value() {
        u64 value = 0;
        take(&value, sizeof value);
        return value;
    }
    template <class T>
    std::vector<T> vector() {
        const u64 count = value();
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

RunOutput unpacked(files::Bytes bytes) {
    Unpacker record(bytes);
    RunOutput output;
    output.width = record.value();
    output.final_digest = record.value();
    output.rows = record.vector<double>();
    output.digests = record.vector<u64>();
    return output;
}

Packer packed(const RunOutput& output) {
    Packer record;
    record.add_value(output.width);
    record.add_value(output.final_digest);
    record.add(output.rows);
    record.add(output.digests);
    return record;
}

}  // namespace

Ledger::Ledger(const files::Path& folder, u64 content) {
    files::make_folder(folder);
    writer_.emplace(folder / own_journal, content);
    for (const files::Path& journal : journals_in(folder)) read(journal, content);
}

bool Ledger::begun(const files::Path& folder) { return !journals_in(folder).empty(); }

void Ledger::read(const files::Path& journal, u64 content) {
    files::JournalReader reader(journal, content);
    while (auto record = reader.next()) {
        if (record->kind == finished_run) finished_[record->run] = unpacked(record->payload);
    }
    for (const files::Stretch& damage : reader.damage()) {
        warnings_.push_back(journal.string() + ": bytes " + std::to_string(damage.from) + " to " +
                            std::to_string(damage.to) + " are damaged; the runs recorded there are done again");
    }
}

const RunOutput* Ledger::find(u64 run) const {
    const auto found = finished_.find(run);
    return found == finished_.end() ? nullptr : &found->second;
}

void Ledger::add(u64 run, RunOutput output) {
    writer_->append(finished_run, run, 0, packed(output).bytes());
    writer_->sync();
    finished_[run] = std::move(output);
}

}  // namespace consortia::study
