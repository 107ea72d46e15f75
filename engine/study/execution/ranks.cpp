#include "engine/study/execution/ranks.hpp"

#ifdef CONSORTIA_MPI
#include <mpi.h>
#endif

#include <array>
#include <chrono>
#include <cstdlib>
#include <mutex>

namespace consortia::study {

bool Ranks::launched() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && (std::string_view(name) == "PMIX_RANK" || std::string_view(value) != "1")) return true;
    }
    return false;
}

#ifdef CONSORTIA_MPI

namespace {

constexpr auto between_looks = std::chrono::microseconds(500);
constexpr auto between_asks = std::chrono::milliseconds(10);

enum Tag : int { question = 1, reply = 2 };

enum class Question : u64 { task, make_again, over, leave };

/// Both ways, of fixed length.
using Message = std::array<u64, 4>;

void check(int code, const char* what) {
    if (code != MPI_SUCCESS) throw SystemError(std::string("MPI: ") + what + " failed");
}

void send(const Message& message, int to, Tag tag) {
    check(MPI_Send(message.data(), static_cast<int>(message.size()), MPI_UINT64_T, to, tag, MPI_COMM_WORLD), "sending");
}

Message receive(int from, Tag tag) {
    Message message{};
    check(MPI_Recv(message.data(), static_cast<int>(message.size()), MPI_UINT64_T, from, tag, MPI_COMM_WORLD,
                   MPI_STATUS_IGNORE),
          "receiving");
    return message;
}

Message asked(Question what, u64 a = 0, u64 b = 0, u64 c = 0) {
    send({static_cast<u64>(what), a, b, c}, 0, question);
    return receive(0, reply);
}

}  // namespace

bool Ranks::supported() { return true; }

Ranks::Ranks() {
    int provided = 0;
    check(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_MULTIPLE, &provided), "beginning");
    if (provided < MPI_THREAD_MULTIPLE) throw SystemError("MPI: this library cannot be used from several threads");
    int rank = 0, size = 1, here = 1;
    MPI_Comm machine = MPI_COMM_NULL;
    check(MPI_Comm_rank(MPI_COMM_WORLD, &rank), "asking for the rank");
    check(MPI_Comm_size(MPI_COMM_WORLD, &size), "asking for the ranks");
    check(MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, rank, MPI_INFO_NULL, &machine), "finding neighbours");
    check(MPI_Comm_size(machine, &here), "counting neighbours");
    MPI_Comm_free(&machine);
    rank_ = static_cast<u32>(rank);
    size_ = static_cast<u32>(size);
    on_this_machine_ = static_cast<u32>(here);
}

Ranks::~Ranks() { MPI_Finalize(); }

bool Ranks::told(bool what_i_say) const {
    int said = what_i_say ? 1 : 0;
    check(MPI_Bcast(&said, 1, MPI_INT, 0, MPI_COMM_WORLD), "telling");
    return said != 0;
}

std::vector<double> Ranks::shared(std::vector<double> numbers) const {
    u64 count = numbers.size();
    check(MPI_Bcast(&count, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD), "telling");
    numbers.resize(count);
    check(MPI_Bcast(numbers.data(), static_cast<int>(count), MPI_DOUBLE, 0, MPI_COMM_WORLD), "telling");
    return numbers;
}

void Ranks::agree(u64 value) const {
    u64 low = value, high = value;
    check(MPI_Allreduce(MPI_IN_PLACE, &low, 1, MPI_UINT64_T, MPI_MIN, MPI_COMM_WORLD), "comparing");
    check(MPI_Allreduce(MPI_IN_PLACE, &high, 1, MPI_UINT64_T, MPI_MAX, MPI_COMM_WORLD), "comparing");
    if (low != high) throw SystemError("MPI: the ranks were started with different programs, studies or options");
}

RosterServer::RosterServer(const Ranks& ranks, Roster& roster)
    : roster_(&roster), working_(ranks.size() - 1), thread_([this] { serve(); }) {}

Effort RosterServer::wait() {
    if (thread_.joinable()) thread_.join();
    return effort_;
}

void RosterServer::serve() {
    while (working_ > 0) {
        int waiting = 0;
        MPI_Status status;
        MPI_Iprobe(MPI_ANY_SOURCE, question, MPI_COMM_WORLD, &waiting, &status);
        if (waiting != 0) {
            answer(status.MPI_SOURCE);
        } else {
            std::this_thread::sleep_for(between_looks);
        }
    }
}

void RosterServer::answer(int from) {
    const Message asks = receive(from, question);
    Message answer{};
    switch (static_cast<Question>(asks[0])) {
        case Question::task: {
            Task task;
            answer[0] = static_cast<u64>(roster_->ask(task));
            answer[1] = task.run;
            answer[2] = static_cast<u64>(task.burn_in);
            break;
        }
        case Question::make_again:
            answer[0] = roster_->make_again(asks[1]) ? 1 : 0;
            break;
        case Question::over:
            roster_->burn_in_over(asks[1], asks[2] != 0);
            break;
        case Question::leave:
            effort_.finished += asks[1];
            effort_.failed += asks[2];
            effort_.steps += asks[3];
            --working_;
            break;
    }
    send(answer, from, reply);
}

std::optional<Task> RemoteRoster::take(const std::function<bool()>& stopping) {
    while (!stopping()) {
        Message message;
        {
            const std::scoped_lock lock(mutex_);
            message = asked(Question::task);
            any_left_ = static_cast<Roster::Answer>(message[0]) != Roster::Answer::none;
        }
        // By what this thread was told: another may have heard since that none is left, and this task would be lost.
        const auto answer = static_cast<Roster::Answer>(message[0]);
        if (answer == Roster::Answer::none) return std::nullopt;
        if (answer == Roster::Answer::task) return Task{message[1], static_cast<Task::BurnIn>(message[2])};
        std::this_thread::sleep_for(between_asks);
    }
    return std::nullopt;
}

bool RemoteRoster::make_again(u64 run) {
    const std::scoped_lock lock(mutex_);
    return asked(Question::make_again, run)[0] != 0;
}

void RemoteRoster::burn_in_over(u64 run, bool made) {
    const std::scoped_lock lock(mutex_);
    asked(Question::over, run, made ? 1 : 0);
}

void RemoteRoster::leave(const Effort& effort) {
    const std::scoped_lock lock(mutex_);
    asked(Question::leave, effort.finished, effort.failed, effort.steps);
}

#else

namespace {

[[noreturn]] void not_built_in() {
    throw SystemError(
        "this program was built without MPI: every process would do all the work. Build it where MPI is found, or start "
        "shards (--shard K/N) instead");
}

}  // namespace

bool Ranks::supported() { return false; }
Ranks::Ranks() { not_built_in(); }
Ranks::~Ranks() = default;
bool Ranks::told(bool what_i_say) const { return what_i_say; }
std::vector<double> Ranks::shared(std::vector<double> numbers) const { return numbers; }
void Ranks::agree(u64) const {}
RosterServer::RosterServer(const Ranks&, Roster& roster) : roster_(&roster), working_(0) {}
Effort RosterServer::wait() { return effort_; }
void RosterServer::serve() {}
void RosterServer::answer(int) {}
std::optional<Task> RemoteRoster::take(const std::function<bool()>&) { not_built_in(); }
bool RemoteRoster::make_again(u64) { not_built_in(); }
void RemoteRoster::burn_in_over(u64, bool) { not_built_in(); }
void RemoteRoster::leave(const Effort&) { not_built_in(); }

#endif

}  // namespace consortia::study
