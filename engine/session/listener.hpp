// What a session says while it works, and how it is told to stop. A listener shows it as it likes: a terminal, a
// notebook, nothing. A session itself prints nothing and knows no signals.
#pragma once

#include "engine/core/error.hpp"
#include "engine/study/execution/executor.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace consortia::session {

/// A result that was written, and what it took.
struct Written {
    const files::Path& file;
    u64 runs = 0;
    const study::Effort& effort;
    const std::optional<files::Path>& burn_ins;  ///< where they are kept for others
};

/// A run that is played again for its agents, and what it takes, as its first step says.
struct Replaying {
    u32 steps = 0;           ///< burn-in included
    double seconds = 0;      ///< of all of them
    std::size_t memory = 0;  ///< bytes of the run
    u64 rows = 0;            ///< that the table which is wanted may have
    std::size_t table = 0;   ///< bytes of these
};

/// Progress and warnings come one at a time, from any thread; that all is to stop, or stands still, at any time.
class Listener {
  public:
    virtual ~Listener() = default;

    /// Of an input that is good even so.
    virtual void warning(const Problem&) {}
    /// Of what was met on the way: a damaged record that is played again, a run that failed.
    virtual void warning(const std::string&) {}
    virtual void progress(const study::Progress&) {}
    /// Of a study no run is left to play: what it took.
    virtual void finished(const study::Effort&) {}
    /// One more round of scaled packages begins: how many of them are tried.
    virtual void round(u32, std::size_t) {}
    virtual void replaying(const Replaying&) {}
    /// A result was written.
    virtual void written(const Written&) {}
    /// The result was there already.
    virtual void found(const files::Path&) {}
    /// A result of `held` runs of each scenario was there: the others of `asked` are played.
    virtual void extending(const files::Path&, u32 /*held*/, u32 /*asked*/) {}

    enum class Stopping : u8 { asked, time_is_over };
    /// Runs end after their step, with checkpoints to go on from.
    virtual void stopping(Stopping) {}
    /// Somebody has paused the study: everybody waits.
    virtual void paused() {}
    /// While steps are played, an end in good order takes until the next one.
    virtual void stepping(bool) {}
};

/// Tells of steps as long as it lives.
class Stepping {
  public:
    explicit Stepping(Listener& listener) : listener_(listener) { listener_.stepping(true); }
    ~Stepping() { listener_.stepping(false); }
    Stepping(const Stepping&) = delete;
    Stepping& operator=(const Stepping&) = delete;

  private:
    Listener& listener_;
};

/// When playing ends before its time: somebody asked, or the time is over. Every run asks after every step.
class Control {
  public:
    /// `time_limit` in seconds from now. Without a listener nobody is told.
    Control(std::function<bool()> asked, std::optional<double> time_limit, Listener* listener)
        : asked_(std::move(asked)), time_limit_(time_limit), listener_(listener) {}

    bool asked() const { return asked_ && asked_(); }
    double seconds_passed() const { return std::chrono::duration<double>(Time::now() - begun_).count(); }

    bool must_stop() {
        const bool over = time_limit_ && seconds_passed() >= *time_limit_;
        const bool stop = over || asked();
        if (stop && listener_ != nullptr && !said_.exchange(true))
            listener_->stopping(over ? Listener::Stopping::time_is_over : Listener::Stopping::asked);
        return stop;
    }

  private:
    using Time = std::chrono::steady_clock;

    std::function<bool()> asked_;
    std::optional<double> time_limit_;
    Listener* listener_;
    Time::time_point begun_ = Time::now();
    std::atomic<bool> said_{false};
};

}  // namespace consortia::session
