#include "engine/step/phases/schedule.hpp"

#include "engine/core/blame.hpp"
#include "engine/core/type_name.hpp"
#include "engine/step/phases/overwritten.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
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
    void time(World& world, const std::function<phase::Traffic(World&)>& work, PhaseTime& sum) {
        std::optional<Spent> spent;
        if (sum.calls == 0 || unread_ + last_ >= apart) spent.emplace(world.crew());
        const u64 allocations = world.crew().allocations();
        const Makespans makespans = world.crew().makespans();
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
                .seconds = last_,
                .makespans = world.crew().makespans().since(makespans)};
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
    makespans += other.makespans;
    return *this;
}

void require_steps(u32 every) {
    constexpr u32 most = 1'000'000;
    if (every == 0 || every > most) throw ContractError("every " + std::to_string(every) + " steps: expected 1 to 1000000");
}

/// One thing that a step does, or a group of them that repeats.
struct Schedule::Item {
    PhaseNote note;  ///< nameless for what is no phase
    std::function<phase::Traffic(World&)> work;
    std::type_index resets = typeid(void);
    std::size_t time = 0;  ///< which of the plan's times is its own
    Stopwatch watch;
    std::vector<Item> group;
    HowMany rounds = 1;  ///< of a group

    bool is_group() const { return work == nullptr; }
    bool is_due(const World& world) const {
        const auto is_now = [&](Quarter quarter) { return world.clock.is(quarter); };
        const bool in_time = note.quarters.empty() || std::ranges::any_of(note.quarters, is_now);
        return in_time && world.clock.is_every(note.every) && (note.event == typeid(void) || world.happens(note.event));
    }
    bool is_of(Quarter quarter) const {
        return note.quarters.empty() || std::ranges::find(note.quarters, quarter) != note.quarters.end();
    }
};

struct Schedule::Plan {
    std::vector<Item> items;
    std::vector<PhaseTime> times;

    std::size_t time_of(const std::string& name) {
        const auto found = std::ranges::find(times, name, &PhaseTime::name);
        if (found != times.end()) return static_cast<std::size_t>(found - times.begin());
        times.push_back({name});
        return times.size() - 1;
    }

    void run(std::vector<Item>& some, World& world) {
        for (Item& item : some) {
            if (!item.is_due(world)) continue;
            item.is_group() ? run_rounds(item, world) : run_timed(item, world);
        }
    }
    /// Rounds inside a round are numbered on, so that no two share a stream; then the outer round goes on. They are numbered
    /// as if all that may be were played, so that a parameter's one round more is no other luck in the rest.
    void run_rounds(Item& item, World& world) {
        const u32 outer = world.clock.round, count = item.rounds.in(world), most = item.rounds.most_in(world);
        for (u32 round = 0; round < count; ++round) {
            world.clock.round = outer * most + round;
            run(item.group, world);
        }
        world.clock.round = outer;
    }
    void run_timed(Item& item, World& world) {
        item.watch.time(world, item.work, times[item.time]);
        world.passed(times[item.time].name);
    }

    /// Adds the phases of a step in this quarter as they run, with or without those that run every so many steps alone; of
    /// rounds two, since more of them tell nothing new.
    static void add_order(const std::vector<Item>& some, Quarter quarter, bool every, StepOrder& order) {
        for (const Item& item : some) {
            if (!item.is_of(quarter) || (item.note.every > 1 && !every)) continue;
            if (!item.is_group()) order.push_back(&item.note);
            const u32 rounds = item.rounds.is_given() ? 2 : std::min(item.rounds.constant(), 2U);
            for (u32 round = 0; round < rounds; ++round) add_order(item.group, quarter, every, order);
        }
    }
    std::vector<StepOrder> orders() const {
        std::vector<StepOrder> all;
        for (const bool every : {true, false})
            for (const Quarter quarter : {Quarter::q1, Quarter::q2, Quarter::q3, Quarter::q4})
                add_order(items, quarter, every, all.emplace_back());
        return all;
    }

    /// `act(item, note)` for each item and each of a group's, with its note as that of the group adds to it.
    template <class Act>
    static void each(const std::vector<Item>& some, const PhaseNote* of_group, const Act& act) {
        for (const Item& item : some) {
            PhaseNote note = item.note;
            if (of_group != nullptr) {
                note.rounds *= of_group->rounds;
                note.rounds_given.insert(note.rounds_given.begin(), of_group->rounds_given.begin(),
                                         of_group->rounds_given.end());
                if (note.quarters.empty()) note.quarters = of_group->quarters;
                if (note.every == 1) note.every = of_group->every;
                if (note.event == typeid(void)) note.event = of_group->event;
            }
            act(item, note);
            each(item.group, &note, act);
        }
    }
    template <class Act>
    void each(const Act& act) const {
        each(items, nullptr, act);
    }
};

Schedule::Schedule() : own_(new Plan()), plan_(own_.get()), items_(&plan_->items) {}
Schedule::~Schedule() = default;
Schedule::Schedule(Schedule&&) noexcept = default;
Schedule& Schedule::operator=(Schedule&&) noexcept = default;
Schedule::Schedule(Plan* plan, std::vector<Item>* items) : plan_(plan), items_(items) {}

Schedule Schedule::narrowed() const {
    Schedule same(plan_, items_);
    same.quarters_ = quarters_;
    same.every_ = every_;
    same.event_ = event_;
    return same;
}

Schedule Schedule::in(std::initializer_list<Quarter> quarters) const {
    Schedule some = narrowed();
    some.quarters_ = quarters;
    return some;
}

Schedule Schedule::every(u32 steps) const {
    require_steps(steps);
    Schedule some = narrowed();
    some.every_ = steps;
    return some;
}

Schedule Schedule::on(std::type_index event) const {
    Schedule some = narrowed();
    some.event_ = event;
    return some;
}

Schedule& Schedule::rounds(HowMany count, FunctionRef<void(Schedule&)> group) {
    Item item;
    item.rounds = count;
    item.note.rounds = count.constant();
    if (count.is_given()) item.note.rounds_given = {count};
    Schedule inner(plan_, &item.group);
    group(inner);
    return add(std::move(item));
}

Schedule& Schedule::add(Item item) {
    item.note.quarters = quarters_;
    item.note.every = every_;
    item.note.event = event_;
    items_->push_back(std::move(item));
    return *this;
}

Schedule::Item Schedule::item_of(std::string_view name, const phase::CompiledPhase& compiled) const {
    Item item;
    item.note.name = name;
    item.note.visits = compiled.visited.name();
    for (const AccessNote& access : compiled.access()) {
        if (access.verb != nullptr) item.note.access.push_back(access);
    }
    item.time = plan_->time_of(item.note.name);
    return item;
}

Schedule& Schedule::add_phase(std::string_view name, const phase::CompiledPhase& compiled, Mail mail) {
    Item item = item_of(name, compiled);
    item.note.mail = mail.letter;
    item.work = [name = item.note.name, compiled, mail](World& world) {
        const auto where = [&] { return "phase " + name + ", " + to_string(world.clock); };
        const std::vector<u32>* receivers =
            mail.receivers != nullptr ? blaming(where, [&] { return mail.receivers(world); }) : nullptr;
        return phase::run(world, name, receivers, compiled);
    };
    return add(std::move(item));
}

Schedule& Schedule::add_in_turns(std::string_view name, const phase::CompiledPhase& compiled, std::string_view order,
                                 std::optional<HowMany> turns) {
    Item item = item_of(name, compiled);
    item.note.order = order;
    item.note.turns = turns;
    item.work = [name = item.note.name, compiled, turns](World& world) {
        return phase::run_in_turns(world, name, turns ? std::optional(turns->in(world)) : std::nullopt, compiled);
    };
    return add(std::move(item));
}

Schedule& Schedule::add_reset(std::type_index sums) {
    Item item;
    item.resets = sums;
    item.note.access.push_back({"reset", sums});
    item.time = plan_->time_of("reset sums");
    item.work = [sums](World& world) {
        Column& column = world.column(sums);
        std::ranges::fill(column.bytes(), std::byte{0});
        return phase::Traffic{column.size(), column.bytes().size()};
    };
    return add(std::move(item));
}

Schedule& Schedule::add_arrange(std::string_view name, std::type_index agent, void (*move)(World&)) {
    Item item;
    item.note.name = name;
    item.note.visits = agent.name();
    item.time = plan_->time_of(item.note.name);
    item.work = [name = item.note.name, agent, move](World& world) {
        blaming([&] { return "arrange " + name + ", " + to_string(world.clock); }, [&] { move(world); });
        const Column& column = world.column(agent);
        return phase::Traffic{column.size(), 2 * column.bytes().size()};
    };
    return add(std::move(item));
}

Schedule& Schedule::pass(std::string_view name, std::type_index visits, std::vector<AccessNote> access, Owned<Pass> pass) {
    Item item;
    item.note.name = name;
    item.note.visits = visits.name();
    item.note.access = std::move(access);
    item.time = plan_->time_of(item.note.name);
    item.work = [kept = std::make_shared<Owned<Pass>>(std::move(pass))](World& world) { return (*kept)->run(world); };
    return add(std::move(item));
}

void Schedule::run(World& world) const { plan_->run(*items_, world); }

std::vector<PhaseNote> Schedule::notes() const {
    std::vector<PhaseNote> notes;
    plan_->each([&](const Item&, const PhaseNote& note) {
        if (!note.name.empty()) notes.push_back(note);
    });
    return notes;
}

const std::vector<PhaseTime>& Schedule::times() const { return plan_->times; }

namespace {

void find_double_names(const std::vector<PhaseNote>& phases, std::vector<std::string>& faults) {
    std::map<u32, std::string> names;
    for (const PhaseNote& note : phases) {
        const auto [found, fresh] = names.emplace(stream_name(note.name), note.name);
        if (!fresh) faults.push_back("phase " + note.name + " has the name, or the hash, of phase " + found->second);
    }
}

bool reads(const PhaseNote& note, std::type_index sums) {
    return std::ranges::any_of(note.access, [&](const AccessNote& access) {
        return access.record == sums && access.verb == std::string_view("read");
    });
}

void find_sums_never_reset(const std::vector<PhaseNote>& phases, const std::set<std::type_index>& reset,
                           std::vector<std::string>& faults) {
    std::set<std::type_index> seen;
    for (const PhaseNote& note : phases) {
        for (const AccessNote& access : note.access) {
            const auto reads_them = [&](const PhaseNote& other) { return reads(other, access.record); };
            if (!access.starts_again || !seen.insert(access.record).second || reset.contains(access.record)) continue;
            if (std::ranges::none_of(phases, reads_them)) continue;
            const std::string sums = name_of(access.record);
            faults.push_back("phase " + note.name + " adds to " + sums + ", which nothing resets: schedule reset<" + sums +
                             ">() where the sums start again, or say in " + sums +
                             " that they go on, `static constexpr bool cumulative = true;`");
        }
    }
}

}  // namespace

std::vector<std::string> Schedule::faults() const {
    std::vector<std::string> faults;
    std::set<std::type_index> reset;
    plan_->each([&](const Item& item, const PhaseNote&) { reset.insert(item.resets); });
    find_double_names(notes(), faults);
    find_sums_never_reset(notes(), reset, faults);
    std::ranges::move(overwritten(plan_->orders()), std::back_inserter(faults));
    return faults;
}

}  // namespace consortia
