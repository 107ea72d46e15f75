// Wolves, sheep and grass (Wilensky 1997), as the community's comparison of frameworks declares it: all walk, graze or hunt,
// die of hunger and have young; grass takes its time to grow. Of sheep on one patch one grazes; a sheep that several wolves
// would eat is eaten by one of them, and the others hunt again.
#include <consortia/model.hpp>

namespace wolf_sheep {
using namespace consortia;

template <class T>
struct Animal {
    u32 cell;
    double energy;
    bool alive;
};
using Sheep = Animal<struct Grazes>;
using Wolf = Animal<struct Hunts>;
struct Patch {
    u32 until;  ///< steps until its grass has grown
};
template <class T>
struct Meals {
    using Of = T;
    Count eaten;
};
template <class T>
struct Ways {
    double number, food, hunger, birth;
};
struct Grass {
    double side, regrowth;
};
struct Herd {
    using Of = Sheep;
    static u32 key(const Sheep& sheep) { return sheep.cell; }
};
struct Attack {
    Id<Sheep> to;
    Id<Wolf> from;
};

constexpr const char* source = "comparison of frameworks, small";

template <class T>
void describe(Schema& s, const std::string& name, const Ways<T>& usual) {
    s.agent<T>(name).field("cell", &T::cell, "cell").field("energy", &T::energy, "energy").field("alive", &T::alive, "flag");
    s.tally<Meals<T>>(name + "_meals").field("eaten", &Meals<T>::eaten, "meal");
    const auto add = [&](const char* what, const char* unit, double usually, Range range, Phrase about, auto member) {
        s.parameter(real(name + what, unit, usually, range, source, about), member);
    };
    add(".number", "animal", usual.number, {0, 1e7}, {"how many at the start", "初始数量"}, &Ways<T>::number);
    add(".food", "energy", usual.food, {0.5, 1e6}, {"energy of a meal", "食物能量"}, &Ways<T>::food);
    add(".hunger", "energy", usual.hunger, {0, 1e6}, {"below it they die", "致死能量"}, &Ways<T>::hunger);
    add(".birth", "1/step", usual.birth, {0, 1}, {"chance of young", "繁殖概率"}, &Ways<T>::birth);
}
void describe(Schema& s) {
    describe<Sheep>(s, "sheep", {60, 5, 1, 0.2});
    describe<Wolf>(s, "wolf", {40, 13, 0, 0.1});
    s.agent<Patch>("patch").field("until", &Patch::until, "step");
    s.parameter(whole("field.side", "patch", 25, {2, 1e4}, source, {"side of the torus", "环面边长"}), &Grass::side);
    s.parameter(whole("field.regrowth", "step", 20, {1, 1e6}, source, {"until grass grows", "再生时间"}), &Grass::regrowth);
    s.derive<Grid>([](const Inputs& inputs) { return Grid::square(u32(inputs.given<Grass>().side), Sides::wrap); });
}

void populate(Population& p) {
    const u32 cells = p.given<Grid>().cells(), regrowth = u32(p.given<Grass>().regrowth);
    const auto add = [&]<class T>(const Ways<T>& ways) {
        p.add<T>(u32(ways.number), [&](u32, Rng& rng) { return T{rng.below(cells), rng.uniform(1, 2 * ways.food), true}; });
    };
    add(p.given<Ways<Sheep>>());
    add(p.given<Ways<Wolf>>());
    p.add<Patch>(cells, [&](u32, Rng& rng) { return Patch{rng.chance(0.5) ? 0 : 1 + rng.below(regrowth)}; });
}

template <class T>
void walk(T& me, Given<Grid> field, Rng& rng) {
    me.cell = field->drawn_around(me.cell, 1, rng);
    me.energy -= 1;
}
void be_grazed(Patch& me, Self<Patch> self, Index<Herd> herd, Tally<Meals<Sheep>> meals, Given<Grass> grass, Rng& rng) {
    if (me.until > 0) {
        me.until -= 1;
    } else if (const OptionalId<Sheep> grazes = herd.draw(self.id().slot, rng)) {
        meals[*grazes].eaten += 1;
        me.until = u32(grass->regrowth) - 1;
    }
}
void hunt(const Wolf& me, Self<Wolf> self, Read<Meals<Wolf>> meals, Index<Herd> herd, Given<Grid> field, Emit<Attack> attack,
          Rng& rng) {
    if (meals[self].eaten > 0) return;
    if (const auto found = field->drawn_from(herd, me.cell, 1, rng)) attack({.to = *found, .from = self});
}
void be_caught(Sheep& me, Inbox<Attack> attacks, Tally<Meals<Wolf>> meals, Rng& rng) {
    me.alive = false;
    meals[attacks[rng.below(attacks.size())].from].eaten += 1;
}
template <class T>
void live_on(T& me, Self<T> self, Read<Meals<T>> meals, Emit<T> birth, Given<Ways<T>> ways, Rng& rng) {
    me.energy += ways->food * meals[self].eaten;
    me.alive = me.energy >= ways->hunger;
    if (!me.alive || !rng.chance(ways->birth)) return;
    me.energy /= 2;
    birth(me);
}

void schedule(Schedule& step) {
    step.reset<Meals<Sheep>>().reset<Meals<Wolf>>();
    step.each<walk<Sheep>>("walk").each<be_grazed>("be_grazed").each<live_on<Sheep>>("live_on_grass");
    step.each<walk<Wolf>>("prowl");
    step.rounds(8, [](Schedule& round) { round.each<hunt>("hunt").receivers<be_caught, Attack>("be_caught"); });
    step.each<live_on<Wolf>>("live_on_sheep");
}

void watch_sheep(Watch<Sheep> sheep) {
    sheep.count("sheep", "animal", {"sheep", "羊"});
    sheep.total<&Sheep::energy>("sheep_energy", "energy", {"energy of all sheep", "羊总能量"});
}
void watch_wolves(Watch<Wolf> wolves) {
    wolves.count("wolves", "animal", {"wolves", "狼"});
    wolves.total<&Wolf::energy>("wolf_energy", "energy", {"energy of all wolves", "狼总能量"});
}
bool grown(const Patch& patch) { return patch.until == 0; }
void watch_field(Watch<Patch> field) { field.share<grown>("grass", {"share of patches with grass", "有草比例"}); }

void expect(const Inputs& inputs, Expected& e) {
    e.add<Sheep>(10 * inputs.given<Ways<Sheep>>().number);
    e.add<Wolf>(10 * inputs.given<Ways<Wolf>>().number);
    e.add<Patch>(inputs.given<Grid>().cells());
}

extern const Model model{"wolf_sheep", {"wolves, sheep and grass", "狼、羊与草"}, describe, populate, schedule,
                         expect,       {watch_sheep, watch_wolves, watch_field}};
}  // namespace wolf_sheep
