// A process that reads a file for this one. On some damaged files HDF5 crashes, on others it never ends, and on others it
// spoils the memory of whoever reads: all of it happens there, and here it is an error that names the file.
#pragma once

#include "engine/files/file.hpp"

#include <sys/types.h>

#include <functional>
#include <span>
#include <vector>

namespace consortia::output {

class ReadingProcess {
  public:
    /// What the other process answers. A SystemError that it throws is thrown where it was asked.
    using Answer = std::function<std::vector<std::byte>(std::span<const std::byte>)>;

    /// `file` is what it reads. Throws SystemError if no process can be started.
    ReadingProcess(files::Path file, const Answer& answer);
    /// It ends with this object.
    ~ReadingProcess();
    ReadingProcess(const ReadingProcess&) = delete;
    ReadingProcess& operator=(const ReadingProcess&) = delete;

    /// Throws SystemError for what the other process refuses, for its end, and for an answer of more bytes.
    std::vector<std::byte> ask(std::span<const std::byte> question, u64 most_bytes) const;
    /// Of an answer that is as long as what it goes into.
    void ask(std::span<const std::byte> question, std::span<std::byte> into) const;

  private:
    u64 answer_size(std::span<const std::byte> question) const;
    void receive(std::span<std::byte> into) const;
    [[noreturn]] void fail_as_damaged() const;

    files::Path file_;
    pid_t process_ = -1;
    int socket_ = -1;
};

}  // namespace consortia::output
