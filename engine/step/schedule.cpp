#include "engine/step/schedule.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace consortia {

namespace {

/// Wall time, and processor time of every worker.
class Stopwatch {
  public:
    explicit Stopwatch(const Crew& crew) : crew_(crew), processor_(crew.size()) {
        for (u32 k = 0; k < crew.size(); ++k) processor_[k] = crew.processor_seconds(k);
    }

    PhaseTime read(u64 visits) const {
        PhaseTime time{.calls = 1, .visits = visits};
        time.seconds = std::chrono::duration<double>(Time::now() - begin_).count();
        for (u32 k = 0; k < crew_.size(); ++k) {
            const double spent = crew_.processor_seconds(k) - processor_[k];
            time.processor_seconds += spent;
            time.slowest_seconds = std::max(time.slowest_seconds, spent);
        }
        time.mean_seconds = time.processor_seconds / crew_.size();
        return time;
    }

  private:
    using Time = std::chrono::steady_clock;

    const Crew& crew_;
    std::vector<double> processor_;
    Time::time_point begin_ = Time::now();
};

}  // namespace

PhaseTime& PhaseTime::operator+=(const PhaseTime& other) {
    calls += other.calls;
    visits += other.visits;
    seconds += other.seconds;
    processor_seconds += other.processor_seconds;
    slowest_seconds += other.slowest_seconds;
    mean_seconds += other.mean_seconds;
    return *this;
}

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
    const auto visit = [name = note.name, form, with_mail](World& world) {
        const std::vector<u32>* receivers = with_mail != nullptr ? with_mail(world) : nullptr;
        phase::run(world, name, receivers, form);
        return receivers != nullptr ? u64{receivers->size()} : u64{world.column(form.visited).size()};
    };
    return push({timed(note.name, visit), std::move(note)});
}

std::size_t Schedule::time_of(const std::string& name) {
    const auto found = std::ranges::find(*times_, name, &PhaseTime::name);
    if (found != times_->end()) return static_cast<std::size_t>(found - times_->begin());
    times_->push_back({name});
    return times_->size() - 1;
}

std::function<void(World&)> Schedule::timed(const std::string& name, std::function<u64(World&)> work) {
    return [time = time_of(name), times = times_, work = std::move(work)](World& world) {
        Stopwatch watch(world.crew());
        const u64 visits = work(world);
        (*times)[time] += watch.read(visits);
    };
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
