// Technology transfer against rows of another hand (E80, E81).
#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

namespace {

Profile profile_of(const std::vector<double>& numbers) {
    Profile profile{};
    std::ranges::transform(numbers, profile.begin(), [](double x) { return static_cast<float>(x); });
    return profile;
}

}  // namespace

TEST_CASE("a transfer happens by depth, absorption, distance of knowledge and effort (E80)", "[consortium]") {
    for (const Row& row : rows_of("E80")) {
        const double distance = cognitive_distance(profile_of(row.list("K_j")), profile_of(row.list("K_p")));
        const double hazard =
            transfer_hazard(row("d"), row("κ_j"), distance, row("ē_S"), row("ē_T"), *with_platforms(row)->transfer);
        agrees(distance, row, "δ", single_precision);
        agrees(hazard, row, "λ_T", single_precision);
        agrees(probability_of(hazard), row, "probability per quarter", single_precision);
    }
}

TEST_CASE("a transfer closes part of the gap, and its fee is divided (E81)", "[consortium]") {
    const given::Transfer& g = *rules().transfer;
    for (const Row& row : rows_of("E81")) {
        if (row.in.lists.contains("gaps")) continue;  // the next case
        const double gap = std::max(0.0, transfer_source(row("v_p"), row("X̄_i"), row("x̄_i"), g) - row("x_j"));
        const double gain = transfer_gain(gap, row("ē_S"), row("ē_T"), g);
        const double worth = transfer_worth(gain, row("R_j"), *rules().gains);
        const double fee = agreed_fee(g.fee_median * math::exp(g.fee_deviation * row("ε")), worth, g);
        const double inventors = row("L9", .5);
        const FeeShares shares = fee_shares(inventors, g);
        agrees(gain, row, "Δx");
        agrees(worth, row, "value");
        agrees(fee, row, "F_T");
        agrees(school_part(fee, inventors), row, "school");
        agrees(shares.team * fee, row, "team");
        agrees(shares.teacher * fee, row, "teacher");
    }
}

TEST_CASE("several transfers of a quarter close at most the largest gap (E81)", "[consortium]") {
    u32 held = 0;
    for (const Row& row : rows_of("E81")) {
        if (!row.in.lists.contains("gaps")) continue;
        ++held;
        given::Transfer g = *rules().transfer;
        g.catch_up = row("γ_T");
        double gains = 0;
        double largest = 0;
        for (std::size_t k = 0; k < row.list("gaps").size(); ++k) {
            const double gap = row.list("gaps")[k];
            const double gain = transfer_gain(gap, row.list("ē_S+ē_T")[k], 0, g);
            CHECK_THAT(gain, WithinRel(row.out.lists.at("Δx each")[k], exact));
            gains += gain;
            largest = std::max(largest, gap);
        }
        agrees(received(gains, largest), row, "Δx of the firm");
    }
    CHECK(held == 1);
}
