// `pilot`: in how many places, and for how long, a package must be tried out to tell what it does.
#include "engine/session/questions/pilot.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/questions/power.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace consortia::command {

namespace {

struct PilotOptions {
    RunOptions run;
    std::string indicator;
    std::optional<std::string> places;
    std::optional<u32> waves, years_between, lots;
};

/// `4,8`, each once, the smallest first.
std::vector<u32> places_of(const std::string& text) {
    std::vector<u32> places;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');) {
        const auto count = config::parse_count(word);
        if (!count || *count > 62)
            throw InputError(Place{"--places " + text}, "expected numbers of places such as 4,8, got '" + word + "'");
        places.push_back(static_cast<u32>(*count));
    }
    if (places.empty()) throw InputError(Place{"--places " + text}, "expected numbers of places such as 4,8");
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

session::PilotAsked asked_of(const PilotOptions& options) {
    session::PilotAsked asked{.indicator = options.indicator};
    if (options.places) asked.places = places_of(*options.places);
    if (options.indicator.empty())
        throw InputError(Place{"--indicator"},
                         "name the indicator by which it is to be told, such as matched_placement_by_region");
    asked.waves = options.waves.value_or(asked.waves);
    asked.years_between = options.years_between.value_or(asked.years_between);
    asked.lots = options.lots.value_or(asked.lots);
    return asked;
}

int pilot(const session::Workspace& workspace, const PilotOptions& options) {
    const session::PilotAsked asked = asked_of(options);
    const session::Plan packages = plan_of(workspace, options.run.scenarios, true);
    const session::Plan plan = session::plan_to_pilot(packages, asked);
    if (options.run.dry_run) {
        print_estimate(std::cout, plan, options.run);
        return 0;
    }
    Terminal terminal;
    const session::Playing playing = playing_by_command(plan, options.run, terminal);
    const session::Pilots pilots = with_remedies([&] { return session::pilot(packages, plan, asked, playing, terminal); });
    const std::filesystem::path table = playing.folder / ("pilot_" + asked.indicator + ".csv");
    files::write_text(table, csv_of(pilots));
    print_power(std::cout, pilots, asked, packages.scenarios().scenarios());
    std::cerr << "for programs: " << visible(table.string()) << '\n';
    return 0;
}

}  // namespace

void add_pilot(CommandLine& program, Context& context) {
    auto options = std::make_shared<PilotOptions>();
    Arguments command = program.subcommand(
        "pilot", "in how many regions, and for how long, a package must be tried out to tell what it does");
    command.words("scenarios", options->run.scenarios.files,
                  "the scenario as it is, the package, and if two are to be told apart the other", "BASE PACKAGE [OTHER]", 2,
                  3);
    command.option("--indicator", options->indicator,
                   "by which it is told: over one axis by which all its levers can be targeted, such as "
                   "matched_placement_by_region",
                   "NAME");
    command.option("--places", options->places,
                   "how many places get each package, a size of pilot each (default: 4, 8 and 16 as far as they fit)",
                   "N,N…");
    command.option("--waves", options->waves, "in which they get it, drawn by lot (default: 1)", "N", 1, 62);
    command.option("--every", options->years_between, "years from one wave to the next (default: 1)", "YEARS", 1, 100);
    command.option("--lots", options->lots,
                   "how often places are drawn, of each size; each is played with every seed (default: 8)", "N", 1, 1000);
    add_run_options(command, options->run);
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return pilot(context.workspace, *options); };
    });
}

}  // namespace consortia::command
