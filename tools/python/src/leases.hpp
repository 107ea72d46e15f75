// Arrays of NumPy over the records of a run, without a copy. The run goes on and the arrays stay what they were: memory that
// somebody still looks at is left to him when the run has to change it, and the run goes on with a copy.
#pragma once

#include "engine/state/column.hpp"

#include <map>
#include <memory>

namespace consortia::python {

/// The memory of a column as it stood, as long as an array looks at it.
class Lease {
  public:
    explicit Lease(Column& column) : column_(&column) {}

    const std::byte* first() const { return column_ != nullptr ? column_->bytes().data() : kept_.data(); }
    /// The column gets a copy; the memory itself stays with the arrays.
    void leave_memory();
    /// The column is no more, and its memory stays with the arrays.
    void take_memory();

  private:
    Column* column_;
    Column::Bytes kept_;
};

class Leases {
  public:
    ~Leases() { end(); }

    std::shared_ptr<Lease> of(Column& column);
    /// Before anything is written to the columns.
    void before_step();
    /// Before the columns are no more.
    void end();

  private:
    std::map<Column*, std::weak_ptr<Lease>> leases_;
};

}  // namespace consortia::python
