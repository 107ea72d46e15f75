// One step's indicators as a flat row of doubles, and where each indicator lies in it. Missing is NaN.
#pragma once

#include "engine/core/types.hpp"
#include "engine/schema/schema.hpp"

#include <bit>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consortia {

/// What an indicator holds that was not recorded: a NaN of its own. One that is missing holds the ordinary one.
inline constexpr double unrecorded = std::bit_cast<double>(u64{0x7ff8dead00000000});
inline bool is_recorded(double value) { return std::bit_cast<u64>(value) != std::bit_cast<u64>(unrecorded); }

/// The columns of a frame: indicator k takes `size` doubles from `offset`, row-major over `shape` (its axes in order).
class FrameLayout {
  public:
    struct Entry {
        Indicator indicator;
        std::vector<u32> shape;
        std::size_t offset = 0;
        std::size_t size = 1;
    };

    FrameLayout() = default;
    FrameLayout(const std::vector<Indicator>& indicators, const std::vector<Axis>& axes);

    const std::vector<Entry>& entries() const { return entries_; }
    std::size_t width() const { return width_; }
    /// Throws ContractError for an undeclared name.
    const Entry& at(std::string_view name) const;

  private:
    std::vector<Entry> entries_;
    std::vector<u32> by_name_;  ///< positions in entries_, sorted by name: a model asks for hundreds every step
    std::size_t width_ = 0;
};

/// What a panel recorded of its agents, or edges, which stand in the order in which they were met.
struct PanelRows {
    std::vector<u64> agents{};  ///< their keys
    std::vector<u64> from{};    ///< of edges the keys of both ends
    std::vector<u64> to{};
    std::vector<u32> known{};       ///< how many of them had been met, time by time
    std::vector<double> numbers{};  ///< time by time, agent by agent, field by field; missing of who is dead
};

/// What one run leaves: its frames, one row of `width` doubles for each step that was played, and its end digest.
struct RunOutput {
    std::size_t width = 0;
    std::vector<double> rows;  ///< steps × width, step by step
    std::vector<u64> digests;  ///< of the state after each of them, where asked for
    u64 final_digest = 0;
    std::optional<u32> stopped{};     ///< after so many steps the scenario's condition ended it
    std::vector<PanelRows> panels{};  ///< of the scenario

    std::size_t steps() const { return width == 0 ? 0 : rows.size() / width; }
    std::span<const double> row(std::size_t step) const { return {rows.data() + step * width, width}; }
};

}  // namespace consortia
