// A disease that comes back, on a random network. In each step, from the state of the step before: a susceptible node with k
// infected neighbours is infected with chance 1 − (1 − β)^k, an infected one recovers with chance ρ, and every node adds its
// k to a lifelong exposure. The smallest work per agent that still reads neighbours: it measures the engine.
#include <consortia/model.hpp>

#include <array>

namespace net_sis {
using namespace consortia;

struct Node {
    bool infected;
};  // one byte: neighbours read it
struct Exposure {
    using Of = Node;
    u32 contacts;
};
struct Contact {
    using From = Node;
    using To = Node;
    Id<Node> to;
};
struct Parameters {
    double agents, contacts, infected, infection, recovery;
};

constexpr double most_contacts = 2e9;

void describe(Schema& s) {
    s.agent<Node>("node").field("infected", &Node::infected, "flag");
    s.component<Exposure>("exposure").field("contacts", &Exposure::contacts, "infected neighbour × step");
    s.edge<Contact>("contact").field("to", &Contact::to, "id");

    s.parameter(whole("population.agents", "person", 1e5, {2, 1e8}, "chosen: prevalence varies by .005", {"people", "人数"}),
                &Parameters::agents);
    s.parameter(real("network.contacts", "contact", 10, {0, 1000}, "this model's definition",
                     {"mean contacts of a person", "平均接触人数"}),
                &Parameters::contacts);
    s.parameter(real("initial.infected", "probability", 0.1, {0, 1}, "this model's definition",
                     {"chance of being infected at the start", "初始感染概率"}),
                &Parameters::infected);
    s.parameter(real("epidemic.infection", "probability", 0.02, {0, 1}, "this model's definition",
                     {"β, chance of catching it from one neighbour", "传染概率"}),
                &Parameters::infection);
    s.parameter(real("epidemic.recovery", "probability", 0.1, {0, 1}, "this model's definition",
                     {"ρ, chance of recovering", "康复概率"}),
                &Parameters::recovery);
    s.check([](const Scenario& scenario, const std::vector<Axis>&, std::vector<Problem>& problems) {
        const auto value = [&](const char* name) { return scenario.parameters.at(name).value; };
        if (value("network.contacts") * value("population.agents") / 2 > most_contacts)
            problems.push_back(about(scenario, {"network.contacts", "population.agents"},
                                     "too many: with population.agents more than 2,000 million contacts in all"));
    });
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const u32 agents = u32(given.agents);
    p.add<Node>(agents, [&](u32, Rng& rng) { return Node{rng.chance(given.infected)}; });
    graph::EdgeList contacts = graph::random_edges(agents, u32(given.agents * given.contacts / 2), p.stream("contacts"));
    contacts.directed = false;
    p.connect<Contact>(contacts);
}

void infect(Node& me, Self<Node> self, Out<Contact> contacts, Read<Node> nodes, Mine<Exposure> exposure,
            Given<Parameters> given, Rng& rng) {
    const std::array spares{1.0, 1 - given->infection};  // a neighbour who is well, one who is infected
    double spared = 1;                                   // (1 − β)^k
    u32 met = 0;
    for (const Contact& contact : contacts[self]) {
        const bool infected = nodes[contact.to].infected;
        met += infected;
        spared *= spares[infected];
    }
    exposure->contacts += met;
    const bool changes = rng.chance(me.infected ? given->recovery : 1 - spared);
    me.infected = me.infected != changes;
}

void schedule(Schedule& step) { step.each<infect>("infect"); }

void watch(Watch<Node> nodes) { nodes.share<&Node::infected>("prevalence", {"share infected", "感染者比例"}); }

void expect(const Inputs& inputs, Expected& e) {
    const auto& given = inputs.given<Parameters>();
    e.add<Node>(given.agents);
    e.add<Contact>(given.agents * given.contacts);
}

extern const Model model{
    "net_sis", {"a recurrent disease on a random network", "随机网络上的SIS传染病"}, describe, populate, schedule, expect,
    {watch}};
}  // namespace net_sis
