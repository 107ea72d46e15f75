// What a sensitivity analysis makes of results that do not fit together, or of which numbers are missing.
#include "tools/analyse/sample.hpp"

#include "engine/core/error.hpp"
#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"
#include "tools/analyse/indices.hpp"
#include "tools/analyse/tables.hpp"

#include <cmath>
#include <functional>
#include <sstream>

using namespace consortia;
using namespace consortia::analyse;

namespace {

const double none = std::nan("");

/// A result of a study over one factor and one seed, as it is told to be.
struct Described {
    std::string design = "sobol_indices";
    std::vector<std::string> factors{"rate"};
    std::string factor_over = "point";
    std::vector<double> rates;
    std::vector<double> numbers;
    std::vector<std::string> status;  ///< none: finished
    std::vector<std::string> moved;
    std::vector<double> moved_by;
    bool has_status = true;
    std::string aggregation = "last";
};

Described good(std::size_t points, const std::function<double(std::size_t)>& number) {
    Described study;
    for (std::size_t point = 0; point < points; ++point) {
        study.rates.push_back(.1 * static_cast<double>(point % 7));
        study.numbers.push_back(number(point));
    }
    return study;
}

double wave(std::size_t point) { return std::sin(static_cast<double>(point)); }

template <class T>
void add(output::LabelledSink& file, const std::string& name, output::Variable::Kind kind,
         const std::vector<std::string>& over, const std::vector<T>& values, const std::string& aggregation = "") {
    const std::size_t variable = file.variable({name, kind, over, {{"aggregation", aggregation}}});
    const std::vector<u64> from(over.size(), 0);
    std::vector<u64> count(over.size(), 1);
    count.front() = values.size();
    file.write(variable, from, count, std::span<const T>(values));
}

void write(output::LabelledSink& file, const Described& study) {
    using Kind = output::Variable::Kind;
    file.attribute({"study", "scenario: x.yaml\n"});
    file.attribute({"study_name", "x"});
    file.attribute({"design", study.design});
    file.attribute({"factors", study.factors});
    file.dimension({"point", std::vector<i32>(study.numbers.size()), {}});
    file.dimension({"seed", std::vector<i32>(1), {}});
    file.dimension({"other", std::vector<i32>(study.rates.size()), {}});
    add(file, "rate", Kind::number, {study.factor_over}, study.rates);
    add(file, "number", Kind::number, {"point", "seed"}, study.numbers, study.aggregation);
    std::vector<std::string> status = study.status;
    status.resize(study.numbers.size(), "finished");
    if (study.has_status) add(file, "run_status", Kind::text, {"point", "seed"}, status);
    if (!study.moved.empty()) add(file, "moved", Kind::text, {"point"}, study.moved);
    if (!study.moved_by.empty()) add(file, "moved_by", Kind::number, {"point"}, study.moved_by);
    file.publish();
}

StudySample read(const Described& study) {
    output::DataInMemory result("study.h5");
    write(result, study);
    return read_sample(result);
}

std::string refusal(const Described& study) {
    try {
        read(study);
    } catch (const SystemError& error) {
        return error.what();
    }
    return "none";
}

std::string printed(const StudySample& sample) {
    std::ostringstream out;
    print(out, sample, {{sobol_indices(sample, sample.outputs.front()), {.degree = 0, .q2 = none}}});
    return out.str();
}

}  // namespace

TEST_CASE("blocks of undefined numbers are told apart from those of failed runs") {
    Described study = good(12 * 3, wave);
    study.numbers[4] = study.numbers[5] = study.numbers[9] = none;  // blocks 1, 1 and 3
    study.numbers[20] = none;                                       // block 6
    study.status.assign(20, "finished");
    study.status.emplace_back("failed");
    const StudySample sample = read(study);
    const OutputIndices found = sobol_indices(sample, sample.outputs.front());
    CHECK(found.blocks_used == 9);
    CHECK(found.blocks_left_out == 3);
    CHECK(found.blocks_undefined == 2);
    CHECK_THAT(printed(sample), Catch::Matchers::Contains("1 left out for failed or missing runs") &&
                                    Catch::Matchers::Contains("2 left out for an undefined number"));
}

TEST_CASE("an output that does not vary, or of which too little is left, has no indices and says why") {
    const StudySample constant = read(good(12 * 3, [](std::size_t) { return 5.; }));
    CHECK_THAT(printed(constant), Catch::Matchers::Contains("it does not vary"));
    CHECK(std::isnan(sobol_indices(constant, constant.outputs.front()).indices[0].by_factor[0].value));
    const StudySample nothing = read(good(12 * 3, [](std::size_t) { return none; }));
    CHECK_THAT(printed(nothing), Catch::Matchers::Contains("fewer than 3 usable blocks"));
    const StudySample huge = read(good(12 * 3, [](std::size_t point) { return point % 2 == 0 ? 1e300 : -1e300; }));
    CHECK_THAT(printed(huge), !Catch::Matchers::Contains("inf"));
    CHECK_THAT(printed(huge), !Catch::Matchers::Contains("nan"));
}

TEST_CASE("a factor of one value has no elementary effects") {
    Described study = good(4 * 2, wave);
    study.design = "morris";
    study.rates.assign(8, 1);
    study.moved = {"", "rate", "", "rate", "", "rate", "", "rate"};
    study.moved_by.assign(8, none);
    const StudySample sample = read(study);
    CHECK(std::isnan(morris_indices(sample, sample.outputs.front()).indices[0].by_factor[0].value));
}

TEST_CASE("a result that does not fit together is refused in words") {
    using Catch::Matchers::Contains;
    Described study = good(12 * 3, wave);
    CHECK(refusal(study) == "none");
    Described wrong = study;
    wrong.has_status = false;
    CHECK_THAT(refusal(wrong), Contains("holds no run_status"));
    wrong = study;
    wrong.factor_over = "other";
    wrong.rates.resize(5);
    CHECK_THAT(refusal(wrong), Contains("rate is not over point"));
    wrong = study;
    wrong.factors = {"rate", "rate"};
    CHECK_THAT(refusal(wrong), Contains("rate is a factor twice"));
    wrong = study;
    wrong.factors = {"ghost"};
    CHECK_THAT(refusal(wrong), Contains("holds no ghost"));
    wrong = study;
    wrong.rates[7] = none;
    CHECK_THAT(refusal(wrong), Contains("rate has no value at point 7"));
    CHECK_THAT(refusal(good(11, wave)), Contains("do not make whole blocks"));
    wrong = study;
    wrong.aggregation = "difference of last";
    CHECK_THAT(refusal(wrong), Contains("holds no baseline_status"));
    wrong = study;
    wrong.design = "morris";
    CHECK_THAT(refusal(wrong), Contains("holds no moved"));
    wrong.moved.assign(36, "ghost");
    wrong.moved_by.assign(36, .5);
    CHECK_THAT(refusal(wrong), Contains("moved does not name a factor where one moves"));
}
