// Plays scenarios, studies and calibrations.
#include "tools/python/src/bind.hpp"
#include "tools/python/src/results.hpp"
#include "tools/python/src/told.hpp"

#include "engine/session/calibration/calibrate.hpp"
#include "engine/session/extension.hpp"
#include "engine/session/optimisation/optimise.hpp"
#include "engine/session/sweep.hpp"
#include "tools/command/calibration/exchange.hpp"
#include "tools/command/calibration/left.hpp"
#include "tools/command/optimisation/exchange.hpp"
#include "tools/command/optimisation/left.hpp"

#include <pybind11/stl.h>

namespace consortia::python {

namespace py = pybind11;

namespace {

/// How Python asks for runs to be played.
struct Asked {
    std::optional<u32> seeds;
    std::optional<std::string> folder;
    u32 threads = 1;
    bool digests = false;
    bool resume = false;
    bool replace = false;
};

session::Playing playing_of(const Asked& asked, const std::vector<Recipe>& recipes, const std::atomic<bool>& stop) {
    session::Playing playing{.threads = asked.threads, .digests = asked.digests};
    if (asked.folder) playing.folder = *asked.folder;
    playing.resume = asked.resume;
    playing.replace = asked.replace;
    playing.stop = [&stop] { return stop.load(); };
    playing.made_by = {"python"};
    for (const Recipe& recipe : recipes) playing.inputs.push_back(recipe.file);
    return playing;
}

/// What to do about a folder that holds something else.
std::string remedy(session::Refused::Why why) {
    switch (why) {
        case session::Refused::Why::other_result:
        case session::Refused::Why::other_work:
            return "; name another folder, or say replace=True";
        case session::Refused::Why::unfinished:
            return "; say resume=True to go on with them, or replace=True";
        case session::Refused::Why::missing_runs:
            break;
    }
    return "";
}

template <class Work>
auto with_remedies(const Work& work) {
    try {
        return work();
    } catch (const session::Refused& refused) {
        throw refused.with(remedy(refused.why()));
    }
}

session::Played played(const session::Plan& plan, const session::Playing& playing, session::Listener& listener) {
    return with_remedies([&] {
        return playing.folder.empty() ? session::play_in_memory(plan, playing, listener)
                                      : session::play(plan, playing, listener);
    });
}

std::shared_ptr<ResultView> play(const Catalogue& models, const std::vector<Recipe>& recipes, bool compared,
                                 const Asked& asked, const py::object& told) {
    const auto desk = desk_of(models, recipes);
    std::vector<std::string> files;
    for (const Recipe& recipe : recipes) files.push_back(recipe.file);
    Told listener(told);
    std::shared_ptr<ResultView> view;
    watched([&](const std::atomic<bool>& stop) {
        const session::Overrides overrides{.seeds = asked.seeds};
        session::Plan plan = session::Plan::of_scenarios(desk->workspace, files, overrides, compared, listener);
        session::Played done = played(plan, playing_of(asked, recipes, stop), listener);
        view = std::make_shared<ResultView>(ResultView{desk, std::move(plan), std::move(done.result)});
    });
    return view;
}

std::shared_ptr<ResultView> sweep(const Catalogue& models, const std::string& study, const Asked& asked,
                                  const py::object& told) {
    const auto desk = desk_of(models, {});
    Told listener(told);
    std::shared_ptr<ResultView> view;
    watched([&](const std::atomic<bool>& stop) {
        session::Plan plan =
            session::Plan::of_study(desk->workspace, study, session::Overrides{.seeds = asked.seeds}, listener);
        session::Played done = played(plan, playing_of(asked, {{study}}, stop), listener);
        view = std::make_shared<ResultView>(ResultView{desk, std::move(plan), std::move(done.result)});
    });
    return view;
}

/// Of Python: a text to a text, as the program of the search exchanges them.
std::string asked_of(const py::object& analyst, const std::string& question) {
    const py::gil_scoped_acquire lock;
    return py::cast<std::string>(analyst(question));
}

void calibrate(const Catalogue& models, const std::string& study, const Asked& asked, const py::object& analyst,
               const py::object& told) {
    const auto desk = desk_of(models, {});
    Told listener(told);
    watched([&](const std::atomic<bool>& stop) {
        const session::Overrides overrides{.seeds = asked.seeds};
        const session::Plan plan = session::calibration_of(desk->workspace, study, overrides, listener);
        session::Calibrating how{.playing = playing_of(asked, {{study}}, stop)};
        how.analyst = [&](const session::Question& question) {
            return command::answer_from(asked_of(analyst, command::text_of(question)));
        };
        const auto calibrated = with_remedies([&] { return session::calibrate(plan, how, listener); });
        command::leave(calibrated.value(), how.playing, listener);
    });
}

void optimise(const Catalogue& models, const std::string& study, std::optional<u64> budget, const Asked& asked,
              const py::object& analyst, const py::object& told) {
    const auto desk = desk_of(models, {});
    Told listener(told);
    watched([&](const std::atomic<bool>& stop) {
        const session::Overrides overrides{.seeds = asked.seeds};
        const session::Plan plan = session::optimisation_of(desk->workspace, study, overrides, budget, listener);
        session::Optimising how{.playing = playing_of(asked, {{study}}, stop)};
        how.analyst = [&](const session::optimisation::Question& question) {
            return command::reply_of_optimisation(asked_of(analyst, command::text_of(question)));
        };
        const auto optimised = with_remedies([&] { return session::optimise(plan, how, listener); });
        command::leave(optimised.value(), how.playing, study, listener);
    });
}

}  // namespace

void bind_playing(py::module_& module, const Catalogue& models) {
    module.def(
        "play",
        [&models](const std::vector<Recipe>& recipes, bool compared, std::optional<u32> seeds,
                  std::optional<std::string> folder, u32 threads, bool digests, bool resume, bool replace,
                  const py::object& told) {
            return play(models, recipes, compared, {seeds, std::move(folder), threads, digests, resume, replace}, told);
        },
        py::kw_only(), py::arg("recipes"), py::arg("compared"), py::arg("seeds"), py::arg("folder"), py::arg("threads"),
        py::arg("digests"), py::arg("resume"), py::arg("replace"), py::arg("told"),
        "Scenarios, in memory or into a folder.");
    module.def(
        "sweep",
        [&models](const std::string& study, std::optional<u32> seeds, const std::string& folder, u32 threads, bool resume,
                  bool replace, const py::object& told) {
            return sweep(models, study, {seeds, folder, threads, false, resume, replace}, told);
        },
        py::kw_only(), py::arg("study"), py::arg("seeds"), py::arg("folder"), py::arg("threads"), py::arg("resume"),
        py::arg("replace"), py::arg("told"), "A study, into a folder.");
    module.def(
        "calibrate",
        [&models](const std::string& study, std::optional<u32> seeds, const std::string& folder, u32 threads, bool replace,
                  const py::object& analyst, const py::object& told) {
            calibrate(models, study, {seeds, folder, threads, false, true, replace}, analyst, told);
        },
        py::kw_only(), py::arg("study"), py::arg("seeds"), py::arg("folder"), py::arg("threads"), py::arg("replace"),
        py::arg("analyst"), py::arg("told"), "A calibration, into a folder.");
    module.def(
        "optimise",
        [&models](const std::string& study, std::optional<u64> budget, std::optional<u32> seeds, const std::string& folder,
                  u32 threads, bool replace, const py::object& analyst, const py::object& told) {
            optimise(models, study, budget, {seeds, folder, threads, false, true, replace}, analyst, told);
        },
        py::kw_only(), py::arg("study"), py::arg("budget"), py::arg("seeds"), py::arg("folder"), py::arg("threads"),
        py::arg("replace"), py::arg("analyst"), py::arg("told"), "A search for the best packages, into a folder.");
}

}  // namespace consortia::python
