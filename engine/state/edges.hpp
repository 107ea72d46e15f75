// All edges of one kind as compressed rows: each owner's edges lie together, in order of creation. Rows by target are
// derived when a phase asks for them. Edges are born and end only between phases, so positions are stable inside one.
#pragma once

#include "engine/parallel/crew.hpp"
#include "engine/state/agents.hpp"
#include "engine/state/column.hpp"

#include <span>
#include <vector>

namespace consortia {

class Edges {
  public:
    Edges(const Record& record, const Agents& owners, const Agents& targets, Crew& crew);

    /// Rows for owners that were added, without edges yet.
    void fit();

    u32 size() const { return column.size(); }
    std::span<const u32> offsets() const { return offsets_; }

    /// Appends founding edges, which lie in rows: that of owner k from offsets[k] to offsets[k + 1]. Throws ContractError
    /// for a target that does not exist.
    void add_rows(std::vector<u32> offsets, Column::Bytes records);
    /// Appends newborn edges to their owners' rows (records in the order of `owners`, which is sorted), and drops edges that
    /// ended or whose owner died. Of the newborn those end at once that lead from or to somebody who has died. Throws
    /// ContractError for a target that does not exist. O(owners + edges).
    void commit(std::span<const u32> owners, const std::byte* newborn);
    /// After a phase that may have ended edges. O(edges).
    void drop_ended();
    /// After owners died: none of their edges go on. O(owners).
    void follow_owners();
    /// After targets died: edges to them end, unless they outlive their target. O(edges).
    void follow_targets();
    /// Grows whenever edges are laid out anew: ids of edges are positions, and hold until then.
    u64 layout() const { return layout_; }

    /// The owner of each edge.
    std::span<const u32> owner_of();
    /// Positions of the edges that point at each target, in (owner, creation) order; edges to nobody are left out.
    struct InRows {
        std::span<const u32> offsets;
        std::span<const u32> edges;
    };
    InRows in_rows();
    /// A phase may have changed targets: derived rows are made anew when next asked for.
    void touched() { in_valid_ = false; }
    /// After its records and offsets were loaded.
    void restored() { laid_out(); }

    void keep_before();
    void drop_before();
    std::span<const u32> offsets_before() const { return offsets_before_; }

    u32 target(u32 edge) const;
    bool ended(u32 edge) const;
    std::size_t memory() const;

    Column column;
    std::vector<u32>& raw_offsets() { return offsets_; }

  private:
    template <class Holds>
    bool any(const Holds& holds) const;
    u32 target_of(const std::byte* record) const;
    void check_target(const std::byte* record) const;
    void laid_out();
    /// Does it end because of its target's death?
    bool leads_to_dead(const std::byte* record) const;
    /// Whether edges go on as they are, all of them.
    bool all_go_on() const;
    bool edge_goes_on(u32 edge) const;
    bool joins(u32 owner, const std::byte* newborn) const;
    /// Whether the edges of a row from before go on.
    bool goes_on(u32 row) const;
    u32 living(u32 row) const;
    u32 copy_living(u32 row, std::byte* to) const;
    /// Of rows [from, to), how many edges there will be.
    u32 count_rows(u32 from, u32 to, std::span<const u32> owners, const std::byte* newborn) const;
    /// Lays out rows [from, to) from place `first` on.
    void lay_rows(u32 from, u32 to, std::span<const u32> owners, const std::byte* newborn, u32 first, std::byte* records,
                  std::vector<u32>& offsets) const;

    const Agents* owners_;
    const Agents* targets_;
    Crew* crew_;
    std::vector<u32> offsets_{0};
    std::vector<u32> offsets_before_;
    std::vector<u32> owner_;
    bool owner_valid_ = false;
    std::vector<u32> in_offsets_;
    std::vector<u32> in_edges_;
    bool in_valid_ = false;
    bool ends_with_target_;      ///< targets can die, and the edge does not outlive them
    bool targets_died_ = false;  ///< since the last commit
    u64 layout_ = 0;
};

}  // namespace consortia
