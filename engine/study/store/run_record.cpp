#include "engine/study/store/run_record.hpp"

#include "engine/core/error.hpp"

#include <cstring>
#include <span>

namespace consortia::study {

namespace {

constexpr u64 ran_through = ~u64{0};  ///< of a run that no condition ended

/// Appends raw values to a record, and takes them out again.
class Packer {
  public:
    explicit Packer(std::size_t bytes) { bytes_.reserve(bytes); }

    template <class T>
    void add(const std::vector<T>& values) {
        add_value(static_cast<u64>(values.size()));
        append(std::as_bytes(std::span(values)));
    }
    template <class T>
    void add_value(T value) {
        append(std::as_bytes(std::span(&value, 1)));
    }
    std::vector<std::byte> take() { return std::move(bytes_); }

  private:
    void append(files::Bytes bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }

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
        if (count > rest_.size() / sizeof(T)) refuse();
        std::vector<T> values(count);
        take(values.data(), count * sizeof(T));
        return values;
    }

  private:
    void take(void* to, std::size_t count) {
        if (count > rest_.size()) refuse();
        if (count > 0) std::memcpy(to, rest_.data(), count);
        rest_ = rest_.subspan(count);
    }
    [[noreturn]] static void refuse() { throw SystemError("a record of the journal is too short"); }

    files::Bytes rest_;
};

}  // namespace

std::vector<std::byte> packed(const RunOutput& output, double seconds) {
    constexpr std::size_t words_before = 6;
    Packer record(sizeof(u64) * (words_before + output.rows.size() + output.digests.size()));
    record.add_value(seconds);
    record.add_value(u64{output.width});
    record.add_value(output.final_digest);
    record.add(output.rows);
    record.add(output.digests);
    record.add_value(output.stopped ? u64{*output.stopped} : ran_through);
    record.add_value(static_cast<u64>(output.panels.size()));
    for (const PanelRows& rows : output.panels) {
        record.add(rows.agents);
        record.add(rows.from);
        record.add(rows.to);
        record.add(rows.known);
        record.add(rows.numbers);
    }
    return record.take();
}

FinishedRun unpacked(files::Bytes bytes) {
    Unpacker record(bytes);
    FinishedRun run;
    run.seconds = record.value<double>();
    run.output.width = record.value<u64>();
    run.output.final_digest = record.value<u64>();
    run.output.rows = record.vector<double>();
    run.output.digests = record.vector<u64>();
    const u64 stopped = record.value<u64>();
    if (stopped != ran_through) run.output.stopped = static_cast<u32>(stopped);
    for (u64 left = record.value<u64>(); left > 0; --left) {
        PanelRows& rows = run.output.panels.emplace_back();
        rows.agents = record.vector<u64>();
        rows.from = record.vector<u64>();
        rows.to = record.vector<u64>();
        rows.known = record.vector<u32>();
        rows.numbers = record.vector<double>();
    }
    return run;
}

}  // namespace consortia::study
