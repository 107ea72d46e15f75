#include "tools/python/src/told.hpp"

#include <chrono>
#include <future>
#include <optional>

namespace consortia::python {

namespace py = pybind11;

namespace {
constexpr std::chrono::milliseconds between_looks{50};     // for signals
constexpr std::chrono::milliseconds between_reports{100};  // of progress
}  // namespace

Told::~Told() {
    const py::gil_scoped_acquire lock;
    told_ = py::object();
}

void Told::warn(const std::string& text) {
    const py::gil_scoped_acquire lock;
    if (!told_.is_none()) told_.attr("warning")(text);
}

void Told::progress(const study::Progress& now) {
    const auto time = std::chrono::steady_clock::now();
    if (now.share < 1 && time - last_ < between_reports) return;
    last_ = time;
    const py::gil_scoped_acquire lock;
    if (told_.is_none()) return;
    py::dict progress;
    progress["runs"] = now.runs;
    progress["runs_done"] = now.runs_done;
    progress["runs_failed"] = now.runs_failed;
    progress["share"] = now.share;
    progress["seconds_left"] = now.seconds_left ? py::cast(*now.seconds_left) : py::none();
    told_.attr("progress")(progress);
}

void watched(const std::function<void(const std::atomic<bool>& stop)>& work) {
    std::atomic<bool> stop{false};
    std::future<void> done = std::async(std::launch::async, [&] { work(stop); });
    std::optional<py::error_already_set> raised;
    for (bool ready = false; !ready;) {
        {
            const py::gil_scoped_release unlocked;
            ready = done.wait_for(between_looks) == std::future_status::ready;
        }
        if (raised || PyErr_CheckSignals() == 0) continue;
        raised.emplace();
        stop = true;
    }
    try {
        done.get();
    } catch (const Interrupted&) {
        if (!raised) throw;
    } catch (const py::error_already_set&) {  // what the signal did to a program that was waited for
        if (!raised) throw;
    }
    if (raised) throw *raised;
}

}  // namespace consortia::python
