#include "engine/study/execution/alone.hpp"

#include "engine/files/budget.hpp"
#include "engine/study/store/work_folder.hpp"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <list>
#include <new>
#include <thread>

namespace consortia::study {

namespace {

using Time = std::chrono::steady_clock;

constexpr auto between_looks = std::chrono::milliseconds(5);
constexpr auto patience = std::chrono::seconds(1);  // with a child that is to stop
constexpr std::string_view ended = "ended its process";

/// How a child says how it fared, by its exit code.
enum Code : int { entered = 0, system_failed = 4, left = 130 };

/// A flag that children see.
class SharedFlag {
  public:
    SharedFlag() {
        void* page = ::mmap(nullptr, sizeof(std::atomic<bool>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED) throw SystemError(std::string("cannot share memory with a child: ") + std::strerror(errno));
        flag_ = new (page) std::atomic<bool>(false);
    }
    ~SharedFlag() { ::munmap(flag_, sizeof *flag_); }
    SharedFlag(const SharedFlag&) = delete;
    SharedFlag& operator=(const SharedFlag&) = delete;
    std::atomic<bool>& get() { return *flag_; }

  private:
    std::atomic<bool>* flag_;
};

class OneRun final : public Dispatch {
  public:
    explicit OneRun(u64 run) : run_(run) {}
    std::optional<Task> take(const std::function<bool()>& stopping) override {
        if (taken_ || stopping()) return std::nullopt;
        taken_ = true;
        return Task{run_, Task::BurnIn::own};
    }
    bool make_again(u64) override { return false; }
    void burn_in_over(u64, bool) override {}
    bool any_left() const override { return !taken_; }

  private:
    u64 run_;
    bool taken_ = false;
};

struct Child {
    u64 run = 0;
    pid_t process = 0;
    bool told = false;
};

class Alone {
  public:
    Alone(const Runs& runs, Ledger& ledger, const Execution& how) : runs_(runs), ledger_(ledger), how_(how) {}

    Effort play(const std::vector<u64>& suspects) {
        std::size_t free = shared_out(how_.threads, suspects.size(), how_.runs_at_once).size();
        auto next = suspects.begin();
        while (next != suspects.end() || !children_.empty()) {
            look_whether_to_stop();
            const bool more = next != suspects.end() && free > 0 && !stop_.get();
            if (more) {
                begin(*next++);
                --free;
            } else if (children_.empty()) {
                break;
            } else {
                reap(free);
            }
        }
        if (failure_) std::rethrow_exception(failure_);
        if (stop_.get()) throw Interrupted("interrupted");
        return effort_;
    }

  private:
    files::Path folder_of(u64 run) const {
        return how_.folder / (std::string(alone_prefix) + std::to_string(runs_.key_of(run)));
    }

    void look_whether_to_stop() {
        if (!stop_.get() && (how_.stop() || failure_)) {
            stop_.get() = true;
            stopped_ = Time::now();
        }
        if (!stop_.get() || Time::now() - stopped_ < patience) return;
        for (Child& child : children_) {  // it may stand still, or be at a long step
            if (!std::exchange(child.told, true)) ::kill(child.process, SIGTERM);
        }
    }

    void begin(u64 run) {
        remove_work(folder_of(run));
        std::fflush(nullptr);
        const pid_t parent = ::getpid();
        const pid_t process = ::fork();
        if (process < 0) throw SystemError(std::string("cannot begin a process: ") + std::strerror(errno));
        if (process == 0) be_child(run, parent);
        children_.push_back({run, process, false});
    }

    [[noreturn]] void be_child(u64 run, pid_t parent) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(left);
        int code = system_failed;
        try {
            play_here(run);
            code = entered;
        } catch (const Interrupted&) {
            code = left;
        } catch (const std::exception& error) {
            how_.warn(error.what());
        }
        ::_exit(code);
    }

    /// By one worker: a model that ends the process beside others at work ends it in one way today and in another tomorrow.
    void play_here(u64 run) {
        Execution how = how_;
        how.threads = 1;
        how.runs_at_once = 1;
        how.go_on = true;
        how.stop = [this] { return stop_.get().load(); };
        how.progress = [](const Progress&) {};
        Ledger own(folder_of(run), ledger_.content());
        OneRun alone(run);
        execute(runs_, own, how, alone, 1);
        own.sync();
    }

    void reap(std::size_t& free) {
        for (auto child = children_.begin(); child != children_.end(); ++child) {
            int status = 0;
            if (::waitpid(child->process, &status, WNOHANG) != child->process) continue;
            ++free;
            const u64 run = child->run;
            children_.erase(child);
            try {
                note(run, status);
            } catch (...) {
                if (!failure_) failure_ = std::current_exception();
            }
            return;
        }
        std::this_thread::sleep_for(between_looks);
    }

    void note(u64 run, int status) {
        if (WIFEXITED(status) && WEXITSTATUS(status) == left) {
            stop_.get() = true;
            return;
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == entered) {
            enter(run);
        } else if (WIFEXITED(status) && WEXITSTATUS(status) == system_failed) {
            throw SystemError(runs_.name_of(run) + " could not be played in a process of its own");
        } else {
            blame(run, status);
        }
        remove_work(folder_of(run));
    }

    void enter(u64 run) {
        const u64 key = runs_.key_of(run);
        const Records records = read_records(folder_of(run), ledger_.content(), Keep::places);
        OutputReader outputs(records, ledger_.content());
        if (const RecordPlace* place = outputs.find(key)) {
            ledger_.add(key, outputs.read(*place), records.seconds);
            ++effort_.finished;
        } else {
            fail(run, records.failed.at(key).message);
        }
    }

    void blame(u64 run, int status) {
        if (WIFSIGNALED(status) && !is_fault_of_the_run(WTERMSIG(status))) {
            throw SystemError(runs_.name_of(run) + ": somebody ended the process that played it, by signal " +
                              std::to_string(WTERMSIG(status)));
        }
        const std::string message = runs_.name_of(run) + ": " + std::string(ended) + ", also alone, " + how_it_ended(status);
        if (how_.go_on) how_.warn(with_reproduction(message, how_.reproduction(run)));
        fail(run, message);
    }

    /// Out of memory the system kills; else a kill comes from outside.
    bool is_fault_of_the_run(int signal) const {
        if (signal == SIGKILL) return files::kills_for_memory() > kills_before_;
        constexpr std::array faults{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
        return std::ranges::find(faults, signal) != faults.end();
    }

    static std::string how_it_ended(int status) {
        if (WIFEXITED(status)) return "with exit code " + std::to_string(WEXITSTATUS(status));
        if (WTERMSIG(status) == SIGKILL) return "for want of memory";
        return std::string("by a signal: ") + ::strsignal(WTERMSIG(status));
    }

    void fail(u64 run, const std::string& message) {
        if (!how_.go_on) throw ContractError(with_reproduction(message, how_.reproduction(run)));
        const u64 key = runs_.key_of(run);
        ledger_.add_failure(key, message, ledger_.failure(key) == nullptr ? 2 : 1);  // with the one that was not entered
        ++effort_.failed;
    }

    const Runs& runs_;
    Ledger& ledger_;
    const Execution& how_;
    SharedFlag stop_;
    Time::time_point stopped_;
    u64 kills_before_ = files::kills_for_memory();
    std::list<Child> children_;
    std::exception_ptr failure_;
    Effort effort_;
};

}  // namespace

bool ended_its_process(const Failure& failure) { return failure.message.find(ended) != std::string::npos; }

Effort try_alone(const Runs& runs, Ledger& ledger, const Execution& how, const std::vector<u64>& suspects) {
    if (suspects.empty()) return {};
    how.warn(std::to_string(suspects.size()) + (suspects.size() == 1 ? " run was" : " runs were") +
             " being played when a process ended without a word; tried again, each in a process of its own");
    return Alone(runs, ledger, how).play(suspects);
}

}  // namespace consortia::study
