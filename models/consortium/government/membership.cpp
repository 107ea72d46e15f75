// P3, once a year: firms decide whether to be members of their region's consortium, and it takes them while it has room
// (E90).
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/government/governance.hpp"

namespace consortium {

namespace {

/// Does the government support projects here (L22 or L24m)?
bool supported(const Target& place, const policy::Consortia& levers) {
    if (levers.crowdfunding_match(place) > 0) return true;
    for (double budget : platform_budgets(place, levers)) {
        if (budget > 0) return true;
    }
    return false;
}

constexpr double taste = .1;  // (E90) share of ς_0

}  // namespace

/// The same rule decides to join and to stay.
void wish_to_join(Firm& me, Self<Firm> self, Out<Partnership> edges, Read<Consortium> consortia, Emit<MembershipRequest> ask,
                  Given<policy::Consortia> levers, Given<given::Governance> governance,
                  Given<given::Partnership> partnership, Rng& rng) {
    const bool sitting = me.member;
    me.member = false;
    if (!me.attitude.aware || me.staff == 0) return;
    const Id<Consortium> here{me.region};
    const double worth =
        membership_worth(static_cast<u32>(edges[self].size()), consortia[here].governance, consortia[here].intensity,
                         supported(target_of_region(me.region), *levers), *governance, *partnership);
    const u32 key = rng.word();
    if (worth + taste * partnership->choice_noise * rng.logistic() <= 0) return;
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
