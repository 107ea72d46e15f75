// What a comma means must not depend on the machine: under a locale with decimal commas a scenario reads and writes the
// same.
#include "engine/config/scenario/resolved.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"
#include "tests/support/sanitizers.hpp"

#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <locale>

using namespace consortia;
namespace fs = std::filesystem;

namespace {

const std::string text =
    "model: example\nstart: 2025Q1\nsteps: 80\nparameters: {labour.separation: 0.016, population.firms: 1e6}\n"
    "levers: {policy.tax_credit.rate: {2025Q1: .25, 2026Q1: 0.333}}\ndata: {industries: i.csv}\n";
const std::string wrong =
    "model: example\nstart: 2025Q1\nsteps: 80\nparameters: {labour.separation: '1,5', population.firms: 1,5}\n";

std::string read(const std::string& scenario) {
    const config::Memory files(std::map<std::string, std::string>{
        {"s.yaml", scenario}, {"i.csv", "industry,output,employment\nict,10.5,2.5e-1\n"}});
    try {
        const config::Loaded loaded = config::load("s.yaml", {}, example::models(), files);
        return config::resolved(loaded.scenario, *loaded.schema);
    } catch (const InputError& error) {
        return error.what();
    }
}

/// Compiles a locale into a folder of its own when the system has none with decimal commas; removed again.
class CommaLocale {
  public:
    CommaLocale()
        : before_(std::setlocale(LC_ALL, nullptr)),
          folder_(fs::temp_directory_path() / ("consortia_locale_" + std::to_string(::getpid()))) {
        if (!use("de_DE.UTF-8") && compile()) use("de_DE.UTF-8");
    }
    ~CommaLocale() {
        std::locale::global(std::locale::classic());
        std::setlocale(LC_ALL, before_.c_str());
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    CommaLocale(const CommaLocale&) = delete;
    CommaLocale& operator=(const CommaLocale&) = delete;
    bool in_use() const { return in_use_; }

  private:
    bool use(const char* name) {
        const LeaksOfOthers of_glibc;  // setlocale with LOCPATH set loses the list of its folders (argz_add_sep)
        if (std::setlocale(LC_ALL, name) == nullptr) return false;
        std::locale::global(std::locale(name));
        in_use_ = *std::localeconv()->decimal_point == ',';
        return in_use_;
    }
    bool compile() const {
        fs::create_directories(folder_);
        ::setenv("LOCPATH", folder_.c_str(), 1);
        const std::string command =
            "localedef -i de_DE -f UTF-8 '" + (folder_ / "de_DE.UTF-8").string() + "' >/dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    }

    std::string before_;
    fs::path folder_;
    bool in_use_ = false;
};

}  // namespace

TEST_CASE("a locale with decimal commas changes nothing", "[faults][config]") {
    const std::string good_before = read(text);
    const std::string wrong_before = read(wrong);
    CHECK(good_before.find("labour.separation: 0.016\n") != std::string::npos);
    const CommaLocale locale;
    if (!locale.in_use()) {
        WARN("no locale with decimal commas here (package locales); the test has shown nothing");
        return;
    }
    CHECK(read(text) == good_before);
    CHECK(read(wrong) == wrong_before);
}
