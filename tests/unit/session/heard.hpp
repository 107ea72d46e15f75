// A listener that remembers what it heard.
#pragma once

#include "engine/session/listener.hpp"

#include <string>
#include <utility>
#include <vector>

namespace consortia::session {

class Heard final : public Listener {
  public:
    void warning(const Problem& problem) override { warnings.push_back(problem.text); }
    void warning(const std::string& text) override { warnings.push_back(text); }
    void progress(const study::Progress& progress) override { last = progress; }
    void finished(const study::Effort&) override { ++times_finished; }
    void found(const files::Path& result) override { found_at = result; }
    void extending(const files::Path&, u32 held, u32 asked) override { extended.emplace_back(held, asked); }
    void stopping(Stopping why) override { stopped.push_back(why); }
    void paused() override { ++times_paused; }
    void stepping(bool on) override { depth += on ? 1 : -1; }

    std::vector<std::string> warnings;
    study::Progress last;
    int times_finished = 0;
    files::Path found_at;
    std::vector<std::pair<u32, u32>> extended;  ///< from so many replicates to so many
    std::vector<Stopping> stopped;
    int times_paused = 0;
    int depth = 0;  ///< 0 once all is over
};

}  // namespace consortia::session
