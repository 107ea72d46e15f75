#include "tools/command/terminal.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/run/estimate.hpp"
#include "tools/command/process/standard_streams.hpp"
#include "tools/command/tables/text_table.hpp"

#include <unistd.h>

#include <iostream>

namespace consortia::command {

namespace {

std::string words(const study::Progress& progress) {
    std::string text = std::to_string(progress.runs_done) + " of " + std::to_string(progress.runs) + " runs, " +
                       std::to_string(static_cast<int>(100 * progress.share)) + " %";
    if (progress.runs_failed > 0) text += ", " + std::to_string(progress.runs_failed) + " failed";
    if (progress.seconds_left) text += ", " + duration(*progress.seconds_left) + " left";
    return text;
}

std::string bar(double share) {
    constexpr std::size_t length = 30;
    const auto full = static_cast<std::size_t>(share * length);
    return "[" + std::string(full, '#') + std::string(length - full, '.') + "] ";
}

}  // namespace

void print_problem(const Problem& problem) {
    const bool error = problem.severity == Problem::Severity::error;
    const Ink ink(std::cerr, error ? Ink::Style::red : Ink::Style::yellow);
    std::cerr << visible(to_string(problem)) + '\n';
}

void print_note(const config::Note& note) {
    std::string text = to_string(Problem{Problem::Severity::warning, note.where, ""});
    text.replace(text.rfind("warning: "), std::string::npos, "note: " + note.text);
    std::cerr << visible(text) + '\n';
}

Terminal::Terminal(bool quiet) : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1) {}

void Terminal::warning(const std::string& text) {
    clear();
    const Ink ink(std::cerr, Ink::Style::yellow);
    std::cerr << "warning: " << visible(text, LineEnds::indented) << '\n';
}

void Terminal::progress(const study::Progress& progress) {
    if (quiet_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < (terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(30))) return;
    last_ = now;
    if (terminal_) {
        write_unfiltered("\r" + bar(progress.share) + words(progress) + "   ");
        shown_ = true;
    } else {
        std::cerr << words(progress) << std::endl;
    }
}

void Terminal::round(u32 number, std::size_t packages) {
    if (quiet_) return;
    std::cerr << "equal cost, round " << number << ": " << packages << (packages == 1 ? " package" : " packages")
              << " tried at another scale\n";
}

void Terminal::replaying(const session::Replaying& run) {
    clear();
    std::cerr << "plays " << run.steps << " steps again, about " << duration(run.seconds) << "; takes "
              << bytes_text(static_cast<double>(run.memory)) << " of memory, and for " << run.rows << " rows "
              << bytes_text(static_cast<double>(run.table)) << " more\n";
}

void Terminal::written(const session::Written& result) {
    if (quiet_) return;
    clear();
    const study::Effort& effort = result.effort;
    if (effort.burn_ins_found > 0) {
        std::cerr << effort.burn_ins_found << " of " << effort.burn_ins
                  << (effort.burn_ins == 1 ? " burn-in was" : " burn-ins were") << " already there"
                  << (result.burn_ins && !result.burn_ins->empty() ? ": " + visible(result.burn_ins->string()) : "") << '\n';
    }
    if (effort.finished < result.runs) std::cerr << effort.finished << " of ";  // the others were finished before
    std::cerr << result.runs << (result.runs == 1 ? " run" : " runs") << " in " << duration(effort.seconds)
              << ", written to " << visible(result.file.string()) << '\n';
}

void Terminal::found(const files::Path& result) {
    if (quiet_) return;
    clear();
    std::cerr << "already there: " << visible(result.string()) << '\n';
}

void Terminal::extending(const files::Path& result, u32 held, u32 asked) {
    if (quiet_) return;
    clear();
    std::cerr << visible(result.string()) << " holds " << held << (held == 1 ? " run" : " runs") << " of each scenario, "
              << asked - held << " more " << (asked - held == 1 ? "is" : "are") << " played\n";
}

void Terminal::stopping(Stopping why) {
    std::cerr << (why == Stopping::time_is_over ? "\nthe time is over: stopping after this step\n"
                                                : "\nstopping after this step\n");
}

void Terminal::paused() { std::cerr << "\npaused\n"; }

void Terminal::stepping(bool on) {
    if (on) {
        stepping_.emplace();
    } else {
        stepping_.reset();
    }
}

void Terminal::clear() {
    if (shown_) write_unfiltered("\r" + std::string(79, ' ') + "\r");
    shown_ = false;
}

}  // namespace consortia::command
