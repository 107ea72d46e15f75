// P6 in Q4: skills competitions (E45). Students' scores make a histogram, the programme finds the threshold in it; whom it
// sends practises beside classes, learns by it as by any project, and may bring a medal.
#include "models/consortium/schools/competition.hpp"

#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/schools/competition.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"
#include "models/consortium/schools/teaching.hpp"

namespace consortium {

Threshold winning_threshold(const Scores& scores, double share) {
    double all = 0;
    for (const Count& bin : scores.students) all += bin;
    double left = share * all;
    for (u32 b = score_bins; b-- > 0;) {
        const double here = scores.students[b];
        if (here > 0 && here >= left) return {b, left / here};
        left -= here;
    }
    return {};
}

void score(const Person& me, Tally<Scores> scores) {
    scores[*me.programme].students[score_bin(static_cast<double>(me.skill + me.competence[innovation]))] += 1;
}

void set_threshold(Programme& me, Self<Programme> self, Read<Scores> scores, Read<Consortium> consortia,
                   Given<SchoolRules> rules) {
    const bool project = consortia[{me.region}].competitions > 0;
    const Threshold t = winning_threshold(scores[self], winning_share(project, *rules->competition));
    me.winning_bin = t.bin;
    me.winning_chance = t.inside;
}

namespace {

/// (E45) Hours beside classes, spent as a project: skill by (E40), competences by (E42).
void practise(Person& me, const Programme& p, const SchoolRules& rules) {
    const double hours = rules.competition->practice_time;
    me.skill += static_cast<float>(hours * p.learning_rate) * me.ability;
    const TimeShares time{.project = hours};
    for (u32 k = 0; k < competences; ++k) {
        const float level = me.competence[k];
        const double gain =
            competence_gain(static_cast<Competence>(k), level, time, 0, p.competence_gain[k], *rules.training);
        me.competence[k] = Share16::of(level + static_cast<float>(gain));
    }
}

}  // namespace

void win(Person& me, Read<Programme> programmes, Tally<Prizes> prizes, Given<SchoolRules> rules, Rng& rng) {
    const Programme& p = programmes[*me.programme];
    const u32 bin = score_bin(static_cast<double>(me.skill + me.competence[innovation]));
    if (bin < p.winning_bin || (bin == p.winning_bin && !rng.chance(p.winning_chance))) return;
    practise(me, p, *rules);
    Adding<Prizes> own = prizes[*me.programme];
    own.winners += 1;
    own.medals += rng.chance(rules->competition->medal_chance) ? 1 : 0;
}

void award(Programme& me, Self<Programme> self, Read<Prizes> prizes, Read<Economy> economy, Tally<SchoolCosts> costs,
           Given<SchoolRules> rules) {
    me.medals = static_cast<u32>(std::min(static_cast<i64>(given::Competition::most_medals), prizes[self].medals.value()));
    costs[me.school].prizes += rules->competition->prize * prizes[self].winners * economy[the_economy].wage;
}

/// (E45) in the quarter.
void competition(Schedule& step) {
    Schedule autumn = step.in(Quarter::q4);
    autumn.reset<Scores>().reset<Prizes>();
    autumn.each_where<enrolled, score>("score");
    autumn.each<set_threshold>("set_threshold");
    autumn.each_where<enrolled, win>("win");
    autumn.each<award>("award");
}

}  // namespace consortium
