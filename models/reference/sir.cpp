// An epidemic on a network in discrete generations: who is infectious in a step is removed in the next, and meanwhile
// infects each susceptible contact with the same chance T (Newman 2002). Large outbreaks reach a share S of a large network:
//   Erdős–Rényi with mean degree c:   S = 1 − e^(−cTS)
//   random k-regular:                 S = 1 − y^k  with  y = 1 − T + T y^(k−1); there are none for T below 1/(k − 1).
// A campaign before the outbreak makes a share v immune: on the Erdős–Rényi network S = (1 − v)(1 − e^(−cTS)). The chance T
// may move: with T = 0 from a step on nobody is infected from then on.
#include <consortia/model.hpp>

namespace sir {
using namespace consortia;

enum class State : u8 { susceptible, infectious, removed, immune };
constexpr double erdos_renyi = 0;  // values of network.kind
constexpr double regular = 1;

struct Node {
    State state;
};
struct Contact {
    using From = Node;
    using To = Node;
    Id<Node> to;
};
struct Parameters {
    double agents, infectious, transmissibility, network, degree;
};
struct Campaign {
    double share;
};

constexpr double most_ends = 4e9;

/// A k-regular network has no half contacts, and nobody more contacts than there are others.
void agree(const Scenario& scenario, const std::vector<Axis>&, std::vector<Problem>& problems) {
    const auto value = [&](const char* name) { return scenario.parameters.at(name).value; };
    const auto wrong = [&](const char* name, const std::string& text) {
        problems.push_back(about(scenario, {name, "population.agents", "network.kind"}, text));
    };
    const double agents = value("population.agents"), degree = value("network.degree"), ends = agents * degree;
    if (value("initial.infectious") > agents) wrong("initial.infectious", "expected at most population.agents");
    if (degree >= agents) wrong("network.degree", "expected fewer than population.agents");
    if (ends > most_ends) wrong("network.degree", "too many: times population.agents more than 4,000 million");
    const bool pairs = degree == math::floor(degree) && ends == 2 * math::floor(ends / 2);
    if (value("network.kind") == regular && !pairs)
        wrong("network.degree", "expected a whole number, and an even one times population.agents, for a regular network");
}

void describe(Schema& s) {
    s.agent<Node>("node").field("state", &Node::state, "susceptible 0, infectious 1, removed 2, immune 3");
    s.edge<Contact>("contact").field("to", &Contact::to, "id");

    s.parameter(whole("population.agents", "person", 1e5, {2, 1e9}, "chosen: S varies by .01 or less", {"people", "人数"}),
                &Parameters::agents);
    s.parameter(whole("initial.infectious", "person", 20, {0, 1e9}, "chosen: enough for a large outbreak, few beside all",
                      {"people infectious at the start", "初始感染人数"}),
                &Parameters::infectious);
    s.parameter(moving(real("epidemic.transmissibility", "probability", 0.5, {0, 1}, "a case of Newman 2002",
                            {"T, chance of infecting a susceptible contact", "传染概率"})),
                &Parameters::transmissibility);
    s.parameter(choice("network.kind", {"erdos_renyi", "regular"}, erdos_renyi, "cases of Newman 2002",
                       {"how contacts are made", "网络类型"}),
                &Parameters::network);
    s.parameter(real("network.degree", "contact", 4, {0, 1000}, "a case of Newman 2002",
                     {"contacts of a person: c on average, or k each", "接触人数"}),
                &Parameters::degree);
    s.event<Campaign>("campaign", {"a share of the susceptible, drawn at random, becomes immune", "随机接种部分易感者"})
        .field(real("share", "share", 0.5, {0, 1}, "chosen", {"v, chance of being reached", "接种概率"}), &Campaign::share);
    s.check(agree);
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const u32 agents = u32(given.agents);
    p.add<Node>(agents, [](u32, Rng&) { return Node{State::susceptible}; });
    for (u32 k : graph::sampled_nodes(agents, u32(given.infectious), p.stream("first infectious"))) {
        p.agents<Node>()[k].state = State::infectious;
    }
    p.connect<Contact>(given.network == regular ? graph::regular(agents, u32(given.degree), p.stream("contacts"))
                                                : graph::erdos_renyi(agents, given.degree, p.stream("contacts")));
}

void vaccinate(Node& me, Given<Campaign> campaign, Rng& rng) {
    if (me.state == State::susceptible && rng.chance(campaign->share)) me.state = State::immune;
}

void infect(Node& me, Self<Node> self, Out<Contact> contacts, Read<Node> nodes, Given<Parameters> given, Rng& rng) {
    if (me.state == State::infectious) {
        me.state = State::removed;
    } else if (me.state == State::susceptible) {
        for (const Contact& contact : contacts[self]) {
            if (nodes[contact.to].state != State::infectious || !rng.chance(given->transmissibility)) continue;
            me.state = State::infectious;
            return;
        }
    }
}

bool infectious(const Node& node) { return node.state == State::infectious; }
bool affected(const Node& node) { return node.state == State::infectious || node.state == State::removed; }

void schedule(Schedule& step) {
    step.on<Campaign>().each<vaccinate>("vaccinate");
    step.each<infect>("infect");
}

void watch(Watch<Node> nodes) {
    nodes.share<infectious>("infectious", {"share infectious", "感染者比例"});
    nodes.share<affected>("affected", {"share infected so far", "累计感染比例"});
}

void expect(const Inputs& inputs, Expected& e) {
    const auto& given = inputs.given<Parameters>();
    e.add<Node>(given.agents);
    e.add<Contact>(given.agents * given.degree);
}

extern const Model model{"sir",  {"an epidemic on a network", "网络上的传染病"}, describe, populate, schedule, expect,
                         {watch}};
}  // namespace sir
