// fuzz_smoke N FOLDER STUDIES [FIRST]: puts N mutated scenarios and studies through the reader, the same ones on every
// machine. A crash, a hang (over a second of processor time) or an answer that does not read back ends it with the number of
// the input; FIRST starts at that one.
#include "tests/faults/fuzz/mutate.hpp"
#include "tests/faults/fuzz/target.hpp"

#include <array>
#include <ctime>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;
using namespace consortia;

const char* const good =
    "model: example\ntitle: {en: Good, zh: 好}\nstart: 2025Q1\nsteps: 80\nburn_in: 40\nseed: 7\nseeds: 20\n"
    "parameters:\n  labour.separation: 0.02\n  labour.cap: none\n  labour.matching: urn_ball\n  population.regions: 4\n"
    "levers:\n  policy.subsidy: 0.2\n  policy.tax_credit.eligibility: {2026Q1: all}\n  policy.tax_credit.rate:\n"
    "    - {value: 0.6, from: 2026Q1, ramp_to: 2028Q1, target: {size: small, industry: strategic}}\n"
    "    - {value: 0.1, from: 2030Q1, target: {region: [region_1, region_4]}}\n"
    "data: {industries: ../data/i.csv, flows: ../data/f.csv}\n";
const char* const stepped =
    "model: stepped\nsteps: 80\ndata: {contacts: ../data/c.csv}\nlevers: {policy.subsidy: {3: 0.2, 9: 0.1}, "
    "policy.approval_lag: []}\n";
const char* const lively =
    "model: lively\nsteps: 12\nstop: {when: \"people > 3 and not (people > 9 or people < 1)\", after: 2}\n"
    "panel:\n  - {kind: person, fields: [skill, alive], who: {sample: 5}, every: 2}\n"
    "  - {kind: tie, fields: [weight], who: [k9e83bca9fb795814, k00000000000000ff], every: 2}\n"
    "parameters:\n  pace:\n    - {value: 0.2}\n    - {value: 0.4, from: 3, ramp_to: 6}\n    - {value: 1, from: 9}\n"
    "events:\n  - {at: 3, do: shock, share: 0.4}\n  - {at: 12, do: shock}\n";
const char* const network =
    "GRAPH\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\" "
    "attr.type=\"double\"><default>1</default></key>\n<graph edgedefault=\"directed\">\n<node id=\"a\"/><node id=\"b\"/>\n"
    "<edge source=\"a\" target=\"b\"><data key=\"w\">0.5</data></edge>\n<edge source=\"b\" "
    "target=\"a\"/>\n</graph></graphml>\n";
const char* const table = "CSV\n# made up\nindustry,output,employment\n\"a, \"\"b\"\"\",10,2.5\r\n机械,1e3,.5\n";

const char* const study =
    "STUDY\nscenario: base.yaml\ntitle: {en: Good, zh: 好}\ndesign: {method: sobol_indices, samples: 64}\nfactors:\n"
    "  policy.subsidy: {range: [0, 0.5]}\n  labour.separation: {range: [0.01, 0.05], distribution: log_uniform}\n"
    "  policy.approval_lag: {values: [0, 4, 8], weights: [1, 2, 1]}\n  policy.min_quality: {mean: 0, sd: 1}\n"
    "  policy.tax_credit.rate: {table: {0: 0, 0.3: 0.8, 0.6: 1}}\nseeds: 8\n"
    "indicators: {productivity: [last, {mean: [2025Q2, 2026Q4]}], transfers: {difference: outcome}}\n";

/// The texts of a folder, each after `mark`.
std::vector<std::string> texts_of(const fs::path& folder, const std::string& mark) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const fs::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        texts.push_back(mark + std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()));
    }
    return texts;
}

std::vector<std::string> corpus(const fs::path& folder, const fs::path& studies) {
    std::vector<std::string> texts = texts_of(folder, "");
    // As many good texts as broken ones, so that much of what is drawn gets past the first checks.
    const std::size_t broken = texts.size();
    const std::array seeds{stepped, table, good, lively, good, network};
    for (std::size_t k = 0; k < broken; ++k) texts.emplace_back(seeds[k % seeds.size()]);
    for (const std::string& text : texts_of(studies, std::string(fuzz::study_mark))) {
        texts.push_back(text);
        texts.emplace_back(study);
    }
    return texts;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int count, char** arguments) {
    if (count < 4) {
        std::fprintf(stderr, "fuzz_smoke N FOLDER STUDIES [FIRST]\n");
        return 2;
    }
    const u64 inputs = std::strtoull(arguments[1], nullptr, 10);
    const u64 first = count > 4 ? std::strtoull(arguments[4], nullptr, 10) : 0;
    fuzz::Mutator mutator(corpus(arguments[2], arguments[3]));
    u64 accepted = 0;
    double slowest = 0;
    const double begun = processor_seconds();
    for (u64 k = first; k < first + inputs; ++k) {
        const std::string input = mutator.input(k);
        const double before = processor_seconds();
        try {
            accepted += fuzz::accepts(input) ? 1 : 0;
        } catch (const std::exception& error) {
            std::fprintf(stderr, "input %llu: %s\n%s\n", static_cast<unsigned long long>(k), error.what(), input.c_str());
            return 1;
        }
        slowest = std::max(slowest, processor_seconds() - before);
        if (slowest > 1) {
            std::fprintf(stderr, "input %llu took %.1f s\n", static_cast<unsigned long long>(k), slowest);
            return 1;
        }
    }
    const double seconds = processor_seconds() - begun;
    std::printf("%llu inputs, %llu of them good, %.0f a second, slowest %.3f s\n", static_cast<unsigned long long>(inputs),
                static_cast<unsigned long long>(accepted), static_cast<double>(inputs) / seconds, slowest);
    return 0;
}
