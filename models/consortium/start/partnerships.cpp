// (4.6) The partnerships that a scenario lists, as they stand on the first day. What firms expect of them they work out when
// they next decide (E29); until then nobody's belief is moved by them (E31).
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/start/population_of.hpp"

#include <map>

namespace consortium {

void make_partnerships(Population& p, const Registry& known) {
    std::vector<std::pair<u32, Partnership>> edges;
    std::map<u32, double> taken;  // seats of a firm's edges before (E20)
    for (const KnownPartnership& listed : known.partnerships) {
        Firm& firm = p.agents<Firm>()[listed.firm];
        Programme& programme = p.agents<Programme>()[listed.programme];
        Partnership edge{.to = {listed.programme}};
        edge.agreed.depth = listed.depth;
        edge.agreed.declared = listed.declared;
        edge.learnt.trust = listed.trust;
        edge.learnt.age = listed.age;
        edge.alive = true;
        const double seats = seats_a_year(static_cast<double>(listed.depth), heads(firm.staff), programme.capacity,
                                          taken[listed.firm], p.given<given::Partnership>());
        edge.agreed.seats = static_cast<float>(seats);
        taken[listed.firm] += seats;
        edges.emplace_back(listed.firm, edge);
        firm.attitude.aware = true;
        ++programme.edges;
    }
    p.connect<Partnership>(std::move(edges));
}

}  // namespace consortium
