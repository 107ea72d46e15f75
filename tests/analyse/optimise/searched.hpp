// Searches played in memory, on functions in place of models.
#pragma once

#include "engine/session/optimisation/pareto.hpp"
#include "tools/analyse/optimise/optimise.hpp"

#include <functional>
#include <vector>

namespace consortia::analyse {

/// The numbers of a point and a run, by aim; none where the run fails.
using Played = std::function<std::vector<double>(const session::Point&, u64 run)>;

/// Asks until the front is there: the question whose answer it is.
inline session::optimisation::Question searched(session::optimisation::Question question, const Played& play, u64 runs) {
    while (true) {
        const session::optimisation::Reply reply = answer_to(question);
        if (reply.stage == session::optimisation::Reply::Stage::confirm) return question;
        for (const session::Point& point : reply.next) {
            std::vector<std::vector<double>> by_run;
            for (u64 run = 0; run < runs; ++run) by_run.push_back(play(point, run));
            if (by_run.front().empty()) by_run.clear();
            question.asked.push_back(point);
            question.measured.push_back(std::move(by_run));
        }
    }
}

}  // namespace consortia::analyse
