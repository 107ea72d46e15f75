#include "engine/step/model.hpp"

#include "engine/core/type_name.hpp"

namespace consortia {

void Expected::add(std::type_index type, double count) {
    const Record* record = schema_->find(type);
    if (record == nullptr) throw ContractError("the schema does not declare " + name_of(type));
    counts_.emplace_back(record, count);
}

double Expected::total() const {
    double total = 0;
    for (const auto& [record, count] : counts_) total += count;
    return total;
}

double Expected::agents() const {
    double agents = 0;
    for (const auto& [record, count] : counts_) agents += record->role == Record::Role::agent ? count : 0;
    return agents;
}

double Expected::count(const Record& record) const {
    double count = 0;
    for (const auto& [counted, number] : counts_) count += counted == &record ? number : 0;
    return count;
}

double Expected::bytes() const {
    double bytes = 0;
    for (const auto& [record, count] : counts_) {
        double each = static_cast<double>(record->size);
        if (record->role == Record::Role::agent) {
            each += sizeof(Key);
            for (const Record& attached : schema_->records()) {
                if (attached.role != Record::Role::edge && attached.role != Record::Role::agent &&
                    attached.of == record->type) {
                    each += static_cast<double>(attached.size);
                }
                if (attached.role == Record::Role::edge && attached.of == record->type) each += sizeof(u32);
            }
        }
        bytes += count * each;
    }
    return bytes;
}

Schedule schedule_of(const Model& model, const Schema& schema) {
    Schedule schedule;
    model.schedule(schedule);
    watch::schedule(model.watch, schema, schedule);
    return schedule;
}

}  // namespace consortia
