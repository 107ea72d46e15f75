// Schools and firms as partners: students learn from the school they attend and the firm they work at, schools learn the
// technology of their partner firms, firms learn from the quality of their five partner schools, and partnerships wander.
// All on the values of the step before; u is uniform on (0, 1), one a student or firm and step:
//   school   q += 0.05 (mean tech of partner firms − q) + 0.01 subsidy
//   student  skill += 0.1 (q − skill) + 0.05 (tech − skill) + 0.01 (u − 0.5)
//   firm     prod = 0.9 prod + 0.1 tech · mean skill of its students (0 if none)
//            tech += 0.02 (mean q of its schools − tech) + 0.01 tax · u
//   then each partnership goes to a school drawn uniformly, with chance 0.02.
#include <consortia/model.hpp>

namespace partnet {
using namespace consortia;

struct School {
    double q;
};
struct Firm {
    double tech, prod;
};
struct Student {
    double skill;
    Id<School> school;
    Id<Firm> firm;
};
struct Partnership {
    using From = Firm;
    using To = School;
    Id<School> to;
};
struct Partners {
    using Of = School;
    Fine tech;
    Count firms;
};
struct Workforce {
    using Of = Firm;
    Fine skill;
    Count students;
};
struct Parameters {
    double agents;
};
struct Levers {
    Lever subsidy, tax;
};

constexpr u32 schools_per_firm = 5;
constexpr double rewired = 0.02;

void describe(Schema& s) {
    s.agent<School>("school").field("q", &School::q, "index");
    s.agent<Firm>("firm").field("tech", &Firm::tech, "index").field("prod", &Firm::prod, "index");
    s.agent<Student>("student")
        .field("skill", &Student::skill, "index")
        .field("school", &Student::school, "id")
        .field("firm", &Student::firm, "id");
    s.edge<Partnership>("partnership").field("to", &Partnership::to, "id");
    s.tally<Partners>("partners").field("tech", &Partners::tech, "index").field("firms", &Partners::firms, "firm");
    s.tally<Workforce>("workforce")
        .field("skill", &Workforce::skill, "index")
        .field("students", &Workforce::students, "student");

    s.parameter(whole("population.agents", "agent", 1e5, {100, 1e8}, "chosen: means vary by .01 or less",
                      {"schools (1%), firms (9%) and students", "院校、企业和学生总数"}),
                &Parameters::agents);
    s.lever(real("policy.subsidy", "index", 0.1, {0, 10}, "this model's definition", {"support of schools", "院校补贴"}),
            &Levers::subsidy);
    s.lever(real("policy.tax", "index", 0.2, {0, 10}, "this model's definition", {"relief for firms", "企业税收优惠"}),
            &Levers::tax);
}

void populate(Population& p) {
    const u32 agents = u32(p.given<Parameters>().agents), schools = agents / 100, firms = agents / 100 * 9;
    p.add<School>(schools, [](u32, Rng& rng) { return School{rng.uniform()}; });
    p.add<Firm>(firms, [](u32, Rng& rng) { return Firm{rng.uniform(), rng.uniform(0.5, 1.5)}; });
    p.add<Student>(agents - schools - firms, [&](u32, Rng& rng) {
        return Student{rng.uniform(), {rng.below(schools)}, {rng.below(firms)}};
    });
    graph::EdgeList partners{firms, schools, {}, true};
    Rng rng = p.rng("partners");
    for (u32 k = 0; k < firms * schools_per_firm; ++k) partners.edges.emplace_back(k / schools_per_firm, rng.below(schools));
    p.connect<Partnership>(partners);
}

void learn(Student& me, Read<School> schools, Read<Firm> firms, Tally<Workforce> workforce, Rng& rng) {
    // All that lies elsewhere in memory first: the waits overlap, and with the draw.
    Adding<Workforce> here = workforce[me.firm];
    const double tech = firms[me.firm].tech, q = schools[me.school].q;
    here.skill += me.skill;
    here.students += 1;
    me.skill += 0.1 * (q - me.skill) + 0.05 * (tech - me.skill) + 0.01 * (rng.uniform() - 0.5);
}

void innovate(Firm& me, Self<Firm> self, Own<Partnership> partners, Read<School> schools, Read<Workforce> workforce,
              Tally<Partners> known, Given<Levers> levers, Rng& rng) {
    const double students = workforce[self].students, u = rng.uniform();
    double q = 0;
    for (Partnership& partner : partners) {
        q += schools[partner.to].q;
        known[partner.to].tech += me.tech;
        known[partner.to].firms += 1;
        if (rng.chance(rewired)) partner.to = {rng.below(schools.size())};
    }
    me.prod = 0.9 * me.prod + (students > 0 ? 0.1 * me.tech * workforce[self].skill / students : 0);
    me.tech += 0.02 * (q / schools_per_firm - me.tech) + 0.01 * levers->tax.everywhere() * u;
}

void teach(School& me, Self<School> self, Read<Partners> partners, Given<Levers> levers) {
    const double firms = partners[self].firms;
    if (firms > 0) me.q += 0.05 * (partners[self].tech / firms - me.q);
    me.q += 0.01 * levers->subsidy.everywhere();
}

void schedule(Schedule& step) {
    step.reset<Workforce>().reset<Partners>();
    step.each<learn>("learn").each<innovate>("innovate").each<teach>("teach");
}

void watch_schools(Watch<School> all) {
    all.mean<&School::q>("quality", "index", {"mean quality of schools", "院校平均质量"});
}

void watch_firms(Watch<Firm> all) {
    all.mean<&Firm::tech>("technology", "index", {"mean technology of firms", "企业平均技术"});
    all.mean<&Firm::prod>("productivity", "index", {"mean productivity of firms", "企业平均生产率"});
}

void watch_students(Watch<Student> all) {
    all.mean<&Student::skill>("skill", "index", {"mean skill of students", "学生平均技能"});
}

void expect(const Inputs& inputs, Expected& e) {
    const double agents = inputs.given<Parameters>().agents;
    e.add<School>(0.01 * agents);
    e.add<Firm>(0.09 * agents);
    e.add<Student>(0.9 * agents);
    e.add<Partnership>(0.09 * agents * schools_per_firm);
}

extern const Model model{"partnet",
                         {"schools, firms and students learn from each other", "院校、企业与学生相互学习"},
                         describe,
                         populate,
                         schedule,
                         expect,
                         {watch_schools, watch_firms, watch_students}};
}  // namespace partnet
