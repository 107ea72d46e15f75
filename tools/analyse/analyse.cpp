// consortia-analyse RESULT [FOLDER]: sensitivity indices, surrogates and main effects of a study. consortia-analyse --where
// CONDITION RESULT FOLDER: in which boxes of its factors something comes true. --maximise, or --minimise, EXPRESSION
// CONDITION RESULT FOLDER: which point one would choose without knowing the world. And consortia-analyse
// --calibrate THREADS, --optimise and --emulate, which read a question of a search or an explorer and answer it. A program
// of its own, so that the simulator does not carry OpenTURNS.
#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/output/reading/reader.hpp"
#include "tools/analyse/calibrate/calibrate.hpp"
#include "tools/analyse/decide/told.hpp"
#include "tools/analyse/discover/discover.hpp"
#include "tools/analyse/emulate/emulation.hpp"
#include "tools/analyse/main_effects.hpp"
#include "tools/analyse/optimise/optimise.hpp"
#include "tools/analyse/tables.hpp"
#include "tools/command/calibration/exchange.hpp"
#include "tools/command/exploration/exchange.hpp"
#include "tools/command/optimisation/exchange.hpp"
#include "tools/command/process/signals.hpp"
#include "tools/command/program.hpp"

#include <openturns/TBB.hxx>

#include <iostream>
#include <iterator>
#include <string_view>

namespace consortia::analyse {

namespace {

namespace fs = std::filesystem;

constexpr u64 most_threads = 4096;

OutputIndices indices_of(const StudySample& sample, const OutputColumn& output) {
    return sample.design == "morris" ? morris_indices(sample, output) : sobol_indices(sample, output);
}

void require_indices(const std::string& file, const StudySample& sample) {
    const bool known = sample.design == "sobol_indices" || sample.design == "morris";
    const std::string why = !known ? "its design is " + sample.design + "; indices need sobol_indices or morris"
                            : sample.factors.empty() ? "it names no factors"
                            : sample.outputs.empty() ? "it keeps no single numbers, only series or cuts"
                                                     : "";
    if (!why.empty()) throw InputError(Place{file}, why);
}

int analyse(const std::string& file, const fs::path& folder) {
    const StudySample sample = read_sample(output::ResultReader(file));
    require_indices(file, sample);
    files::make_folder(folder);
    std::vector<Analysed> all;
    for (const OutputColumn& output : sample.outputs) {
        all.push_back({indices_of(sample, output), surrogate_of(sample, output)});
        const std::string svg = main_effects_svg(sample, output, by_size(all.back().indices, sample.factors.size()));
        files::write_text(folder / ("main_effects_" + output.name + ".svg"), svg);
    }
    files::write_text(folder / "indices.csv", csv(sample, all));
    write_hdf5((folder / "indices.h5").string(), sample, all);
    print(std::cout, sample, all);
    std::cerr << "written to " << visible(folder.string()) << ": indices.csv, indices.h5, main_effects_….svg\n";
    return 0;
}

int look_where(const std::string& condition, const std::string& file, const fs::path& folder) {
    const Worlds worlds = read_worlds(output::ResultReader(file));
    const Discovered discovered = discover(worlds, condition);
    files::make_folder(folder);
    files::write_text(folder / "where.csv", csv(worlds, discovered));
    print(std::cout, worlds, discovered);
    std::cerr << "written to " << visible((folder / "where.csv").string()) << '\n';
    return 0;
}

int choose(const Aim& aim, const std::string& file, const fs::path& folder) {
    const Worlds worlds = read_worlds(output::ResultReader(file));
    const Decision decision = decide(worlds, aim);
    files::make_folder(folder);
    files::write_text(folder / "choice.csv", csv(worlds, decision));
    print(std::cout, worlds, decision);
    std::cerr << "written to " << visible((folder / "choice.csv").string()) << '\n';
    return 0;
}

u32 count_of(const std::string& threads) {
    const auto count = config::parse_count(threads);
    if (count && *count >= 1 && *count <= most_threads) return static_cast<u32>(*count);
    throw InputError(Place{threads}, "expected a number of threads");
}

/// One order of arithmetic on any number of threads: the same question has the same answer.
std::string question() {
    OT::TBB::Disable();
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

int answer_calibration(const std::string& threads) {
    std::cout << command::text_of(answer_to(command::question_from(question()), count_of(threads)));
    return 0;
}

int answer_optimisation() {
    std::cout << command::text_of(answer_to(command::question_of_optimisation(question())));
    return 0;
}

int answer_exploration() {
    std::cout << command::text_of(answer_to(command::question_of_exploration(question())));
    return 0;
}

}  // namespace

}  // namespace consortia::analyse

int main(int count, char** words) {
    consortia::command::watch_signals();
    return consortia::command::as_program([=] {
        if (count == 3 && std::string_view(words[1]) == "--calibrate")
            return consortia::analyse::answer_calibration(words[2]);
        if (count == 2 && std::string_view(words[1]) == "--optimise") return consortia::analyse::answer_optimisation();
        if (count == 2 && std::string_view(words[1]) == "--emulate") return consortia::analyse::answer_exploration();
        if (count == 5 && std::string_view(words[1]) == "--where")
            return consortia::analyse::look_where(words[2], words[3], words[4]);
        const bool maximise = count == 6 && std::string_view(words[1]) == "--maximise";
        if (maximise || (count == 6 && std::string_view(words[1]) == "--minimise"))
            return consortia::analyse::choose({words[2], maximise, words[3]}, words[4], words[5]);
        if (count < 2 || count > 3) {
            std::cerr
                << "consortia-analyse RESULT [FOLDER], or --calibrate THREADS, --optimise or --emulate with a question "
                   "on standard input\n";
            return 2;
        }
        const std::filesystem::path folder = std::filesystem::path(words[1]).parent_path() / "analysis";
        return consortia::analyse::analyse(words[1], count == 3 ? std::filesystem::path(words[2]) : folder);
    });
}
