// Birds that fly towards their neighbours, as they do, and not too near (Reynolds 1987), as the community's comparison of
// frameworks declares it: one after another in a new order each step, on a torus. What they come to is told by the length of
// their mean velocity: 1/√n where each flies its own way, 1 where all fly alike.
#include <consortia/model.hpp>

#include <numbers>

namespace flocking {
using namespace consortia;

struct Bird {
    Vector at, velocity;  ///< velocity has length 1
};
struct Parameters {
    double birds, side, sight, speed, distance, cohesion, separation, alignment;
};
struct Flock {
    using Of = Bird;
    using By = Plane;
    static u32 key(const Bird& bird, const Plane& sky) { return sky.bin(bird.at); }
};

/// Bins are wider than sight by what a neighbour flies while others look.
Plane sky_of(const Inputs& inputs) {
    const auto& given = inputs.given<Parameters>();
    return {given.side, given.side, given.sight + given.speed, Sides::wrap};
}

void describe(Schema& s) {
    s.agent<Bird>("bird")
        .field("x", &Bird::at, &Vector::x, "length")
        .field("y", &Bird::at, &Vector::y, "length")
        .field("to_x", &Bird::velocity, &Vector::x, "share")
        .field("to_y", &Bird::velocity, &Vector::y, "share");
    const auto add = [&](const char* name, const char* unit, double usual, Range range, Phrase about, auto member) {
        s.parameter(real(name, unit, usual, range, "comparison of frameworks, small", about), member);
    };
    s.parameter(whole("population.birds", "bird", 200, {1, 1e8}, "comparison of frameworks, small", {"birds", "鸟的数量"}),
                &Parameters::birds);
    add("sky.side", "length", 100, {1, 1e6}, {"side of the torus", "环面边长"}, &Parameters::side);
    add("bird.sight", "length", 5, {0.01, 1e3}, {"how far a bird sees", "视距"}, &Parameters::sight);
    add("bird.speed", "length", 1, {0, 1e3}, {"flown in a step", "速度"}, &Parameters::speed);
    add("bird.distance", "length", 1, {0, 1e3}, {"nearer than this is too near", "最小间距"}, &Parameters::distance);
    add("bird.cohesion", "1", 0.03, {0, 1}, {"pull of the neighbours' middle", "聚集系数"}, &Parameters::cohesion);
    add("bird.separation", "1", 0.015, {0, 1}, {"push of those too near", "分离系数"}, &Parameters::separation);
    add("bird.alignment", "1", 0.05, {0, 1}, {"pull of their mean velocity", "对齐系数"}, &Parameters::alignment);
    s.derive<Plane>(sky_of);
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    p.add<Bird>(u32(given.birds), [&](u32, Rng& rng) {
        const double angle = 2 * std::numbers::pi * rng.uniform();
        return Bird{{given.side * rng.uniform(), given.side * rng.uniform()}, {math::cos(angle), math::sin(angle)}};
    });
}

void fly(Bird& me, Self<Bird> self, Index<Flock> flock, Read<Bird> birds, Given<Plane> sky, Given<Parameters> given) {
    Vector middle, away, along;
    double seen = 0;
    sky->around(me.at, [&](u32 bin) {
        for (const Id<Bird> id : flock[bin]) {
            const Vector way = sky->way(me.at, birds[id].at);
            if (id == self || way.squared() > given->sight * given->sight) continue;
            middle += way;
            if (way.squared() < given->distance * given->distance) away -= way;
            along += birds[id].velocity;
            ++seen;
        }
    });
    if (seen > 0) me.velocity += (given->cohesion * middle + given->separation * away + given->alignment * along) / seen;
    me.velocity = me.velocity / me.velocity.length();
    me.at = sky->moved(me.at, given->speed * me.velocity);
}

void schedule(Schedule& step) { step.one_at_a_time<fly>("fly", turns::shuffled()); }

double to_x(const Bird& bird) { return bird.velocity.x; }
double to_y(const Bird& bird) { return bird.velocity.y; }
void watch(Watch<Bird> birds) {
    birds.mean<to_x>("mean_to_x", "share", {"mean velocity eastwards", "平均东向速度"});
    birds.mean<to_y>("mean_to_y", "share", {"mean velocity northwards", "平均北向速度"});
}

void expect(const Inputs& inputs, Expected& e) { e.add<Bird>(inputs.given<Parameters>().birds); }

extern const Model model{"flocking", {"birds that fly together", "鸟群"}, describe, populate, schedule, expect, {watch}};
}  // namespace flocking
