#include "engine/output/reading/exchange.hpp"

namespace consortia::output {

namespace {

void write(ByteSink& sink, const std::vector<std::string>& texts) {
    sink.value(static_cast<u64>(texts.size()));
    for (const std::string& text : texts) sink.text(text);
}

std::vector<std::string> read_texts(ByteSource& source) {
    std::vector<std::string> texts;
    for (u64 left = source.value<u64>(); left > 0; --left) texts.push_back(source.text());
    return texts;
}

void write(ByteSink& sink, const Notes& notes) {
    sink.value(static_cast<u64>(notes.size()));
    for (const auto& [name, texts] : notes) {
        sink.text(name);
        write(sink, texts);
    }
}

Notes read_notes(ByteSource& source) {
    Notes notes;
    for (u64 left = source.value<u64>(); left > 0; --left) {
        const std::string name = source.text();
        notes[name] = read_texts(source);
    }
    return notes;
}

void write(ByteSink& sink, const StoredVariable& variable) {
    sink.text(variable.name);
    sink.value(variable.kind);
    write(sink, variable.over);
    sink.vector(variable.shape);
    write(sink, variable.notes);
}

StoredVariable read_variable(ByteSource& source) {
    StoredVariable variable{.name = source.text()};
    variable.kind = source.value<StoredVariable::Kind>();
    if (variable.kind > StoredVariable::Kind::text) source.refuse("a variable is of no kind");
    variable.over = read_texts(source);
    variable.shape = source.vector<u64>();
    variable.notes = read_notes(source);
    return variable;
}

}  // namespace

std::vector<std::byte> bytes_of(const Question& question) {
    MemorySink sink;
    sink.value(question.of);
    sink.text(question.variable);
    sink.vector(question.start);
    sink.vector(question.count);
    return sink.bytes();
}

std::vector<std::byte> bytes_of(const Contents& contents) {
    MemorySink sink;
    sink.value(static_cast<u64>(contents.variables.size()));
    for (const StoredVariable& variable : contents.variables) write(sink, variable);
    write(sink, contents.notes);
    return sink.bytes();
}

std::vector<std::byte> bytes_of(const std::vector<std::string>& texts) {
    MemorySink sink;
    write(sink, texts);
    return sink.bytes();
}

Question question_of(std::span<const std::byte> bytes) {
    MemorySource source(bytes);
    Question question{.of = source.value<Question::Of>()};
    question.variable = source.text();
    question.start = source.vector<u64>();
    question.count = source.vector<u64>();
    source.finish();
    return question;
}

Contents contents_of(std::span<const std::byte> bytes) {
    MemorySource source(bytes);
    Contents contents;
    for (u64 left = source.value<u64>(); left > 0; --left) contents.variables.push_back(read_variable(source));
    contents.notes = read_notes(source);
    source.finish();
    return contents;
}

std::vector<std::string> texts_of(std::span<const std::byte> bytes) {
    MemorySource source(bytes);
    std::vector<std::string> texts = read_texts(source);
    source.finish();
    return texts;
}

}  // namespace consortia::output
