#include "engine/output/hdf5/trial.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace consortia::output {

namespace {

constexpr u64 bytes_a_second = 10'000'000;  // of processor time; a good file is looked through a hundred times as fast
constexpr int crashed = 1;

constexpr int rubbish = 0x5a;

/// Memory holds nothing that nobody put there, neither the zeros of a young process nor what was freed: HDF5 (1.10) frees
/// links that it never read where a damaged group breaks off, which may do no harm here, and spoils the memory of who reads
/// next. Small blocks that the allocator keeps at hand are not covered by what it offers for that.
void spoil_free_memory() {
    constexpr std::size_t largest_at_hand = 1032, step = 16, at_hand = 7;
    ::mallopt(M_PERTURB, rubbish);
    std::vector<void*> blocks;
    blocks.reserve(at_hand * largest_at_hand / step);
    for (std::size_t size = step / 2; size <= largest_at_hand; size += step) {
        for (std::size_t k = 0; k < at_hand; ++k) {
            blocks.push_back(std::malloc(size));
            if (blocks.back() != nullptr) std::memset(blocks.back(), rubbish, size);
        }
    }
    for (void* block : blocks) std::free(block);
}

/// Neither core files, nor the words of a dying library, nor the handlers of this program.
void be_expendable(rlim_t seconds) {
    spoil_free_memory();
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    const rlimit time{seconds, seconds};
    ::setrlimit(RLIMIT_CPU, &time);
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGXCPU}) std::signal(signal, SIG_DFL);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
}

rlim_t most_seconds(const files::Path& path) {
    std::error_code gone;
    const u64 size = std::filesystem::file_size(path, gone);
    return 1 + (gone ? 0 : size / bytes_a_second);
}

int status_of(pid_t child, const files::Path& path) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) files::fail(path, "nothing is known of the process that looks at it first", errno);
    }
    return status;
}

}  // namespace

void try_in_a_child(const files::Path& path, const std::function<void()>& read) {
    const rlim_t seconds = most_seconds(path);
    const pid_t child = ::fork();
    if (child < 0) files::fail(path, "no process can be started to look at it first", errno);
    if (child == 0) {
        be_expendable(seconds);
        try {
            read();
        } catch (const std::exception&) {  // the parent comes to the same, and says it
        } catch (...) {
            ::_exit(crashed);
        }
        ::_exit(0);
    }
    const int status = status_of(child, path);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        files::fail(path, "is damaged, or made, so that HDF5 crashes on it or never ends");
}

}  // namespace consortia::output
