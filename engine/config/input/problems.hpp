// Collects the mistakes of an input, so that all of them are reported and nothing is run.
#pragma once

#include "engine/core/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// What a reader may want to know of an input that is good: shown by `check` alone.
struct Note {
    Place where;
    std::string text;
};

/// The mistakes found so far. Only the first `kept` of errors and of warnings are kept; the rest are counted.
/// Said twice of one place (a file reached on two ways) counts once.
class Problems {
  public:
    static constexpr std::size_t kept = 200;

    void error(Place where, std::string text) { add(Problem::Severity::error, std::move(where), std::move(text)); }
    void warning(Place where, std::string text) { add(Problem::Severity::warning, std::move(where), std::move(text)); }
    void note(Place where, std::string text);
    const std::vector<Note>& notes() const { return notes_; }
    void add(Problem::Severity severity, Place where, std::string text);
    void append(const std::vector<Problem>& problems);

    bool has_errors() const { return errors_ > 0; }
    std::size_t errors() const { return errors_; }
    /// Whether a further error would only be counted: what is costly to say about it (the nearest key) can be left out.
    bool full() const { return errors_ >= kept; }

    /// All that was kept, by file in order of first mention, then by line and column; a last line counts the rest.
    std::vector<Problem> sorted() const;
    /// Throws InputError if there is an error, or a warning when `strict`.
    void throw_if_wrong(bool strict = false) const;

  private:
    std::vector<Problem> problems_;
    std::vector<Note> notes_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

/// `text` in single quotes for a message: cut after 60 bytes, and `visible`.
std::string quote(std::string_view text);

}  // namespace consortia::config
