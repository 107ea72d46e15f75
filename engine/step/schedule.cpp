#include "engine/step/schedule.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace consortia {

Schedule::Schedule() : items_(std::make_shared<std::vector<Item>>()), times_(std::make_shared<std::vector<PhaseTime>>()) {}

Schedule Schedule::in(std::initializer_list<Quarter> quarters) const {
    Schedule narrowed = *this;
    narrowed.quarters_ = quarters;
    return narrowed;
}

Schedule& Schedule::rounds(u32 count, const std::function<void(Schedule&)>& group) {
    Schedule inner;
    inner.times_ = times_;
    group(inner);
    Item item;
    item.act = [count, inner](World& world) {
        for (u32 round = 0; round < count; ++round) {
            world.clock.round = round;
            inner.run(world);
        }
        world.clock.round = 0;
    };
    push(std::move(item));
    for (const Item& part : *inner.items_) {
        if (part.note.name.empty()) continue;
        Item shown;
        shown.note = part.note;
        shown.note.rounds = count;
        push(std::move(shown));
    }
    return *this;
}

Schedule& Schedule::act(std::function<void(World&)> what) { return push({std::move(what), {}}); }

Schedule& Schedule::push(Item item) {
    if (item.note.quarters.empty()) item.note.quarters = quarters_;
    items_->push_back(std::move(item));
    return *this;
}

void Schedule::run(World& world) const {
    for (const Item& item : *items_) {
        const auto& quarters = item.note.quarters;
        const bool now = quarters.empty() || std::ranges::any_of(quarters, [&](Quarter q) { return world.clock.is(q); });
        if (now && item.act) item.act(world);
    }
}

std::vector<PhaseNote> Schedule::notes() const {
    std::vector<PhaseNote> notes;
    for (const Item& item : *items_) {
        if (!item.note.name.empty()) notes.push_back(item.note);
    }
    return notes;
}

Schedule& Schedule::push_phase(PhaseNote note, const phase::Form& form, const std::vector<u32>* (*with_mail)(World&)) {
    const std::size_t time = timer(note.name);
    const auto act = [name = note.name, form, with_mail, time, times = times_](World& world) {
        timed(*times, time, world, [&] {
            const std::vector<u32>* receivers = with_mail != nullptr ? with_mail(world) : nullptr;
            phase::run(world, name, receivers, form);
            return receivers != nullptr ? u64{receivers->size()} : u64{world.column(form.visited).size()};
        });
    };
    return push({act, std::move(note)});
}

std::size_t Schedule::timer(const std::string& name) {
    times_->push_back({name});
    return times_->size() - 1;
}

void Schedule::timed(std::vector<PhaseTime>& times, std::size_t time, World&, const std::function<u64()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    const u64 visits = work();
    times[time].seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    times[time].visits += visits;
    ++times[time].calls;
}

std::vector<std::string> Schedule::faults() const {
    std::vector<std::string> faults;
    std::map<u32, std::string> names;
    for (const PhaseNote& note : notes()) {
        const auto [found, fresh] = names.emplace(static_cast<u32>(hash_of(note.name)), note.name);
        if (!fresh) faults.push_back("phase " + note.name + " has the name, or the hash, of phase " + found->second);
    }
    return faults;
}

}  // namespace consortia
