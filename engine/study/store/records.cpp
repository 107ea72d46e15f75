#include "engine/study/store/records.hpp"

#include "engine/files/trust.hpp"
#include "engine/study/store/run_record.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::study {

namespace {

constexpr std::size_t most_open = 100;  // journals: a process may have a thousand files open

void note_finished(Records& records, const files::Record& record, u32 journal, Keep keep) {
    const FinishedRun run = unpacked(record.payload);
    if (run.seconds > 0) records.seconds += run.seconds, ++records.timed;
    records.done.insert(record.run);
    const bool is_whole = !run.output.stopped;  // of one that was stopped, what would follow is missing
    if (is_whole && std::ranges::any_of(run.output.rows, [](double x) { return std::isnan(x); }))
        records.undefined.insert(record.run);
    if (keep == Keep::places) records.places.push_back({record.run, record.offset, journal});
}

void note_failed(Records& records, const files::Record& record) {
    Failure& failure = records.failed[record.run];
    failure.message.assign(reinterpret_cast<const char*>(record.payload.data()), record.payload.size());
    failure.attempts = std::max(failure.attempts, record.attempt);
}

void read(Records& records, const files::Path& journal, u64 content, Keep keep) {
    files::JournalReader reader(journal, content);
    const auto number = static_cast<u32>(records.files.size());
    records.files.push_back(journal);
    while (const auto record = reader.next()) {
        if (record->kind == finished_run) note_finished(records, *record, number, keep);
        if (record->kind == failed_run) note_failed(records, *record);
    }
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

Records read_records(const files::Path& folder, u64 content, Keep keep) {
    Records records;
    for (const files::Path& journal : journals_in(folder)) read(records, journal, content, keep);
    std::erase_if(records.failed, [&](const auto& failed) { return records.done.contains(failed.first); });
    std::ranges::stable_sort(records.places, {}, &RecordPlace::key);
    return records;
}

const RecordPlace* OutputReader::find(u64 key) const {
    const auto place = std::ranges::lower_bound(records_->places, key, {}, &RecordPlace::key);
    return place == records_->places.end() || place->key != key ? nullptr : &*place;
}

RunOutput OutputReader::read(const RecordPlace& place) {
    return unpacked(journal(place.journal).at(place.offset).payload).output;
}

const files::JournalReader& OutputReader::journal(u32 number) {
    const auto found = open_.find(number);
    if (found != open_.end()) return found->second;
    if (open_.size() == most_open) open_.clear();
    return open_.emplace(number, files::JournalReader(records_->files.at(number), content_)).first->second;
}

}  // namespace consortia::study
