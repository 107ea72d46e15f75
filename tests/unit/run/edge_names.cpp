#include "engine/run/edge_names.hpp"

#include "engine/state/population.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace consortia;

namespace {

struct Worker {
    bool alive;
};
struct Shop {
    bool alive;
};
struct Job {
    using From = Worker;
    using To = Shop;
    OptionalId<Shop> to;
    u32 number;
    bool alive;
};

Schema described() {
    Schema schema;
    schema.agent<Worker>("person").field("alive", &Worker::alive, "flag");
    schema.agent<Shop>("firm").field("alive", &Shop::alive, "flag");
    schema.edge<Job>("job")
        .field("to", &Job::to, "id")
        .field("number", &Job::number, "1")
        .field("alive", &Job::alive, "flag");
    return schema;
}

Job job(u32 firm, u32 number) { return {Id<Shop>{firm}, number, true}; }

/// Two persons with jobs at two firms.
struct Jobs {
    explicit Jobs(std::vector<std::pair<u32, Job>> jobs) {
        Population p(world);
        p.add<Shop>(2, [](u32, Rng&) { return Shop{true}; });
        p.add<Worker>(2, [](u32, Rng&) { return Worker{true}; });
        p.connect<Job>(std::move(jobs));
    }

    EdgeNames names() { return names_of_edges(world, *schema.find(typeid(Job))); }

    const std::vector<Key>& keys(std::type_index kind) { return world.agents(kind).keys; }

    Scenario plan;
    Schema schema = described();
    Crew crew{1};
    World world{schema, plan, 0, crew};
};

}  // namespace

TEST_CASE("an edge is known by its two ends, and by its number where there are several between them", "[run][panels]") {
    Jobs jobs({{0, job(0, 1)}, {0, job(1, 2)}, {0, job(0, 3)}, {1, job(0, 4)}});
    const EdgeNames names = jobs.names();
    const std::vector<Key>&persons = jobs.keys(typeid(Worker)), &firms = jobs.keys(typeid(Shop));
    CHECK(names.from == std::vector<Key>{persons[0], persons[0], persons[0], persons[1]});
    CHECK(names.to == std::vector<Key>{firms[0], firms[1], firms[0], firms[0]});
    CHECK(std::set<Key>(names.keys.begin(), names.keys.end()).size() == 4);
    Jobs fewer({{0, job(0, 3)}, {1, job(0, 4)}});  // those behind one that ended move up
    CHECK(fewer.names().keys == std::vector<Key>{names.keys[0], names.keys[3]});
}

TEST_CASE("an edge that has ended, or leads to nobody, is known by nothing", "[run][panels]") {
    Jobs jobs({{0, job(0, 1)}, {0, job(1, 2)}, {1, job(1, 3)}});
    Job* records = jobs.world.edges(typeid(Job)).column.as<Job>();
    records[0].alive = false;
    records[1].to = {};
    const EdgeNames names = jobs.names();
    CHECK(names.keys[0] == 0);
    CHECK(names.keys[1] == 0);
    CHECK(names.keys[2] != 0);
}
