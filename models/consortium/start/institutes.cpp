// (4.5.4) Research institutes, one per thousand firms of a region and at least one, and universities as institutes.
#include "models/consortium/parameters/institutes/institutes.hpp"
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/records.hpp"
#include "models/consortium/start/population_of.hpp"

#include <algorithm>

namespace consortium {

namespace {

struct Seat {
    u8 region;
    OptionalId<School> school;
};

std::vector<Seat> seats_of_institutes(Population& p, const Derived& t) {
    std::vector<u32> firms(t.layout.regions, 0);
    for (const Firm& firm : p.agents<Firm>()) ++firms[firm.region];
    std::vector<Seat> seats;
    for (u32 r = 0; r < t.layout.regions; ++r) {
        const double count = std::max(1.0, math::floor(firms[r] / p.given<given::Institutes>().firms_each));
        seats.insert(seats.end(), static_cast<std::size_t>(count), Seat{static_cast<u8>(r), {}});
    }
    const auto schools = p.agents<School>();
    for (u32 s = 0; s < schools.size(); ++s) {
        if (schools[s].type == SchoolType::university) seats.push_back({schools[s].region, Id<School>{s}});
    }
    return seats;
}

}  // namespace

void make_institutes(Population& p, const Derived& t) {
    const std::vector<Seat> seats = seats_of_institutes(p, t);
    p.add<Institute>(static_cast<u32>(seats.size()), [&](u32 k, Rng& rng) {
        Institute institute{};
        institute.region = seats[k].region;
        institute.school = seats[k].school;
        institute.industry = static_cast<u8>(rng.pick(t.employment));
        institute.profile = draw_profile(institute.industry, p.given<given::Firms>(), rng);
        institute.level = p.agents<Industry>()[institute.industry].frontier;
        return institute;
    });
}

}  // namespace consortium
