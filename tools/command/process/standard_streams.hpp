// Standard input, output and error of a program of ours: always open, with nothing raw in what leaves, and no write lost
// unseen.
#pragma once

#include <memory>
#include <ostream>
#include <string_view>

namespace consortia::command {

/// While it lives, `std::cout` and `std::cerr` write through it, each line as `visible` shows it
/// (engine/core/text/visible.hpp).
///
/// Descriptors that the caller closed lead to /dev/null: otherwise the first file opened would take their number and get
/// what is meant for people. A write that breaks a pipe or a limit of file size fails with an error in place of a signal.
class StandardStreams {
  public:
    StandardStreams();
    ~StandardStreams();
    StandardStreams(const StandardStreams&) = delete;
    StandardStreams& operator=(const StandardStreams&) = delete;

    /// Whether something could not be written to standard output. Standard error may fail without consequence.
    bool failed() const;

    /// Writes what waits and gives the exit code of the program: `code`, unless it is 0 or 1 and standard output failed.
    /// Then 4, with the cause told; or what a broken pipe usually ends with, in silence: the reader had enough.
    int end(int code);

  private:
    struct Streams;
    std::unique_ptr<Streams> streams_;
};

/// Colours, while it lives, what is written to a stream: only if that leads through StandardStreams to a terminal that takes
/// colours (its TERM is not `dumb`) and nobody has set NO_COLOR (https://no-color.org).
class Ink {
  public:
    enum class Style : unsigned char { bold, red, yellow };

    Ink(std::ostream& out, Style style);
    ~Ink();
    Ink(const Ink&) = delete;
    Ink& operator=(const Ink&) = delete;

  private:
    std::ostream& out_;
};

/// To standard error as it is, for what moves the cursor on purpose.
void write_unfiltered(std::string_view text);

}  // namespace consortia::command
