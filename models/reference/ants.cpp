// Ants choose between two sources of food, and one that meets another may be led to its source (Kirman 1993), in many
// colonies at once. In its turn an ant changes its mind of its own accord with chance ε, else meets one of the others and
// joins it with chance 1 − δ. Of n ants, how many are at the first source has in the long run the Beta-binomial law
//   P(k) = C(n, k) B(k + a, n − k + a) / B(a, a),   a = ε (n − 1) / (1 − δ):
// one hump for a above 1, and below it the herd is at either source and now and then moves over.
#include <consortia/model.hpp>

namespace ants {
using namespace consortia;

struct Colony {
    u32 ants;
};
struct Visits {
    using Of = Colony;
    Count first;
};
struct Ant {
    Id<Colony> colony;
    bool first;  ///< its source
};
struct Parameters {
    double colonies, ants, own_accord, recruited;
};

constexpr u32 tenths = 10;

void describe(Schema& s) {
    s.agent<Colony>("colony").field("ants", &Colony::ants, "ant");
    s.tally<Visits>("visits").field("first", &Visits::first, "ant");
    s.agent<Ant>("ant").field("colony", &Ant::colony, "id").field("first", &Ant::first, "flag");
    s.parameter(whole("population.colonies", "colony", 1000, {1, 1e6}, "chosen", {"colonies", "蚁群数"}),
                &Parameters::colonies);
    s.parameter(
        whole("colony.ants", "ant", 100, {2, 1000}, "as in Kirman 1993, figure II", {"n, ants of a colony", "每群蚂蚁数"}),
        &Parameters::ants);
    s.parameter(real("ant.own_accord", "1/turn", 0.002, {0, 0.5}, "Kirman 1993, figure II",
                     {"ε, chance of changing its mind of its own accord", "自发转换概率"}),
                &Parameters::own_accord);
    s.parameter(real("ant.recruited", "1/meeting", 0.3, {0, 0.5}, "chosen: a = .66, two humps",
                     {"1 − δ, chance of joining one that it meets", "被招募概率"}),
                &Parameters::recruited);
    s.axis({.name = "tenth",
            .about = {"tenth of the ants", "十分位"},
            .labels = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
            .groups = {},
            .targetable = false});
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const u32 colonies = u32(given.colonies), ants = u32(given.ants);
    p.add<Colony>(colonies, [&](u32, Rng&) { return Colony{ants}; });
    p.add<Ant>(colonies * ants, [&](u32 k, Rng& rng) { return Ant{{k / ants}, rng.chance(0.5)}; });
}

/// Ants of a colony lie side by side.
void forage(Ant& me, Self<Ant> self, Read<Ant> all, Given<Parameters> given, Rng& rng) {
    const u32 ants = u32(given->ants), home = me.colony.slot * ants, mine = self.id().slot - home;
    const u32 met = home + (mine + 1 + rng.below(ants - 1)) % ants;
    const double luck = rng.uniform();
    if (luck < given->own_accord) {
        me.first = !me.first;
    } else if (luck < given->own_accord + given->recruited) {
        me.first = all[{met}].first;
    }
}
void come(const Ant& me, Tally<Visits> visits) { visits[me.colony].first += me.first; }
/// Of its ants that are at the first source: 0 up to a tenth, 9 for nine and more.
u32 tenth(const Colony& me, Self<Colony> self, Read<Visits> visits) {
    return tenths * u32(visits[self].first) / (me.ants + 1);
}

void schedule(Schedule& step) {
    step.one_at_a_time<forage>("forage", turns::drawn());
    step.reset<Visits>().each<come>("come");
}

void watch(Watch<Ant> ants) { ants.share<&Ant::first>("first", {"share of ants at the first source", "第一食源蚂蚁比例"}); }
void watch_colonies(Watch<Colony> colonies) {
    colonies.count("colonies", "colony", {"colonies", "蚁群数"}).by<tenth>("tenth");
}

void expect(const Inputs& inputs, Expected& e) {
    const auto& given = inputs.given<Parameters>();
    e.add<Ant>(given.colonies * given.ants);
}

extern const Model model{
    "ants", {"ants recruit each other", "蚂蚁招募模型"}, describe, populate, schedule, expect, {watch, watch_colonies}};
}  // namespace ants
