#include "engine/state/edges.hpp"

#include "engine/core/error.hpp"
#include "engine/state/kept_ids.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <numeric>

namespace consortia {

namespace {

/// Place of the first newborn edge whose owner is `from` or behind.
std::size_t first_of(std::span<const u32> owners, u32 from) {
    return static_cast<std::size_t>(std::ranges::lower_bound(owners, from) - owners.begin());
}

}  // namespace

Edges::Edges(const Record& record, const Agents& owners, const Agents& targets, Crew& crew)
    : column(record),
      owners_(&owners),
      targets_(&targets),
      crew_(&crew),
      ends_with_target_(targets.column.record().alive_offset && !record.outlives_target) {}

void Edges::fit() {
    if (offsets_.size() <= owners_->size()) offsets_.resize(owners_->size() + std::size_t{1}, offsets_.back());
}

void Edges::laid_out() {
    owner_valid_ = in_valid_ = false;
    ++layout_;
}

u32 Edges::target_of(const std::byte* record) const {
    u32 slot = 0;
    std::memcpy(&slot, record + column.record().to_offset, sizeof slot);
    return slot;
}

u32 Edges::target(u32 edge) const { return unmarked(target_of(column.at(edge))); }

bool Edges::ended(u32 edge) const {
    const auto alive = column.record().alive_offset;
    return alive && column.at(edge)[*alive] == std::byte{0};
}

bool Edges::leads_to_dead(const std::byte* record) const {
    if (!ends_with_target_) return false;
    const u32 to = target_of(record);
    return to < targets_->size() && !targets_->alive(to);
}

bool Edges::all_go_on() const { return !column.record().alive_offset && !targets_died_; }

bool Edges::edge_goes_on(u32 edge) const { return !ended(edge) && !(targets_died_ && leads_to_dead(column.at(edge))); }

bool Edges::joins(u32 owner, const std::byte* newborn) const {
    check_target(newborn);
    return owners_->alive(owner) && !leads_to_dead(newborn);
}

bool Edges::goes_on(u32 row) const { return offsets_[row] != offsets_[row + 1] && owners_->alive(row); }

u32 Edges::living(u32 row) const {
    if (all_go_on()) return offsets_[row + 1] - offsets_[row];
    u32 count = 0;
    for (u32 edge = offsets_[row]; edge < offsets_[row + 1]; ++edge) count += edge_goes_on(edge) ? 1 : 0;
    return count;
}

/// The edges of a row that go on are copied to `to`; returns how many.
u32 Edges::copy_living(u32 row, std::byte* to) const {
    const std::size_t stride = column.stride();
    const u32 from = offsets_[row];
    const u32 end = offsets_[row + 1];
    if (all_go_on()) {
        std::memcpy(to, column.at(from), (end - from) * stride);
        return end - from;
    }
    u32 kept = 0;
    for (u32 edge = from; edge < end; ++edge) {
        if (edge_goes_on(edge)) std::memcpy(to + kept++ * stride, column.at(edge), stride);
    }
    return kept;
}

void Edges::check_target(const std::byte* record) const {
    const u32 to = target_of(record);
    require(to < targets_->size() || (to == nobody_slot && column.record().to_nobody),
            "an edge leads to a target that does not exist");
}

void Edges::add_rows(std::vector<u32> offsets, Column::Bytes records) {
    if (size() > 0) {
        std::vector<u32> owners(offsets.back());
        for (u32 row = 0; row + 1 < offsets.size(); ++row) {
            std::fill(owners.begin() + offsets[row], owners.begin() + offsets[row + 1], row);
        }
        return commit(owners, records.data());
    }
    for (std::size_t at = 0; at < records.size(); at += column.stride()) check_target(records.data() + at);
    column.bytes() = std::move(records);
    offsets_ = std::move(offsets);
    laid_out();
}

u32 Edges::count_rows(u32 from, u32 to, std::span<const u32> owners, const std::byte* newborn) const {
    u32 count = 0;
    for (u32 row = from; row < to; ++row) count += goes_on(row) ? living(row) : 0;
    for (auto next = first_of(owners, from); next < owners.size() && owners[next] < to; ++next) {
        count += joins(owners[next], newborn + next * column.stride()) ? 1 : 0;
    }
    return count;
}

void Edges::lay_rows(u32 from, u32 to, std::span<const u32> owners, const std::byte* newborn, u32 first, std::byte* records,
                     std::vector<u32>& offsets) const {
    const std::size_t stride = column.stride();
    auto next = first_of(owners, from);
    u32 kept = first;
    for (u32 row = from; row < to; ++row) {
        if (goes_on(row)) kept += copy_living(row, records + kept * stride);
        for (; next < owners.size() && owners[next] == row; ++next) {
            if (!joins(row, newborn + next * stride)) continue;
            std::memcpy(records + kept++ * stride, newborn + next * stride, stride);
        }
        offsets[row + 1] = kept;
    }
}

void Edges::commit(std::span<const u32> owners, const std::byte* newborn) {
    fit();
    const u32 rows = owners_->size();
    require(owners.empty() || owners.back() < rows, "an edge was given to an owner that does not exist");
    std::vector<u32> first(Crew::blocks_of(rows, crew_->finer_block(rows)) + std::size_t{1}, 0);
    crew_->finer_blocks(rows, [&](Block b) { first[b.block + 1] = count_rows(b.from, b.to, owners, newborn); });
    std::partial_sum(first.begin(), first.end(), first.begin());
    Column::Bytes records(first.back() * column.stride());
    std::vector<u32> offsets(rows + std::size_t{1}, 0);
    crew_->finer_blocks(rows,
                        [&](Block b) { lay_rows(b.from, b.to, owners, newborn, first[b.block], records.data(), offsets); });
    column.bytes() = std::move(records);
    offsets_ = std::move(offsets);
    targets_died_ = false;
    laid_out();
}

template <class Holds>
bool Edges::any(const Holds& holds) const {
    std::atomic<bool> found = false;
    crew_->finer_blocks(size(), [&](Block b) {
        for (u32 edge = b.from; edge < b.to && !found; ++edge) {
            if (holds(edge)) found = true;
        }
    });
    return found;
}

void Edges::drop_ended() {
    if (!column.record().alive_offset) return;
    if (any([&](u32 edge) { return ended(edge); })) commit({}, nullptr);
}

void Edges::follow_targets() {
    if (!ends_with_target_) return;
    targets_died_ = any([&](u32 edge) { return leads_to_dead(column.at(edge)); });
    if (targets_died_) commit({}, nullptr);
}

void Edges::follow_owners() {
    bool needed = false;
    for (u32 row = 0; row + std::size_t{1} < offsets_.size() && !needed; ++row) {
        needed = offsets_[row] != offsets_[row + 1] && !owners_->alive(row);
    }
    if (needed) commit({}, nullptr);
}

std::span<const u32> Edges::owner_of() {
    if (!owner_valid_) {
        owner_.resize(size());
        crew_->finer_blocks(static_cast<u32>(offsets_.size()) - 1, [&](Block b) {
            for (u32 row = b.from; row < b.to; ++row) {
                for (u32 edge = offsets_[row]; edge < offsets_[row + 1]; ++edge) owner_[edge] = row;
            }
        });
        owner_valid_ = true;
    }
    return owner_;
}

Edges::InRows Edges::in_rows() {
    const u32 targets = targets_->size();
    if (!in_valid_ || in_offsets_.size() != targets + std::size_t{1}) {
        in_offsets_.assign(targets + std::size_t{1}, 0);
        for (u32 edge = 0; edge < size(); ++edge) {
            if (const u32 to = target(edge); to < targets) ++in_offsets_[to + 1];
        }
        for (u32 k = 0; k < targets; ++k) in_offsets_[k + 1] += in_offsets_[k];
        std::vector<u32> next(in_offsets_.begin(), in_offsets_.end() - 1);
        in_edges_.resize(in_offsets_.back());
        for (u32 edge = 0; edge < size(); ++edge) {
            if (const u32 to = target(edge); to < targets) in_edges_[next[to]++] = edge;
        }
        in_valid_ = true;
    }
    return {in_offsets_, in_edges_};
}

void Edges::keep_before() {
    column.keep_before();
    offsets_before_ = offsets_;
}

void Edges::drop_before() {
    column.drop_before();
    offsets_before_.clear();
}

std::size_t Edges::memory() const {
    return column.memory() + 4 * (offsets_.capacity() + owner_.capacity() + in_offsets_.capacity() + in_edges_.capacity());
}

}  // namespace consortia
