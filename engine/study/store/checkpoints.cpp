#include "engine/study/store/checkpoints.hpp"

#include "engine/files/atomic_file.hpp"
#include "engine/files/image.hpp"
#include "engine/files/trust.hpp"
#include "engine/study/store/snapshots.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace consortia::study {

namespace {

constexpr std::size_t kept = 2;
constexpr std::string_view before_run = "run-", before_step = "-step-";

std::string name_of(u64 run, u32 step) {
    return std::string(before_run) + std::to_string(run) + std::string(before_step) + std::to_string(step);
}

/// Takes `mark` and the number behind it from the front of a text.
template <class Number>
std::optional<Number> taken(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) return std::nullopt;
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data() + mark.size(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

struct Numbers {
    u64 run;
    u32 step;
};

/// What the name of a checkpoint says; nothing if it is none.
std::optional<Numbers> numbers_in(const std::string& name) {
    std::string_view rest = name;
    const auto run = taken<u64>(rest, before_run);
    const auto step = run ? taken<u32>(rest, before_step) : std::nullopt;
    return step && name_of(*run, *step) == name ? std::optional<Numbers>({*run, *step}) : std::nullopt;
}

void remove_checkpoint(const std::filesystem::path& file) {
    if (files::is_image(file)) std::filesystem::remove(file);
}

}  // namespace

bool is_checkpoint_name(const std::string& name) { return numbers_in(name).has_value(); }

Checkpoints::Checkpoints(std::filesystem::path folder, std::function<void(const std::string&)> warn)
    : folder_(std::move(folder)), warn_(std::move(warn)) {
    files::require_own_folder(folder_);
    files::make_folder(folder_);
}

std::filesystem::path Checkpoints::file(u64 run, u32 step) const { return folder_ / name_of(run, step); }

void Checkpoints::save(u64 run, Simulation& simulation) {
    study::save(simulation, file(run, simulation.steps_done()), run_content(simulation));
    const std::vector<u32> there = steps(run);
    for (std::size_t k = kept; k < there.size(); ++k) remove_checkpoint(file(run, there[k]));
}

std::vector<u32> Checkpoints::steps(u64 run) const {
    std::vector<u32> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        const auto numbers = numbers_in(entry.path().filename().string());
        if (numbers && numbers->run == run) found.push_back(numbers->step);
    }
    std::ranges::sort(found, std::greater{});
    return found;
}

bool Checkpoints::restore(u64 run, u32 step, Simulation& simulation) const {
    try {
        study::restore(simulation, file(run, step), run_content(simulation));
        if (simulation.steps_done() != step) files::fail(file(run, step), "is of another step than its name says");
        return true;
    } catch (const SystemError& error) {
        warn_(std::string(error.what()) + "; an older checkpoint, or the beginning, is used instead");
        return false;
    }
}

void Checkpoints::remove(u64 run) const {
    for (u32 step : steps(run)) remove_checkpoint(file(run, step));
}

void Checkpoints::clean(const std::function<bool(u64 run)>& finished) const {
    std::error_code none;  // what cannot be removed stays
    for (const auto& entry : std::filesystem::directory_iterator(folder_, none)) {
        const auto numbers = numbers_in(entry.path().filename().string());
        if (numbers && finished(numbers->run)) remove_checkpoint(entry.path());
        if (is_checkpoint_name(files::left_over_of(entry.path()))) std::filesystem::remove(entry.path(), none);
    }
}

}  // namespace consortia::study
