#include "tools/python/src/leases.hpp"

#include <utility>

namespace consortia::python {

void Lease::leave_memory() {
    Column::Bytes copy = column_->bytes();
    kept_ = std::exchange(column_->bytes(), std::move(copy));
    column_ = nullptr;
}

void Lease::take_memory() {
    kept_ = std::move(column_->bytes());
    column_ = nullptr;
}

std::shared_ptr<Lease> Leases::of(Column& column) {
    std::weak_ptr<Lease>& place = leases_[&column];
    if (auto held = place.lock()) return held;
    auto lease = std::make_shared<Lease>(column);
    place = lease;
    return lease;
}

void Leases::before_step() {
    for (const auto& [column, lease] : leases_) {
        if (const auto held = lease.lock()) held->leave_memory();
    }
    leases_.clear();
}

void Leases::end() {
    for (const auto& [column, lease] : leases_) {
        if (const auto held = lease.lock()) held->take_memory();
    }
    leases_.clear();
}

}  // namespace consortia::python
