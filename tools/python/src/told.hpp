// What a session says, handed to an object of Python; and work that Ctrl-C ends in good order.
#pragma once

#include "engine/session/listener.hpp"

#include <pybind11/pybind11.h>

#include <atomic>
#include <functional>

namespace consortia::python {

/// Calls `progress(dict)`, `warning(str)` of `told`, from any thread; nobody is told where it is None.
class Told final : public session::Listener {
  public:
    explicit Told(pybind11::object told) : told_(std::move(told)) {}
    ~Told() override;

    void warning(const Problem& problem) override { warn(to_string(problem)); }
    void warning(const std::string& text) override { warn(text); }
    void progress(const study::Progress& progress) override;

  private:
    void warn(const std::string& text);

    pybind11::object told_;
    std::chrono::steady_clock::time_point last_{};
};

/// Does `work` on a thread of its own without the interpreter's lock, and looks for signals meanwhile: what one raises is
/// thrown when the work has ended, which `work` does soon once `stop` is true. What `work` throws is thrown here.
void watched(const std::function<void(const std::atomic<bool>& stop)>& work);

}  // namespace consortia::python
