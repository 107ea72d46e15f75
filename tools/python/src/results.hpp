// A result as Python sees it, and what it must not outlive.
#pragma once

#include "engine/session/play.hpp"
#include "tools/python/src/desk.hpp"

#include <memory>
#include <optional>

namespace consortia::python {

struct ResultView {
    std::shared_ptr<const Desk> desk;
    std::optional<session::Plan> plan{};  ///< where it was made here
    session::Result result;
};

}  // namespace consortia::python
