#include "engine/step/schedule.hpp"

#include "engine/core/type_name.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>

namespace consortia {

namespace {

using Time = std::chrono::steady_clock;

double seconds_since(Time::time_point then) { return std::chrono::duration<double>(Time::now() - then).count(); }

/// What each worker of a crew spends, from beginning to end of this object's life.
class Spent {
  public:
    explicit Spent(Crew& crew) : crew_(crew), before_(crew.size()) {
        crew_.watch(true);
        for (u32 k = 0; k < crew.size(); ++k) before_[k] = crew.processor_seconds(k);
    }
    ~Spent() { crew_.watch(false); }
    Spent(const Spent&) = delete;
    Spent& operator=(const Spent&) = delete;

    /// `times` as much is added. No thread spends more than the wall time that passed: what is above was spent on asking.
    void add_to(PhaseTime& time, double passed, double times) const {
        double all = 0, most = 0;
        for (u32 k = 0; k < crew_.size(); ++k) {
            const double spent = std::min(crew_.processor_seconds(k) - before_[k], passed);
            all += spent;
            most = std::max(most, spent);
        }
        time.processor_seconds += times * all;
        time.slowest_seconds += times * most;
        time.mean_seconds += times * all / crew_.size();
    }

  private:
    Crew& crew_;
    std::vector<double> before_;
};

/// Times the calls of one item. Processor time is asked for in calls that lie so far apart that asking takes less than one
/// in a hundred; each stands for those before it.
class Stopwatch {
  public:
    template <class Work>
    void time(World& world, const Work& work, PhaseTime& sum) {
        std::optional<Spent> spent;
        if (sum.calls == 0 || unread_ + last_ >= apart) spent.emplace(world.crew());
        const u64 allocations = world.crew().allocations();
        const auto begin = Time::now();
        const phase::Traffic traffic = work(world);
        last_ = seconds_since(begin);
        unread_ += last_;
        if (spent) {
            spent->add_to(sum, last_, last_ > 0 ? unread_ / last_ : 1);
            unread_ = 0;
        }
        sum += {.calls = 1,
                .visits = traffic.visits,
                .bytes = traffic.bytes,
                .allocations = world.crew().allocations() - allocations,
                .seconds = last_};
    }

  private:
    static constexpr double apart = 0.002;  // seconds
    double last_ = 0;
    double unread_ = 0;
};

}  // namespace

PhaseTime& PhaseTime::operator+=(const PhaseTime& other) {
    calls += other.calls;
    visits += other.visits;
    bytes += other.bytes;
    allocations += other.allocations;
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
        Item shown{.act = {}, .note = part.note, .resets = part.resets};
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

Schedule& Schedule::push_phase(PhaseNote note, const phase::CompiledPhase& compiled,
                               const std::vector<u32>* (*with_mail)(World&)) {
    const auto visit = [name = note.name, compiled, with_mail](World& world) {
        const auto where = [&] { return "phase " + name + ", step " + std::to_string(world.clock.step); };
        const std::vector<u32>* receivers =
            with_mail != nullptr ? blaming(where, [&] { return with_mail(world); }) : nullptr;
        return phase::run(world, name, receivers, compiled);
    };
    return push({timed(note.name, visit), std::move(note)});
}

std::size_t Schedule::time_of(const std::string& name) {
    const auto found = std::ranges::find(*times_, name, &PhaseTime::name);
    if (found != times_->end()) return static_cast<std::size_t>(found - times_->begin());
    times_->push_back({name});
    return times_->size() - 1;
}

std::function<void(World&)> Schedule::timed(const std::string& name, std::function<phase::Traffic(World&)> work) {
    return [time = time_of(name), times = times_, work = std::move(work), watch = Stopwatch()](World& world) mutable {
        watch.time(world, work, (*times)[time]);
        world.passed((*times)[time].name);
    };
}

void Schedule::find_double_names(std::vector<std::string>& faults) const {
    std::map<u32, std::string> names;
    for (const PhaseNote& note : notes()) {
        const auto [found, fresh] = names.emplace(static_cast<u32>(hash_of(note.name)), note.name);
        if (!fresh) faults.push_back("phase " + note.name + " has the name, or the hash, of phase " + found->second);
    }
}

void Schedule::find_sums_never_reset(std::vector<std::string>& faults) const {
    const std::vector<PhaseNote> phases = notes();
    const auto reads = [&](std::type_index sums) {
        const auto reads_them = [&](const AccessNote& access) {
            return access.record == sums && access.verb == std::string_view("read");
        };
        return std::ranges::any_of(phases,
                                   [&](const PhaseNote& note) { return std::ranges::any_of(note.access, reads_them); });
    };
    std::set<std::type_index> seen;
    for (const PhaseNote& note : phases) {
        for (const AccessNote& access : note.access) {
            if (!access.starts_again || !seen.insert(access.record).second || !reads(access.record)) continue;
            if (std::ranges::find(*items_, access.record, &Item::resets) != items_->end()) continue;
            const std::string sums = name_of(access.record);
            faults.push_back("phase " + note.name + " adds to " + sums + ", which nothing resets: schedule reset<" + sums +
                             ">() where the sums start again, or say in " + sums +
                             " that they go on, `static constexpr bool cumulative = true;`");
        }
    }
}

std::vector<std::string> Schedule::faults() const {
    std::vector<std::string> faults;
    find_double_names(faults);
    find_sums_never_reset(faults);
    return faults;
}

}  // namespace consortia
