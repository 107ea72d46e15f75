// P3, once a year: firms decide whether to be members of their region's consortium, and it takes them while it has room
// (E90).
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/government/rules.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/projects.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"

namespace consortium {

/// (E90) What the support of a year would build: budgets as announced, and the match of what members pledged in the last
/// year, which is of any class alike.
void weigh_support(Consortium& me, Self<Consortium> self, Given<policy::Consortia> levers, Given<GovernmentRules> rules) {
    const Target place = target_of_region(static_cast<u8>(self.id().slot));
    const double match = levers->crowdfunding_match(place) * me.pledged / project_classes;
    std::array<double, platforms> money = platform_budgets(place, *levers);
    for (double& k : money) k = 4 * k * at_least_one(me.members) + match;
    const double leaked = leakage(levers->crowdfunding_supervision(place), *rules->platforms);
    me.promised = promised_intensity(me.stock, money, me.members, leaked, *rules->platforms, *rules->projects);
    me.pledged = 0;
}

/// The same rule decides to join and to stay.
void wish_to_join(Firm& me, Self<Firm> self, Out<Partnership> edges, Read<Consortium> consortia, Emit<MembershipRequest> ask,
                  Given<given::Governance> governance, Given<given::Partnership> partnership, Rng& rng) {
    const bool sitting = me.member;
    me.member = false;
    if (!me.attitude.aware || me.staff == 0) return;
    const Id<Consortium> here{me.region};
    const double worth = membership_worth(static_cast<u32>(edges[self].size()), consortia[here].governance,
                                          consortia[here].intensity, consortia[here].promised, *governance, *partnership);
    const u32 key = rng.word();
    if (worth + governance->membership_taste * partnership->choice_noise * rng.logistic() <= 0) return;
    ask({.to = here, .from = self, .key = key, .sitting = sitting});
}

/// Sitting members first, then in order of a random key, up to the cap (L25).
void admit_members(Consortium&, Self<Consortium> self, Inbox<MembershipRequest> requests, Emit<MembershipGrant> grant,
                   Given<policy::Consortia> levers) {
    const double cap = levers->consortium_membership_cap(target_of_region(static_cast<u8>(self.id().slot)));
    std::vector<const MembershipRequest*> queue;
    for (const MembershipRequest& r : requests) queue.push_back(&r);
    if (heads(static_cast<u32>(queue.size())) > cap) {
        std::ranges::stable_sort(queue, [](const MembershipRequest* a, const MembershipRequest* b) {
            return a->sitting != b->sitting ? a->sitting : a->key < b->key;
        });
        queue.resize(static_cast<std::size_t>(cap));
    }
    for (const MembershipRequest* r : queue) grant({.to = r->from});
}

void join(Firm& me, Inbox<MembershipGrant>) { me.member = true; }

}  // namespace consortium
