#include "engine/run/simulation.hpp"

#include "engine/core/blame.hpp"
#include "engine/run/replay.hpp"

#include <algorithm>
#include <chrono>

namespace consortia {

namespace {

/// Phases that wait for a quarter where none begins, or each step is a whole year; or for what may never be in one.
void check_quarters(const Schedule& schedule, const Schema& schema, std::vector<std::string>& faults) {
    const std::string none = schema.without_quarters();
    for (const PhaseNote& note : schedule.notes()) {
        if (note.quarters.empty()) continue;
        if (!none.empty()) faults.push_back("phase " + note.name + ": runs in some quarters alone, " + none);
        if (note.every > 1)
            faults.push_back("phase " + note.name + ": runs in some quarters and every so many steps: say one of them");
    }
}

/// Phases that wait for events which no scenario can have.
void check_events(const Schedule& schedule, const Schema& schema, std::vector<std::string>& faults) {
    for (const PhaseNote& note : schedule.notes()) {
        const auto declared = std::ranges::find(schema.events(), note.event, &EventKind::given);
        if (note.event != typeid(void) && declared == schema.events().end())
            faults.push_back("phase " + note.name + ": runs on events that the schema does not declare (Schema::event)");
    }
}

}  // namespace

Schema schema_of(const Model& model) {
    Schema schema;
    const auto where = [&] { return "model " + model.name + ", its description"; };
    blaming(where, [&] { model.describe(schema); });
    Schedule schedule;
    blaming(where, [&] {
        watch::declare(model.watch, schema);
        schedule = schedule_of(model, schema);
    });
    std::vector<std::string> faults = schema.faults();
    const std::vector<std::string> of_schedule = schedule.faults();
    faults.insert(faults.end(), of_schedule.begin(), of_schedule.end());
    check_quarters(schedule, schema, faults);
    check_events(schedule, schema, faults);
    if (faults.empty()) return schema;
    std::string text = "model " + model.name + " is not well described:";
    for (const std::string& fault : faults) text += "\n  " + fault;
    throw ContractError(text);
}

Simulation::Simulation(const Model& model, const Schema& schema, const Scenario& scenario, u32 replicate, Crew& crew)
    : model_(&model),
      scenario_(&scenario),
      world_(schema, scenario, replicate, crew),
      schedule_(schedule_of(model, schema)),
      stop_(measure::stop_of(scenario, schema)),
      panels_(scenario, schema) {
    output_.width = world_.layout().width();
    make_room(schema);
}

/// For as many agents as the model expects, and a sixteenth more: room that nobody takes costs no memory, and to move a
/// large population for want of it takes twice what it holds.
void Simulation::make_room(const Schema& schema) {
    Expected expected(schema);
    blaming([] { return "expect"; }, [&] { model_->expect(world_.inputs(), expected); });
    for (const Record& record : schema.records()) {
        if (record.role != Record::Role::agent) continue;
        world_.agents(record.type).reserve(static_cast<u32>(expected.count(record) * (17.0 / 16)));
    }
}

Simulation::~Simulation() = default;

void Simulation::populate() {
    Population population(world_);
    blaming([] { return "populate"; },
            [&] {
                model_->populate(population);
                world_.check_founders();
            });
    if (!twice_) return;
    replay_ = std::make_unique<Replay>(*model_, *scenario_, *this);
    replay_->second().populate();
    replay_->compare_states("populate");
}

void Simulation::ask_only(std::vector<std::string> indicators) {
    asked_ = std::move(indicators);
    if (asked_.empty() || !stop_) return;
    for (std::string& needed : stop_->indicators()) asked_.push_back(std::move(needed));
}

void Simulation::step() {
    if (replay_) {
        replay_->step();
    } else {
        play();
    }
}

void Simulation::play() {
    const auto begin = std::chrono::steady_clock::now();
    if (burnt_in() && !asked_.empty()) world_.ask_only(asked_);
    if (steps_done_ == scenario_->burn_in) panels_.begin(world_, output_.panels);
    world_.begin_step(steps_done_);
    schedule_.run(world_);
    world_.end_step();
    step_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const bool recorded = burnt_in();
    ++steps_done_;
    if (recorded) record_frame();
    if (recorded) look_whether_to_stop();
    if (recorded && keep_digests_) output_.digests.push_back(world_.digest());
    if (done()) output_.final_digest = world_.digest();
}

/// All frames have room at once, since a vector that doubles holds up to three times as much; but not more of them than
/// anybody keeps, where a caller steps without end.
void Simulation::record_frame() {
    constexpr u64 most_numbers = u64{1} << 27;  // 1 GiB
    output_.rows.reserve(std::min(u64{output_.width} * scenario_->steps, most_numbers));
    output_.rows.insert(output_.rows.end(), world_.frame().begin(), world_.frame().end());
    panels_.record(world_, steps_done_ - scenario_->burn_in, output_.panels);
}

void Simulation::look_whether_to_stop() {
    output_.stopped.reset();
    if (stop_ && stop_->met(output_)) output_.stopped = static_cast<u32>(output_.steps());
}

void Simulation::save(ByteSink& image) {
    image.value(steps_done_);
    image.vector(output_.rows);
    image.vector(output_.digests);
    image.value(static_cast<u64>(output_.panels.size()));
    for (const PanelRows& rows : output_.panels) {
        image.vector(rows.agents);
        image.vector(rows.from);
        image.vector(rows.to);
        image.vector(rows.known);
        image.vector(rows.numbers);
    }
    world_.save(image);
}

void Simulation::restore(ByteSource& image) {
    load(image);
    if (!twice_) return;
    MemorySink copy;
    save(copy);
    replay_ = std::make_unique<Replay>(*model_, *scenario_, *this);
    MemorySource again(copy.bytes());
    replay_->second().load(again);
}

void Simulation::load(ByteSource& image) {
    steps_done_ = image.value<u32>();
    output_.rows = image.vector<double>();
    output_.digests = image.vector<u64>();
    output_.panels.clear();
    for (u64 left = image.value<u64>(); left > 0; --left) {
        PanelRows& rows = output_.panels.emplace_back();
        rows.agents = image.vector<u64>();
        rows.from = image.vector<u64>();
        rows.to = image.vector<u64>();
        rows.known = image.vector<u32>();
        rows.numbers = image.vector<double>();
    }
    try {
        world_.load(image);
        require_consistent();
    } catch (const SystemError& error) {
        image.refuse(error.what());
    }
    image.finish();
    panels_.resume(output_.panels);
    look_whether_to_stop();
}

/// The steps that a snapshot tells of, its clock, and what it kept of them agree.
void Simulation::require_consistent() const {
    const u32 recorded = steps_done_ > scenario_->burn_in ? steps_done_ - scenario_->burn_in : 0;
    const bool in_time = steps_done_ <= steps_total() && world_.clock.step == std::max(steps_done_, 1U) - 1;
    const bool rows = output_.rows.size() == u64{recorded} * output_.width;
    const bool digests = output_.digests.empty() || output_.digests.size() == recorded;
    if (!in_time || !rows || !digests || !panels_.fit(output_.panels, recorded))
        throw SystemError("no state of this run: its steps, clock and results disagree");
}

}  // namespace consortia
