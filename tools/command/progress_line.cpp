#include "tools/command/progress_line.hpp"

#include "tools/command/standard_streams.hpp"
#include "tools/command/text_table.hpp"

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

ProgressLine::ProgressLine() : terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(const study::Progress& progress) {
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

void ProgressLine::clear() {
    if (shown_) write_unfiltered("\r" + std::string(79, ' ') + "\r");
    shown_ = false;
}

}  // namespace consortia::command
