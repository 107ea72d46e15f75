// People of two groups who move until enough of their neighbours are of their own (Schelling 1971), as the community's
// comparison of frameworks declares it: one to a cell, of a board that ends at its sides; who is not content moves to a free
// cell, whichever. A mild wish, 3 of 8, brings strong segregation.
#include <consortia/model.hpp>

namespace schelling {
using namespace consortia;

struct Person {
    u32 cell, aspired;  ///< where it lives, and where it would move
    u8 group;
    bool content, moves;
};
struct Parameters {
    double side, density, reach, minimum;
};
struct Homes {  ///< of the first group and the second, cell by cell
    using Of = Person;
    static u32 key(const Person& person) { return 2 * person.cell + person.group; }
};
struct Aspirants {
    using Of = Person;
    static u32 key(const Person& person) { return person.moves ? person.aspired : no_key; }
};

void describe(Schema& s) {
    s.agent<Person>("person")
        .field("cell", &Person::cell, "cell")
        .field("aspired", &Person::aspired, "cell")
        .field("group", &Person::group, "group")
        .field("content", &Person::content, "flag")
        .field("moves", &Person::moves, "flag");
    const char* const source = "comparison of frameworks, small";
    s.parameter(whole("board.side", "cell", 40, {1, 1e4}, source, {"side of the board", "棋盘边长"}), &Parameters::side);
    s.parameter(real("board.density", "person/cell", 0.625, {0, 0.99}, source, {"share of cells lived in", "居住密度"}),
                &Parameters::density);
    s.parameter(whole("person.reach", "cell", 1, {1, 100}, source, {"how far one looks", "邻里半径"}), &Parameters::reach);
    s.parameter(whole("person.minimum", "person", 3, {0, 1000}, source,
                      {"neighbours of the own group that content", "满意所需同类邻居"}),
                &Parameters::minimum);
    s.derive<Grid>([](const Inputs& inputs) { return Grid::square(u32(inputs.given<Parameters>().side), Sides::end); });
}

void populate(Population& p) {
    const u32 cells = p.given<Grid>().cells(), people = u32(p.given<Parameters>().density * cells);
    Rng order = p.rng("homes");
    std::vector<u32> homes = sample_without_replacement(order, cells, people);
    p.add<Person>(people, [&](u32 k, Rng&) { return Person{homes[k], 0, u8(k % 2), false, false}; });
}

/// Neighbours of a group.
u32 of_group(u32 group, const Person& me, Index<Homes> homes, Given<Grid> board, Given<Parameters> given) {
    u32 count = 0;
    board->around(me.cell, u32(given->reach), [&](u32 cell) { count += homes[2 * cell + group].size(); });
    return count;
}

void look_around(Person& me, Index<Homes> homes, Given<Grid> board, Given<Parameters> given) {
    if (me.content) return;
    me.content = of_group(me.group, me, homes, board, given) >= given->minimum;
    me.moves = !me.content;
}
void aspire(Person& me, Index<Homes> homes, Given<Grid> board, Rng& rng) {
    const auto lived_in = [&](u32 cell) { return !homes[2 * cell].empty() || !homes[2 * cell + 1].empty(); };
    if (!me.moves) return;
    do me.aspired = rng.below(board->cells());
    while (lived_in(me.aspired));
}
void move(Person& me, Self<Person> self, Index<Aspirants> aspirants) {
    if (!me.moves || aspirants[me.aspired][0] != self) return;  // of several, one
    me.cell = me.aspired;
    me.moves = false;
}

void schedule(Schedule& step) {
    step.each<look_around>("look_around");
    step.rounds(4, [](Schedule& round) { round.each<aspire>("aspire").each<move>("move"); });
}

u32 alike(const Person& me, Index<Homes> homes, Given<Grid> board, Given<Parameters> given) {
    return of_group(me.group, me, homes, board, given);
}
u32 near(const Person& me, Index<Homes> homes, Given<Grid> board, Given<Parameters> given) {
    return of_group(0, me, homes, board, given) + of_group(1, me, homes, board, given);
}
constexpr Bins eight = Bins::of_whole(0, 8);
void watch(Watch<Person> people) {
    people.share<&Person::content>("content", {"share who are content", "满意比例"});
    people.ratio<alike, near>("alike", "share", {"share of neighbours who are of the own group", "同类邻居比例"});
    people.histogram<alike, eight>("people_by_alike", "person", {"people by neighbours of the own group", "同类邻居数"});
}

void expect(const Inputs& inputs, Expected& e) {
    e.add<Person>(inputs.given<Parameters>().density * inputs.given<Grid>().cells());
}

extern const Model model{"schelling", {"segregation of two groups", "谢林隔离模型"}, describe, populate, schedule, expect,
                         {watch}};
}  // namespace schelling
