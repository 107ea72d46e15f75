#include "engine/study/checkpoints.hpp"

#include "engine/files/file.hpp"

#include <algorithm>
#include <charconv>

namespace consortia::study {

namespace {

constexpr std::size_t kept = 2;

std::string prefix(u64 run) { return "run-" + std::to_string(run) + "-step-"; }

}  // namespace

Checkpoints::Checkpoints(std::filesystem::path folder, std::function<void(const std::string&)> warn)
    : folder_(std::move(folder)), warn_(std::move(warn)) {
    files::make_folder(folder_);
}

std::filesystem::path Checkpoints::file(u64 run, u32 step) const { return folder_ / (prefix(run) + std::to_string(step)); }

void Checkpoints::save(u64 run, Simulation& simulation) {
    simulation.save(file(run, simulation.steps_done()), simulation.run_content());
    const std::vector<u32> there = steps(run);
    for (std::size_t k = kept; k < there.size(); ++k) std::filesystem::remove(file(run, there[k]));
}

std::vector<u32> Checkpoints::steps(u64 run) const {
    std::vector<u32> found;
    const std::string start = prefix(run);
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(start)) continue;
        u32 step = 0;
        const auto [end, error] = std::from_chars(name.data() + start.size(), name.data() + name.size(), step);
        if (error == std::errc{} && end == name.data() + name.size()) found.push_back(step);
    }
    std::ranges::sort(found, std::greater{});
    return found;
}

bool Checkpoints::restore(u64 run, u32 step, Simulation& simulation) const {
    try {
        simulation.restore(file(run, step), simulation.run_content());
        return true;
    } catch (const SystemError& error) {
        warn_(std::string(error.what()) + "; an older checkpoint, or the beginning, is used instead");
        return false;
    }
}

void Checkpoints::remove(u64 run) const {
    for (u32 step : steps(run)) std::filesystem::remove(file(run, step));
}

}  // namespace consortia::study
