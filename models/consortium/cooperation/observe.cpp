// P14: who cooperates, how deeply, and what the network of partnerships looks like (O7, O8).
#include "models/consortium/outputs/observe.hpp"
#include "engine/graph/analysis.hpp"
#include "models/consortium/indicators/cooperation.hpp"

#include <vector>

namespace consortium {

namespace {

constexpr u32 most_sampled = 10000;  // programmes, because clustering costs the square of degrees

/// The programmes whose surroundings are looked at, by a stream of the seed where there are too many.
std::vector<u32> sample_of(u32 programmes, const Clock& clock) {
    return graph::sampled_nodes(programmes, std::min(programmes, most_sampled),
                                {.seed = clock.seed,
                                 .replicate = clock.replicate,
                                 .step = clock.step,
                                 .round = 0,
                                 .name = stream_name("sample of programmes"),
                                 .agent = 0});
}

double participation(const FirmCut& cut) { return ratio(cut.partners, cut.firms); }
double formalism(const FirmCut& cut) { return ratio(cut.declared - cut.depth, cut.declared); }

/// Shares of classes of degree among those that have any.
void observe_degrees(IndicatorName indicator, std::span<const double> degrees, Indicators out) {
    double all = 0;
    std::array<double, degree_classes> in_class{};
    for (u32 c = 0; c < degree_classes; ++c) {
        for (u32 k = degree_begins[c]; k < degree_begins[c + 1]; ++k) in_class[c] += degrees[k];
        all += in_class[c];
    }
    for (u32 c = 0; c < degree_classes; ++c) out(indicator, c) = ratio(in_class[c], all);
}

void observe_firm_degrees(const FirmCensus& c, double edges, double partners, Indicators out) {
    std::vector<double> degrees(c.degrees.begin(), c.degrees.end());
    u32 largest = most_degrees - 1;
    while (largest > 0 && degrees[largest] <= 0) --largest;
    const Line line = rank_size(degrees);
    observe_degrees(indicator::firm_degree_share, degrees, out);
    out(indicator::partnerships_per_partner) = ratio(edges, partners);
    out(indicator::one_partnership_share) = ratio(degrees[1], partners);
    out(indicator::largest_firm_degree) = largest;
    out(indicator::degree_rank_slope) = line.slope();
    out(indicator::degree_rank_fit) = line.fit();
}

void observe_programme_degrees(Read<Programme> programmes, In<Partnership> edges, Indicators out) {
    std::vector<double> degrees(most_degrees, 0);
    u32 largest = 0;
    double open = 0;
    double partnered = 0;
    for (u32 p = 0; p < programmes.size(); ++p) {
        if (programmes[{p}].state != ProgrammeState::open) continue;
        const u32 degree = edges[{p}].size();
        degrees[std::min(degree, most_degrees - 1)] += 1;
        largest = std::max(largest, degree);
        open += 1;
        partnered += degree > 0 ? 1 : 0;
    }
    observe_degrees(indicator::programme_degree_share, degrees, out);
    out(indicator::largest_programme_degree) = largest;
    out(indicator::partnered_programmes) = ratio(partnered, open);
}

void observe_cuts(Read<SectorCut> sectors, Indicators out, const Layout& layout) {
    std::vector<FirmCut> in_industry(layout.industries);
    for (u32 r = 0; r < layout.regions; ++r) {
        FirmCut here{};
        for (u32 i = 0; i < layout.industries; ++i) {
            here += sectors[layout.sector(r, i)].cut;
            in_industry[i] += sectors[layout.sector(r, i)].cut;
        }
        out(indicator::firms_by_region, r) = here.firms;
        out(indicator::participation_by_region, r) = participation(here);
        out(indicator::partnerships_by_region, r) = here.edges;
        out(indicator::real_depth_by_region, r) = ratio(here.depth, here.edges);
        out(indicator::formalism_by_region, r) = formalism(here);
        out(indicator::audit_findings_by_region, r) = here.findings;
        out(indicator::exchanges_by_region, r) = here.exchanges;
        out(indicator::intraregional_share_by_region, r) = ratio(here.near, here.edges);
    }
    for (u32 i = 0; i < layout.industries; ++i) {
        out(indicator::participation_by_industry, i) = participation(in_industry[i]);
        out(indicator::partnerships_by_industry, i) = in_industry[i].edges;
        out(indicator::formalism_by_industry, i) = formalism(in_industry[i]);
    }
}

}  // namespace

/// Q4: clustering, over programmes that have partners.
void look_at_network(Economy& me, In<Partnership> edges, Read<Programme> programmes, Read<Firm> firms, Given<Clock> clock) {
    graph::Rows rows;
    for (u32 p = 0; p < programmes.size(); ++p) {
        for (const auto& [firm, edge, id] : edges[{p}]) rows.targets.push_back(firm.slot);
        rows.offsets.push_back(static_cast<u32>(rows.targets.size()));
    }
    const graph::TwoModeClustering found =
        graph::two_mode_clustering(rows, firms.size(), sample_of(programmes.size(), *clock));
    me.closure = {found.share, static_cast<double>(found.nodes)};
}

void observe_cooperation(const Economy& me, Self<Economy> self, Read<FirmCensus> firms, Read<SectorCut> sectors,
                         Read<Programme> programmes, In<Partnership> edges, Indicators out, Given<Derived> derived) {
    const FirmCensus& c = firms[self];
    FirmCut all{};
    for (u32 k = 0; k < size_classes; ++k) {
        const FirmCut& cut = c.by_size[k];
        all += cut;
        out(indicator::firms_by_size, k) = cut.firms;
        out(indicator::participation_by_size, k) = participation(cut);
        out(indicator::partnerships_by_size, k) = cut.edges;
        out(indicator::real_depth_by_size, k) = ratio(cut.depth, cut.edges);
        out(indicator::formalism_by_size, k) = formalism(cut);
    }
    for (u32 k = 0; k < c.by_leading.size(); ++k) {
        out(indicator::firms_by_leading, k) = c.by_leading[k].firms;
        out(indicator::participation_by_leading, k) = participation(c.by_leading[k]);
        out(indicator::partnerships_by_leading, k) = c.by_leading[k].edges;
        out(indicator::formalism_by_leading, k) = formalism(c.by_leading[k]);
    }
    for (u32 k = 0; k < c.edges.size(); ++k) {
        out(indicator::depth_share, k) = ratio(c.edges[k], all.edges);
        out(indicator::partnerships_by_depth, k) = c.edges[k];
    }
    out(indicator::participation) = participation(all);
    out(indicator::participation_from_20_staff) =
        ratio(c.by_size[1].partners + c.by_size[2].partners, c.by_size[1].firms + c.by_size[2].firms);
    out(indicator::partnerships) = all.edges;
    out(indicator::real_depth) = ratio(all.depth, all.edges);
    out(indicator::declared_depth) = ratio(all.declared, all.edges);
    out(indicator::formalism) = formalism(all);
    out(indicator::audit_findings) = all.findings;
    out(indicator::exchanges) = all.exchanges;
    out(indicator::seats) = c.seats;
    out(indicator::intraregional_share) = ratio(all.near, all.edges);
    out(indicator::trust) = ratio(c.trust, all.edges);
    out(indicator::partnership_age) = ratio(c.age, all.edges);
    out(indicator::training_pays) = ratio(c.paid_trainers, c.trainers);
    out(indicator::network_clustering) = me.closure.looked_at > 0 ? me.closure.share : missing;
    observe_firm_degrees(c, all.edges, all.partners, out);
    observe_programme_degrees(programmes, edges, out);
    observe_cuts(sectors, out, derived->layout);
}

}  // namespace consortium
