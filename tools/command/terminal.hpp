// What a session says, on standard error: warnings a line each, progress on one line that renews itself on a terminal, else
// a plain line now and then. A signal asks to stop while steps are played.
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/session/listener.hpp"
#include "tools/command/process/signals.hpp"

#include <chrono>
#include <optional>

namespace consortia::command {

void print_problem(const Problem& problem);
/// As `file:line:column: note: text`.
void print_note(const config::Note& note);

class Terminal : public session::Listener {
  public:
    /// `quiet`: of warnings and errors alone.
    explicit Terminal(bool quiet = false);
    ~Terminal() override { clear(); }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void warning(const Problem& problem) override { print_problem(problem); }
    void warning(const std::string& text) override;
    void progress(const study::Progress& progress) override;
    void round(u32 number, std::size_t packages) override;
    void replaying(const session::Replaying& run) override;
    void written(const session::Written& result) override;
    void found(const files::Path& result) override;
    void extending(const files::Path& result, u32 held, u32 asked) override;
    void stopping(Stopping why) override;
    void paused() override;
    void stepping(bool on) override;

    /// Makes room for another message.
    void clear();

  private:
    bool quiet_;
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::optional<Stepping> stepping_;
};

}  // namespace consortia::command
