// P6 in Q4: the skills competition (E45). Students' scores make a histogram, the programme finds the threshold in it, and
// winners gain skill, competence and, one in ten, a medal for their programme.
#include "models/consortium/schools/competition.hpp"

#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/schools/competition.hpp"
#include "models/consortium/schools/phases.hpp"

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
    if (me.status != Status::student || me.has(entrant)) return;
    scores[*me.programme].students[score_bin(static_cast<double>(me.skill + me.competence[innovation]))] += 1;
}

void set_threshold(Programme& me, Self<Programme> self, Read<Scores> scores, Read<Consortium> consortia) {
    const Threshold t = winning_threshold(scores[self], winning_share(consortia[{me.region}].competitions > 0));
    me.winning_bin = t.bin;
    me.winning_chance = t.inside;
}

void win(Person& me, Read<Programme> programmes, Tally<Prizes> prizes, Rng& rng) {
    if (me.status != Status::student || me.has(entrant)) return;
    const Programme& p = programmes[*me.programme];
    const u32 bin = score_bin(static_cast<double>(me.skill + me.competence[innovation]));
    if (bin < p.winning_bin || (bin == p.winning_bin && !rng.chance(p.winning_chance))) return;
    me.skill += static_cast<float>(given::Competition::skill);
    for (Share16& c : me.competence) c = Share16::of(c + static_cast<float>(given::Competition::competence));
    Adding<Prizes> own = prizes[*me.programme];
    own.winners += 1;
    own.medals += rng.chance(given::Competition::medal_chance) ? 1 : 0;
}

void award(Programme& me, Self<Programme> self, Read<Prizes> prizes, Read<Economy> economy, Tally<SchoolCosts> costs) {
    me.medals = static_cast<u32>(std::min(static_cast<i64>(given::Competition::most_medals), prizes[self].medals.value()));
    costs[me.school].prizes += given::Competition::prize * prizes[self].winners * economy[the_economy].wage;
}

/// (E45) in the quarter.
void competition(Schedule& step) {
    Schedule autumn = step.in(Quarter::q4);
    autumn.reset<Scores>().reset<Prizes>();
    autumn.each<score>("score");
    autumn.each<set_threshold>("set_threshold");
    autumn.each<win>("win");
    autumn.each<award>("award");
}

}  // namespace consortium
