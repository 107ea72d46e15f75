// consortia-analyse RESULT [FOLDER]: sensitivity indices, surrogates and main effects of a study. A program of its own, so
// that the simulator does not carry OpenTURNS.
#include "engine/core/error.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/output/read.hpp"
#include "tools/analyse/main_effects.hpp"
#include "tools/analyse/tables.hpp"
#include "tools/command/process/signals.hpp"
#include "tools/command/program.hpp"

#include <iostream>

namespace consortia::analyse {

namespace {

namespace fs = std::filesystem;

OutputIndices indices_of(const StudySample& sample, const OutputColumn& output) {
    return sample.design == "morris" ? morris_indices(sample, output) : sobol_indices(sample, output);
}

void require_indices(const std::string& file, const StudySample& sample) {
    const bool known = sample.design == "sobol_indices" || sample.design == "morris";
    const std::string why = !known ? "its design is " + sample.design + "; indices need sobol_indices or morris"
                            : sample.factors.empty() ? "it names no factors"
                            : sample.outputs.empty() ? "it keeps no single numbers, only series or cuts"
                                                     : "";
    if (!why.empty()) throw InputError({{Problem::Severity::error, Place{file}, why}});
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

}  // namespace

}  // namespace consortia::analyse

int main(int count, char** words) {
    consortia::command::watch_signals();
    return consortia::command::as_program([=] {
        if (count < 2 || count > 3) {
            std::cerr << "consortia-analyse RESULT [FOLDER]\n";
            return 2;
        }
        const std::filesystem::path folder = std::filesystem::path(words[1]).parent_path() / "analysis";
        return consortia::analyse::analyse(words[1], count == 3 ? std::filesystem::path(words[2]) : folder);
    });
}
