#include "models/consortium/nouns/derived.hpp"

#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/start/data.hpp"

#include <algorithm>
#include <cmath>

namespace consortium {

namespace {

/// Ten industries in the proportions of industries_2020.csv, for scenarios that name no data.
struct Industries {
    std::vector<double> employment{34.21, 18.88, 13.39, 16.59, 26.30, 29.04, 60.10, 57.53, 228.33, 83.74};
    std::vector<double> strategic{1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    std::vector<double> tradable{1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
    std::vector<double> drift;
};

Industries read_industries(const Inputs& inputs) {
    Industries read;
    if (const DataTable* data = inputs.data("industries")) {
        read.employment = data->number("employment_2018");
        read.strategic = data->number("strategic");
        read.tradable = data->number("tradable");
        if (data->has("demand_drift")) read.drift = data->number("demand_drift");
    }
    return read;
}

/// Supplied + used between industries, own included; without data only the own industry.
std::vector<double> read_flows(const Inputs& inputs, std::size_t industries) {
    std::vector<double> flows(industries * industries, 0);
    std::vector<std::vector<double>> supplied;
    if (const DataTable* data = inputs.data("flows")) {
        const auto names = industry_labels(inputs.scenario());
        supplied = matrix_of(*data, "supplier", names, names);
    }
    for (std::size_t a = 0; a < industries; ++a) {
        flows[a * industries + a] = 1;
        if (supplied.empty()) continue;
        for (std::size_t b = 0; b < industries; ++b) flows[a * industries + b] = supplied[b][a] + supplied[a][b];
    }
    return flows;
}

/// People of the regions if given; else 0.5, 0.3, 0.2 for three regions; else equal.
std::vector<double> read_regions(const Inputs& inputs, u32 regions) {
    std::vector<double> weights(regions, 1.0);
    if (regions == 3) weights = {.5, .3, .2};
    if (const DataTable* data = inputs.data("regions")) weights = data->number("population");
    double sum = 0;
    for (double w : weights) sum += w;
    for (double& w : weights) w /= sum;
    return weights;
}

/// M: other regions by their workforce, less by distance where distances are given.
std::vector<std::vector<double>> read_gravity(const Inputs& inputs, const std::vector<double>& weights) {
    std::vector<std::vector<double>> gravity(weights.size(), weights);
    for (std::size_t r = 0; r < weights.size(); ++r) gravity[r][r] = 0;
    const DataTable* data = inputs.data("region_distances");
    if (data == nullptr) return gravity;
    const auto names = region_labels(inputs.scenario());
    const auto distance = matrix_of(*data, "region", names, names);
    const double range = inputs.given<given::Labour>().search_range;
    for (std::size_t r = 0; r < weights.size(); ++r) {
        for (std::size_t other = 0; other < weights.size(); ++other)
            gravity[r][other] *= math::exp(-distance[r][other] / range);
    }
    return gravity;
}

void read_cohorts(Derived& t, const Inputs& inputs) {
    const DataTable* data = inputs.data("cohorts");
    if (data == nullptr) return;
    const std::vector<double>& years = data->number("year");
    t.first_cohort = static_cast<i32>(years.front());
    const auto names = region_labels(inputs.scenario());
    const std::size_t start = static_cast<std::size_t>(inputs.scenario().start->year() - t.first_cohort);
    t.cohorts.assign(years.size(), std::vector<double>(names.size()));
    for (std::size_t r = 0; r < names.size(); ++r) {
        const std::vector<double>& young = data->number(names[r]);
        for (std::size_t y = 0; y < years.size(); ++y) t.cohorts[y][r] = young[y] / young[start];
    }
}

void number_markets(Derived& t) {
    t.market_of.resize(t.layout.industries * t.layout.regions);
    for (u32 i = 0; i < t.layout.industries; ++i) {
        for (u32 r = 0; r < t.layout.regions; ++r)
            t.market_of[i * t.layout.regions + r] = t.markets + (t.tradable[i] != 0 ? 0 : r);
        t.markets += t.tradable[i] != 0 ? 1 : t.layout.regions;
    }
}

// ---------------------------------------------------------------------------------------------------- fields (4.5.8)

/// Without data fields lie on a ring.
struct Ring {
    u32 fields;

    u32 apart(u32 a, u32 b) const {
        const u32 way = a > b ? a - b : b - a;
        return std::min(way, fields - way);
    }
    u8 at(u32 field, int offset) const {
        const int n = static_cast<int>(fields);
        return static_cast<u8>((static_cast<int>(field) + offset + n) % n);
    }
};
constexpr double ring_steps = 4;  // after so many fields have nothing in common
constexpr std::array<double, fields_at_start> ring_shares{.35, .20, .15, .15, .10, .05};
constexpr std::array<int, fields_at_start> ring_offsets{0, 1, -1, 2, -2, 3};
constexpr std::array<int, mobile_fields> mobile_offsets{0, 1, -1, 2, -2, 3, -3};
constexpr double staying = .70;  // A[f][f]
constexpr double leaving = .30;

void mix_fields(Derived& t, const Inputs& inputs) {
    t.field_mix.resize(t.layout.industries);
    const DataTable* data = inputs.data("field_mix");
    const Ring ring{t.layout.fields};
    for (u32 i = 0; data == nullptr && i < t.layout.industries; ++i) {
        FieldMix& row = t.field_mix[i];
        for (u32 k = 0; k < fields_at_start; ++k) {
            row.field[k] = ring.at(i * ring.fields / t.layout.industries, ring_offsets[k]);
            row.share[k] = ring_shares[k];
        }
        row.field[fields_at_start] = row.field[0];
    }
    if (data == nullptr) return;
    const auto mix = matrix_of(*data, "industry", industry_labels(inputs.scenario()), field_labels(inputs.scenario()));
    for (u32 i = 0; i < t.layout.industries; ++i) {
        FieldMix& row = t.field_mix[i];
        const double sum = math::sum(mix[i]);
        u32 k = 0;
        for (u32 f = 0; f < t.layout.fields; ++f) {
            if (mix[i][f] <= 0) continue;
            row.field[k] = static_cast<u8>(f);
            row.share[k++] = mix[i][f] / sum;
        }
        for (; k < fields_per_industry; ++k) row.field[k] = row.field[0];
    }
}

void measure_distances(Derived& t, const Inputs& inputs) {
    const u32 fields = t.layout.fields;
    t.distance.resize(fields * fields);
    const auto names = field_labels(inputs.scenario());
    const DataTable* data = inputs.data("field_distances");
    const auto given = data != nullptr ? matrix_of(*data, "field", names, names) : std::vector<std::vector<double>>{};
    for (u32 a = 0; a < fields; ++a) {
        for (u32 b = 0; b < fields; ++b) {
            const double on_ring = std::min(1.0, Ring{fields}.apart(a, b) / ring_steps);
            t.distance[a * fields + b] = static_cast<float>(data != nullptr ? given[a][b] : on_ring);
        }
    }
}

/// The fields but `own`, nearest first; of two as near the first in order.
std::vector<u32> nearest_fields(const Derived& t, u32 own) {
    std::vector<u32> others;
    for (u32 f = 0; f < t.layout.fields; ++f) {
        if (f != own && t.field_distance(own, f) < 1) others.push_back(f);
    }
    std::ranges::stable_sort(others, {}, [&](u32 f) { return t.field_distance(own, f); });
    if (others.size() > mobile_fields - 1) others.resize(mobile_fields - 1);
    return others;
}

/// The fields that a row of A reaches besides the own, in the order of their draws.
std::vector<u32> reach_of(const Derived& t, u32 own, bool on_ring) {
    if (!on_ring) return nearest_fields(t, own);
    std::vector<u32> others;
    for (u32 k = 1; k < mobile_fields; ++k) others.push_back(Ring{t.layout.fields}.at(own, mobile_offsets[k]));
    return others;
}

/// A from distances: 0.70 for the own field, 0.30 shared by the six nearest in proportion to e^(−4 Dist).
Mobility row_by_distance(const Derived& t, u32 own, bool on_ring) {
    const std::vector<u32> others = reach_of(t, own, on_ring);
    const auto weight = [&](u32 f) { return math::exp(-ring_steps * static_cast<double>(t.field_distance(own, f))); };
    double sum = 0;
    for (u32 f : others) sum += weight(f);
    Mobility row;
    row.field.fill(static_cast<u8>(own));
    row.share[0] = others.empty() ? 1 : staying;
    for (u32 k = 0; k < others.size(); ++k) {
        row.field[k + 1] = static_cast<u8>(others[k]);
        row.share[k + 1] = leaving * weight(others[k]) / sum;
    }
    return row;
}

Mobility row_as_given(const std::vector<double>& shares, u32 own) {
    Mobility row;
    row.field.fill(static_cast<u8>(own));
    row.share[0] = shares[own];
    u32 k = 1;
    for (u32 f = 0; f < shares.size(); ++f) {
        if (f == own || shares[f] <= 0) continue;
        require(k < mobile_fields, "a row of field_mobility is too long");
        row.field[k] = static_cast<u8>(f);
        row.share[k++] = shares[f];
    }
    return row;
}

void move_between_fields(Derived& t, const Inputs& inputs) {
    const DataTable* data = inputs.data("field_mobility");
    const auto names = field_labels(inputs.scenario());
    const auto given = data != nullptr ? matrix_of(*data, "field", names, names) : std::vector<std::vector<double>>{};
    const bool on_ring = inputs.data("field_distances") == nullptr;
    for (u32 f = 0; f < t.layout.fields; ++f)
        t.mobility.push_back(data != nullptr ? row_as_given(given[f], f) : row_by_distance(t, f, on_ring));
}

/// The industry with the largest Φ_i[f]·share is a field's main one; the field is strategic if that industry is.
void name_main_industries(Derived& t) {
    const u32 fields = t.layout.fields;
    std::vector<double> best(fields, 0);
    t.main_industry.assign(fields, 0);
    t.strategic_field.assign(fields, 0);
    for (u32 i = 0; i < t.layout.industries; ++i) {
        for (u32 k = 0; k < fields_per_industry; ++k) {
            const u32 f = t.field_mix[i].field[k];
            const double use = t.field_mix[i].share[k] * t.employment[i];
            if (use <= best[f]) continue;
            best[f] = use;
            t.main_industry[f] = static_cast<u8>(i);
            t.strategic_field[f] = t.strategic[i];
        }
    }
}

/// Σ_i Φ_i[f]·share of industry i.
double demand_for(u32 field, const Derived& t) {
    double all = 0;
    for (u32 i = 0; i < t.layout.industries; ++i) {
        for (u32 k = 0; k < fields_per_industry; ++k)
            all += t.field_mix[i].field[k] == field ? t.field_mix[i].share[k] * t.employment[i] : 0.0;
    }
    return all;
}

/// Nobody asks for it at t = 0, but this industry will.
void announce(Derived& t, u32 field, u32 industry) {
    t.new_field[field] = 1;
    t.main_industry[field] = static_cast<u8>(industry);
    t.strategic_field[field] = 1;
    t.field_mix[industry].field[fields_at_start] = static_cast<u8>(field);
}

/// Takes a field out of all rows.
void forget(Derived& t, u32 field) {
    for (FieldMix& row : t.field_mix) {
        double rest = 0;
        for (u32 k = 0; k < fields_per_industry; ++k) {
            if (row.field[k] == field) row.share[k] = 0;
            rest += row.share[k];
        }
        for (double& share : row.share) share /= rest;
    }
}

/// On the ring: of as many strategic industries as there are new fields, the field that is least asked for of those that are
/// mainly theirs. Its jobs are yet to come.
void choose_new_fields(Derived& t, u32 wanted) {
    for (u32 i = 0; i < t.layout.industries && wanted > 0; ++i) {
        if (t.strategic[i] == 0) continue;
        u32 least = t.layout.fields;
        for (u32 f = 0; f < t.layout.fields; ++f) {
            if (t.main_industry[f] != i || demand_for(f, t) <= 0) continue;
            if (least == t.layout.fields || demand_for(f, t) < demand_for(least, t)) least = f;
        }
        if (least == t.layout.fields) continue;
        forget(t, least);
        announce(t, least, i);
        --wanted;
    }
}

/// With a field mix given: the fields that it asks for nowhere, one for each strategic industry, the nearest first.
void find_new_fields(Derived& t) {
    std::vector<u8> taken(t.layout.industries, 0);
    for (u32 f = 0; f < t.layout.fields; ++f) {
        if (demand_for(f, t) > 0) continue;
        u32 best = t.layout.industries;
        double least = 2;
        for (u32 i = 0; i < t.layout.industries; ++i) {
            if (t.strategic[i] == 0 || taken[i] != 0) continue;
            const double apart = static_cast<double>(t.field_distance(f, t.field_mix[i].field[0]));
            if (apart >= least) continue;
            least = apart;
            best = i;
        }
        if (best == t.layout.industries) continue;
        taken[best] = 1;
        announce(t, f, best);
    }
}

void weigh_competences(Derived& t, const given::Effectiveness& g) {
    constexpr double alike = 1.0 / competences;
    const auto less = static_cast<float>(alike - g.strategic_tilt);
    const auto more = static_cast<float>(alike + g.strategic_tilt);
    const auto moved = static_cast<float>(g.large_tilt);
    for (u32 strategic = 0; strategic < 2; ++strategic) {
        for (u32 large = 0; large < 2; ++large) {
            auto& b = t.competence_weight[strategic][large];
            b.fill(static_cast<float>(alike));
            if (strategic != 0) {
                b[learning] = b[coordination] = less;
                b[innovation] = b[decision] = more;
            }
            if (large != 0) {
                b[learning] -= moved;
                b[coordination] += moved;
            }
        }
    }
}

}  // namespace

double Derived::cohort(u32 region, i32 year) const {
    if (cohorts.empty()) return 1;
    const i32 last = static_cast<i32>(cohorts.size()) - 1;
    return cohorts[static_cast<std::size_t>(std::clamp(year - first_cohort, 0, last))][region];
}

Derived make_derived(const Inputs& inputs) {
    const auto& population = inputs.given<given::Population>();
    const Industries industries = read_industries(inputs);
    Derived t;
    t.layout = {static_cast<u32>(population.regions), static_cast<u32>(industries.employment.size()),
                static_cast<u32>(population.fields)};
    double sum = 0;
    for (double e : industries.employment) sum += e;
    for (u32 i = 0; i < t.layout.industries; ++i) {
        t.employment.push_back(industries.employment[i] / sum);
        t.strategic.push_back(industries.strategic[i] > .5);
        t.tradable.push_back(industries.tradable[i] > .5);
    }
    t.demand_drift = industries.drift;
    t.flows = read_flows(inputs, t.layout.industries);
    t.region_weight = read_regions(inputs, t.layout.regions);
    t.gravity = read_gravity(inputs, t.region_weight);
    read_cohorts(t, inputs);
    number_markets(t);
    mix_fields(t, inputs);
    measure_distances(t, inputs);
    move_between_fields(t, inputs);
    name_main_industries(t);
    t.new_field.assign(t.layout.fields, 0);
    if (inputs.data("field_mix") != nullptr)
        find_new_fields(t);
    else
        choose_new_fields(t, static_cast<u32>(population.new_fields));
    weigh_competences(t, inputs.given<given::Effectiveness>());
    t.retirement = -math::expm1(-inputs.given<given::Labour>().retirement);
    constexpr double until_full = 20;  // times T_X: experience counts in full then
    const double time = inputs.given<given::Effectiveness>().experience_time;
    for (u32 x = 0; x < until_full * time; ++x)
        t.experience.push_back(static_cast<float>(-math::expm1(-static_cast<double>(x) / time)));
    return t;
}

}  // namespace consortium
