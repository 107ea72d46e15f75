#include "tools/command/process/standard_streams.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/process/exit_code.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <mutex>
#include <streambuf>
#include <vector>

namespace consortia::command {

namespace {

constexpr int broken_pipe = 128 + SIGPIPE;  // as a shell reports a program that the signal ended

void open_what_is_closed() {
    for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest free number is taken, and those below are open by now.
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) static_cast<void>(::open("/dev/null", O_RDWR));
    }
}

/// 0, or the error of the first write that failed.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Of a terminal, unless it or its user wants none.
bool takes_colours(int descriptor) {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
        return std::string_view(value == nullptr ? "" : value);
    };
    return ::isatty(descriptor) == 1 && set("NO_COLOR").empty() && set("TERM") != "dumb";
}

/// Lets go of whole lines once `holds` bytes wait, of all that waits when asked to. Threads may write at the same time.
class VisibleLines : public std::streambuf {
  public:
    VisibleLines(int descriptor, std::size_t holds)
        : descriptor_(descriptor), holds_(holds), colours_(takes_colours(descriptor)) {}

    /// Behind what waits, a sequence that acts on the terminal; nothing where none may.
    void act(std::string_view sequence) {
        const std::scoped_lock lock(mutex_);
        if (colours_) acts_.push_back({waiting_.size(), sequence});
    }

    /// Of the first write that failed; later ones are not tried.
    int error() const {
        const std::scoped_lock lock(mutex_);
        return error_;
    }

  protected:
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        const std::scoped_lock lock(mutex_);
        waiting_.append(text, static_cast<std::size_t>(size));
        if (waiting_.size() >= holds_) let_go(waiting_.rfind('\n') + 1);
        return error_ == 0 ? size : 0;
    }

    int_type overflow(int_type c) override {
        const char byte = traits_type::to_char_type(c);
        return traits_type::eq_int_type(c, traits_type::eof()) || xsputn(&byte, 1) == 1 ? traits_type::not_eof(c)
                                                                                        : traits_type::eof();
    }

    int sync() override {
        const std::scoped_lock lock(mutex_);
        let_go(waiting_.size());
        return error_ == 0 ? 0 : -1;
    }

  private:
    struct Act {
        std::size_t at;
        std::string_view sequence;
    };

    /// The first `size` bytes that wait, visible, with what acts between and behind them.
    std::string shown(std::size_t size) {
        std::string text;
        std::size_t from = 0;
        auto act = acts_.begin();
        for (; act != acts_.end() && act->at <= size; from = act++->at)
            text.append(visible(std::string_view(waiting_).substr(from, act->at - from), LineEnds::kept))
                .append(act->sequence);
        acts_.erase(acts_.begin(), act);
        for (Act& later : acts_) later.at -= size;
        return text + visible(std::string_view(waiting_).substr(from, size - from), LineEnds::kept);
    }

    void let_go(std::size_t size) {
        const std::string text = shown(size);
        if (error_ == 0) error_ = write_all(descriptor_, text);
        waiting_.erase(0, size);
    }

    int descriptor_;
    std::size_t holds_;
    bool colours_;
    std::vector<Act> acts_;
    mutable std::mutex mutex_;
    std::string waiting_;
    int error_ = 0;
};

}  // namespace

struct StandardStreams::Streams {
    VisibleLines output{STDOUT_FILENO, 1U << 16U};
    VisibleLines error{STDERR_FILENO, 0};  // a line at once, so that those of several processes stay apart
    std::streambuf* output_before = std::cout.rdbuf(&output);
    std::streambuf* error_before = std::cerr.rdbuf(&error);

    Streams() { std::cerr << std::nounitbuf; }
    ~Streams() {
        std::cout.flush().rdbuf(output_before);
        std::cerr.flush().rdbuf(error_before);
        std::cerr << std::unitbuf;
    }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
};

StandardStreams::StandardStreams() {
    open_what_is_closed();
    for (int signal : {SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_IGN);
    streams_ = std::make_unique<Streams>();
}

StandardStreams::~StandardStreams() = default;

bool StandardStreams::failed() const { return streams_->output.error() != 0; }

int StandardStreams::end(int code) {
    std::cout.flush();
    const int error = streams_->output.error();
    if (error == 0) return code;
    if (error != EPIPE) std::cerr << "error: standard output cannot be written: " << std::strerror(error) << '\n';
    if (code != done && code != differing) return code;
    return error == EPIPE ? broken_pipe : system_failed;
}

namespace {

void act(std::ostream& out, std::string_view sequence) {
    if (auto* const lines = dynamic_cast<VisibleLines*>(out.rdbuf())) lines->act(sequence);
}

}  // namespace

Ink::Ink(std::ostream& out, Style style) : out_(out) {
    act(out, style == Style::bold ? "\x1b[1m" : style == Style::red ? "\x1b[31m" : "\x1b[33m");
}

Ink::~Ink() { act(out_, "\x1b[0m"); }

void write_unfiltered(std::string_view text) {
    std::cerr.flush();
    static_cast<void>(write_all(STDERR_FILENO, text));
}

}  // namespace consortia::command
