#include "models/consortium/tables.hpp"

#include <algorithm>
#include <cmath>

namespace consortium {

namespace {

/// Ten industries in the proportions of industries_2020.csv, for scenarios that name no data.
struct Industries {
    std::vector<double> employment{34.21, 18.88, 13.39, 16.59, 26.30, 29.04, 60.10, 57.53, 228.33, 83.74};
    std::vector<double> strategic{1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    std::vector<double> tradable{1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
    std::vector<std::string> names;
};

Industries read_industries(const Inputs& inputs) {
    Industries read;
    if (const DataTable* data = inputs.data("industries")) {
        read.employment = data->number("employment_2018");
        read.strategic = data->number("strategic");
        read.tradable = data->number("tradable");
        read.names = data->label("industry");
    }
    return read;
}

/// Supplied + used between industries, own included; without data only the own industry.
std::vector<double> read_flows(const Inputs& inputs, const Industries& industries) {
    const std::size_t n = industries.employment.size();
    std::vector<double> flows(n * n, 0);
    const DataTable* data = inputs.data("flows");
    for (std::size_t a = 0; a < n; ++a) {
        flows[a * n + a] = 1;
        if (data == nullptr || industries.names.empty()) continue;
        const std::vector<double>& used = data->number(industries.names[a]);
        for (std::size_t b = 0; b < n; ++b) flows[a * n + b] = used[b] + data->number(industries.names[b])[a];
    }
    return flows;
}

/// .5, .3, .2 for three regions; province data if given; else equal.
std::vector<double> read_regions(const Inputs& inputs, u32 regions) {
    std::vector<double> weights(regions, 1.0);
    if (regions == 3) weights = {.5, .3, .2};
    if (const DataTable* data = inputs.data("provinces")) {
        const std::vector<double>& population = data->number("population");
        for (u32 r = 0; r < regions && r < population.size(); ++r) weights[r] = population[r];
    }
    double sum = 0;
    for (double w : weights) sum += w;
    for (double& w : weights) w /= sum;
    return weights;
}

void number_markets(Tables& t) {
    t.market_of.resize(t.layout.industries * t.layout.regions);
    for (u32 i = 0; i < t.layout.industries; ++i) {
        for (u32 r = 0; r < t.layout.regions; ++r)
            t.market_of[i * t.layout.regions + r] = t.markets + (t.tradable[i] != 0 ? 0 : r);
        t.markets += t.tradable[i] != 0 ? 1 : t.layout.regions;
    }
}

void lay_fields_on_ring(Tables& t) {
    const u32 fields = t.layout.fields;
    t.distance.resize(fields * fields);
    for (u32 a = 0; a < fields; ++a) {
        for (u32 b = 0; b < fields; ++b) {
            const u32 apart = a > b ? a - b : b - a;
            t.distance[a * fields + b] = std::min(1.F, static_cast<float>(std::min(apart, fields - apart)) / 4.F);
        }
    }
    t.mobile_offset = {0, 1, -1, 2, -2, 3, -3};
    double sum = 0;
    for (u32 k = 1; k < mobile_fields; ++k) sum += math::exp(-static_cast<double>(std::abs(t.mobile_offset[k])));
    t.mobility[0] = .70;
    for (u32 k = 1; k < mobile_fields; ++k) {
        t.mobility[k] = .30 * math::exp(-static_cast<double>(std::abs(t.mobile_offset[k]))) / sum;
    }
}

/// The industry with the largest Φ_i[f]·share is a field's main one; the field is strategic if that industry is.
void name_main_industries(Tables& t) {
    const u32 fields = t.layout.fields;
    std::vector<double> best(fields, 0);
    t.main_industry.assign(fields, 0);
    t.strategic_field.assign(fields, 0);
    for (u32 i = 0; i < t.layout.industries; ++i) {
        t.field_centre.push_back(static_cast<u8>(i * fields / t.layout.industries));
        for (u32 k = 0; k < fields_per_industry; ++k) {
            const u32 f = t.neighbour_field(t.field_centre[i], field_offsets[k]);
            const double use = field_shares[k] * t.employment[i];
            if (use <= best[f]) continue;
            best[f] = use;
            t.main_industry[f] = static_cast<u8>(i);
            t.strategic_field[f] = t.strategic[i];
        }
    }
}

void weigh_competences(Tables& t) {
    for (u32 strategic = 0; strategic < 2; ++strategic) {
        for (u32 large = 0; large < 2; ++large) {
            auto& b = t.competence_weight[strategic][large];
            b = strategic != 0 ? std::array<float, competences>{.2F, .3F, .2F, .3F}
                               : std::array<float, competences>{.25F, .25F, .25F, .25F};
            if (large != 0) {
                b[learning] -= .1F;
                b[coordination] += .1F;
            }
        }
    }
}

}  // namespace

Tables make_tables(const Inputs& inputs) {
    const auto& population = inputs.given<given::Population>();
    const Industries industries = read_industries(inputs);
    Tables t;
    t.layout = {static_cast<u32>(population.regions), static_cast<u32>(industries.employment.size()),
                static_cast<u32>(population.fields)};
    double sum = 0;
    for (double e : industries.employment) sum += e;
    for (u32 i = 0; i < t.layout.industries; ++i) {
        t.employment.push_back(industries.employment[i] / sum);
        t.strategic.push_back(industries.strategic[i] > .5);
        t.tradable.push_back(industries.tradable[i] > .5);
    }
    t.flows = read_flows(inputs, industries);
    t.region_weight = read_regions(inputs, t.layout.regions);
    number_markets(t);
    lay_fields_on_ring(t);
    name_main_industries(t);
    weigh_competences(t);
    t.retirement = -math::expm1(-inputs.given<given::Labour>().retirement);
    for (u32 x = 0; x < 400; ++x) t.experience.push_back(static_cast<float>(-math::expm1(-static_cast<double>(x) / 20)));
    return t;
}

}  // namespace consortium
