#include "engine/output/reading/reader.hpp"

#include "engine/files/file.hpp"
#include "engine/output/hdf5/seal.hpp"
#include "engine/output/reading/exchange.hpp"
#include "engine/output/reading/reading_process.hpp"
#include "engine/output/reading/stored_file.hpp"

#include <memory>
#include <optional>

namespace consortia::output {

namespace {

/// In the other process. The file is opened by the first question, so that what cannot be opened is told as an answer.
ReadingProcess::Answer reading(const std::string& path) {
    return [path, file = std::make_shared<std::optional<StoredFile>>()](std::span<const std::byte> question) {
        if (!*file) file->emplace(path);
        return (*file)->answer(question_of(question));
    };
}

/// Labels and notes are a part of the file; what says more is not what was written.
u64 most_bytes(const std::string& path) {
    constexpr u64 beside = u64{1} << 20U, times = 16;  // a text that many refer to is written once
    return beside + times * files::File::open(path).size();
}

}  // namespace

bool is_result(const std::string& path) {
    constexpr u64 signature = 0x0a1a0a0d46444889;  // "\x89HDF\r\n\x1a\n"
    return files::begins_with(path, signature);
}

struct ResultReader::State {
    explicit State(const std::string& name)
        : path((verify_seal(name), name)),
          most(most_bytes(name)),
          process(name, reading(name)),
          contents(contents_of(process.ask(bytes_of(Question{}), most))) {}

    std::string path;
    u64 most;
    ReadingProcess process;
    Contents contents;
};

ResultReader::ResultReader(const std::string& path) : state_(std::make_unique<State>(path)) {}
ResultReader::~ResultReader() = default;
ResultReader::ResultReader(ResultReader&&) noexcept = default;

const std::string& ResultReader::path() const { return state_->path; }
const std::vector<StoredVariable>& ResultReader::variables() const { return state_->contents.variables; }
const Notes& ResultReader::notes() const { return state_->contents.notes; }

std::vector<double> ResultReader::numbers(std::string_view name, std::span<const u64> start,
                                          std::span<const u64> count) const {
    const StoredVariable& variable = of_numbers(name);
    std::vector<double> values(elements(variable, start, count, path()));
    const Question question{
        Question::Of::numbers, variable.name, {start.begin(), start.end()}, {count.begin(), count.end()}};
    state_->process.ask(bytes_of(question), std::as_writable_bytes(std::span(values)));
    return values;
}

std::vector<std::string> ResultReader::texts(std::string_view name) const {
    return texts_of(state_->process.ask(bytes_of(Question{Question::Of::texts, of_texts(name).name, {}, {}}), state_->most));
}

}  // namespace consortia::output
