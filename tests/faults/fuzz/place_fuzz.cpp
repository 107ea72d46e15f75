// place_fuzz N [FIRST [FAILURES]]: loads N places drawn by places.hpp, and plays those that are neither refused nor too
// large; the same ones on every machine. Each must run with its identities kept, or be refused in words, with a place,
// before its first step. Anything else is told with the number and the scenario, and ends it (or the FAILURES-th does).
#include "engine/config/scenario/load.hpp"
#include "engine/run/estimate.hpp"
#include "engine/run/simulation.hpp"
#include "models/catalogue.hpp"
#include "models/consortium/records.hpp"
#include "tests/faults/fuzz/places.hpp"

#include <sys/time.h>
#include <unistd.h>
#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <map>
#include <stdexcept>

namespace {

using namespace consortia;

constexpr double most_agents = 1e5;       // of a place that is played in a moment
constexpr unsigned patience_of_one = 60;  // seconds of the processor: then a place is taken to have no end
std::atomic<unsigned long long> playing{0};

/// Says which place has no end, and ends the program.
extern "C" void give_up(int) {
    char text[96];
    const int length = std::snprintf(text, sizeof text, "place %llu does not end\n", playing.load());
    if (write(STDERR_FILENO, text, static_cast<std::size_t>(length)) < 0) _exit(3);
    _exit(1);
}

/// What a place did that it must not do.
class Fault : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

void hold(bool holds, const char* what) {
    if (!holds) throw Fault(what);
}

template <class T>
std::span<const T> all(World& world) {
    Column& column = world.column(typeid(T));
    return {column.as<T>(), column.size()};
}

void check_firms(World& world) {
    std::vector<u32> staff(all<consortium::Firm>(world).size(), 0);
    for (const consortium::Person& person : all<consortium::Person>(world)) {
        if (!person.alive) continue;
        hold(std::isfinite(person.skill) && std::isfinite(person.vintage) && std::isfinite(person.wage),
             "a person is not finite");
        if (person.status == consortium::Status::employed) staff.at((*person.employer).slot) += 1;
    }
    for (std::size_t k = 0; k < staff.size(); ++k) {
        const consortium::Firm& firm = all<consortium::Firm>(world)[k];
        if (!firm.alive) continue;
        hold(firm.staff == staff[k], "the staff of a firm are not the persons it employs");
        const consortium::Sales& sales = all<consortium::Sales>(world)[k];
        for (double x : {firm.knowledge.technology, firm.knowledge.means, firm.knowledge.objects, firm.wage, firm.wanted,
                         firm.revenue, firm.knowledge.rnd, firm.books.cash, firm.knowledge.absorption,
                         all<consortium::Workforce>(world)[k].effectiveness, sales.share, sales.log_price, sales.log_output})
            hold(std::isfinite(x), "a firm is not finite");
    }
}

/// As recorded in the last step.
double recorded(World& world, std::string_view indicator, u32 label = 0) {
    return world.frame()[world.layout().at(indicator).offset + label];
}

void check_indicators(World& world) {
    double parts = 0;
    double size = 1;
    constexpr u32 index_parts = 7;
    for (u32 k = 0; k < index_parts; ++k) {
        parts += recorded(world, "productivity_part", k);
        size += std::abs(recorded(world, "productivity_part", k));
    }
    hold(std::abs(recorded(world, "productivity_growth") - parts) <= 1e-9 * size, "the parts of the index do not add up");
    const double unemployment = recorded(world, "unemployment");
    hold(std::isnan(unemployment) || (unemployment >= 0 && unemployment <= 1), "unemployment is no share");
    hold(recorded(world, "students") <= recorded(world, "persons"), "more students than persons");
}

enum class Outcome { ran, refused, too_large };

/// All models of the catalogue, described.
class Known {
  public:
    Known() {
        for (const Model& model : models::catalogue()) {
            schemas_.emplace(model.name, schema_of(model));
            lookup.names.push_back(model.name);
        }
        lookup.find = [this](std::string_view name) { return schema(name); };
    }
    const Schema* schema(std::string_view name) const {
        const auto found = schemas_.find(std::string(name));
        return found == schemas_.end() ? nullptr : &found->second;
    }
    const Model& model(const std::string& name) const {
        for (const Model& model : models::catalogue()) {
            if (model.name == name) return model;
        }
        throw Fault("a model is not known");
    }
    std::vector<fuzz::Places::Of> all() const {
        std::vector<fuzz::Places::Of> named;
        for (const std::string& name : lookup.names) named.push_back({name, schema(name)});
        return named;
    }

    config::ModelLookup lookup;

  private:
    std::map<std::string, Schema> schemas_;
};

Outcome answer_to(const fuzz::DrawnPlace& place, const Known& known, Crew& crew) {
    const config::Memory files = place.files();
    config::Loaded loaded;
    try {
        loaded = config::load(fuzz::place_file, {}, known.lookup, files);
    } catch (const InputError& error) {
        hold(!place.must_run, error.what());
        hold(!error.problems().empty(), "refused without a reason");
        for (const Problem& problem : error.problems())  // the last may count those that are not shown
            hold(problem.where.line > 0 || problem.text.ends_with(" more"), to_string(problem).c_str());
        return Outcome::refused;
    }
    const Model& model = known.model(place.model);
    if (estimate(model, *loaded.schema, loaded.scenario).agents > most_agents) return Outcome::too_large;
    Simulation run(model, *loaded.schema, loaded.scenario, 0, crew);
    run.populate();
    while (!run.done()) {
        run.step();
        if (place.model != "consortium") continue;
        check_firms(run.world());
        check_indicators(run.world());
    }
    return Outcome::ran;
}

unsigned long long argument(int count, char** arguments, int k, unsigned long long fallback) {
    return count > k ? std::strtoull(arguments[k], nullptr, 10) : fallback;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "place_fuzz N [FIRST [FAILURES]]\n");
        return 2;
    }
    const u64 first = argument(count, arguments, 2, 0);
    const u64 behind = first + argument(count, arguments, 1, 0);
    const u64 patience = argument(count, arguments, 3, 1);
    std::signal(SIGPROF, give_up);
    const itimerval all_of_it{{}, {patience_of_one, 0}};
    const Known known;
    const fuzz::Places places(known.all());
    Crew crew(1);
    std::map<Outcome, u64> outcomes;
    u64 failures = 0;
    double slowest = 0;
    for (u64 number = first; number < behind && failures < patience; ++number) {
        playing = number;
        setitimer(ITIMER_PROF, &all_of_it, nullptr);
        const std::clock_t begun = std::clock();
        const fuzz::DrawnPlace place = places.draw(number);
        try {
            ++outcomes[answer_to(place, known, crew)];
        } catch (const std::exception& error) {
            ++failures;
            std::fprintf(stderr, "place %llu: %s\n%s", static_cast<unsigned long long>(number), error.what(),
                         patience > 1 ? "" : place.scenario.c_str());
        }
        slowest = std::max(slowest, static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    }
    std::printf("%llu places ran, %llu were refused, %llu were too large, %llu failed; slowest %.1f s, all %.1f s\n",
                static_cast<unsigned long long>(outcomes[Outcome::ran]),
                static_cast<unsigned long long>(outcomes[Outcome::refused]),
                static_cast<unsigned long long>(outcomes[Outcome::too_large]), static_cast<unsigned long long>(failures),
                slowest, static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
    return failures > 0 ? 1 : 0;
}
