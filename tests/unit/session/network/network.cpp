#include "engine/session/network/network.hpp"

#include "engine/session/play.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

MicroData links(u32 threads) {
    Heard heard;
    const Plan plan = Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {}, false, heard);
    const Result result = play(plan, {}, heard).result;
    MicroRequest request{.role = Record::Role::edge, .kind = "link", .with_ends = true};
    request.again.threads = threads;
    return micro_data(town_workspace(), result, request, heard);
}

double edges_in(const Network& network) {
    double all = 0;
    for (const Tie& tie : network.edges) all += tie.weight;
    return all;
}

}  // namespace

TEST_CASE("a network has every agent with an edge, by its key, and every edge") {
    const MicroData data = links(1);
    const Network network = network_of(data);
    CHECK(network.kinds == std::vector<std::string>{"firm"});
    CHECK(!network.aggregated);
    CHECK(network.nodes.size() == 100);
    CHECK(network.nodes.front().label.starts_with("firm k"));
    CHECK(edges_in(network) == data.table.rows);
    double ends = 0;
    for (const Network::Node& node : network.nodes) ends += node.size;
    CHECK(ends == 2 * data.table.rows);
}

TEST_CASE("a network is the same at any number of threads") {
    const Network one = network_of(links(1)), two = network_of(links(2));
    REQUIRE(one.nodes.size() == two.nodes.size());
    for (std::size_t k = 0; k < one.nodes.size(); ++k) {
        CHECK(one.nodes[k].label == two.nodes[k].label);
        CHECK(one.nodes[k].at.x == two.nodes[k].at.x);
        CHECK(one.nodes[k].at.y == two.nodes[k].at.y);
    }
}

TEST_CASE("agents of a network that is too large are gathered, and their edges counted") {
    const MicroData data = links(1);
    const Network network = network_of(data, 99);
    CHECK(network.aggregated);
    REQUIRE(network.nodes.size() == 1);  // firms of the town have no labels
    CHECK(network.nodes.front().size == 100);
    CHECK(network.nodes.front().label == "firm");
    CHECK(edges_in(network) == data.table.rows);
}
