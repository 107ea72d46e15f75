// Draws of one stream against those that other arithmetic makes of the same words: Philox in whole numbers of Python, scipy
// 1.10 for inversion, and for the rest the published algorithms written out anew with 40 digits of mpmath 1.2. What they
// decide on is right to the last digit, so one that decides otherwise here is wrong.
#include "engine/random/distributions.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <numeric>
#include <vector>

using namespace consortia;

namespace {

Rng stream() { return Rng({.seed = 7, .replicate = 3, .step = 11, .round = 1, .name = 0x2904e997, .agent = 99}); }

template <class Draw>
void check_counts(const std::vector<u32>& known, u64 words, Draw draw) {
    Rng rng = stream();
    for (const u32 each : known) CHECK(draw(rng) == each);
    CHECK(rng.drawn() == words);
}

template <class Draw>
void check_numbers(const std::vector<double>& known, u64 words, Draw draw) {
    Rng rng = stream();
    for (const double each : known) CHECK(draw(rng) == Approx(each).epsilon(1e-13));
    CHECK(rng.drawn() == words);
}

}  // namespace

TEST_CASE("counts are drawn as worked out elsewhere, from as many words", "[random][distributions]") {
    const auto of = [](u32 n, double p) { return [=](Rng& rng) { return binomial(rng, n, p); }; };
    check_counts({3, 4, 4, 2, 4, 3}, 12, of(12, 0.3));
    check_counts({4, 4, 5, 1, 4, 3}, 12, of(1000, 0.004));
    check_counts({45, 45, 44, 48, 45, 46}, 12, of(50, 0.9));
    check_counts({119, 124, 122, 118, 130, 120}, 28, of(300, 0.4));
    check_counts({3999690, 4000977, 4000546, 3999464, 4002258, 4002149}, 24, of(4000000000, 0.001));
    check_counts({5, 1, 6, 10, 7, 8}, 36, [](Rng& rng) { return negative_binomial(rng, 2.5, 0.3); });
    check_counts({358, 366, 417, 428, 276, 297}, 52, [](Rng& rng) { return negative_binomial(rng, 40, 0.1); });
}

TEST_CASE("positive numbers and shares are drawn as worked out elsewhere, to the thirteenth digit",
          "[random][distributions]") {
    const auto of = [](double shape, double scale) { return [=](Rng& rng) { return gamma(rng, shape, scale); }; };
    check_numbers({4.8930381698058398, 6.8817859301288168, 6.1687569507791218, 4.5908477137512861, 9.2953534615739078,
                   9.0822576984189909},
                  24, of(3, 2));
    check_numbers({0.45658948366280499, 0.021703347839434232, 0.65511139299272659, 1.4318601103638552, 0.68878862208372383,
                   0.22761261308186773},
                  36, of(0.5, 1));
    check_numbers({0.99858030841761904, 1.0043173732938359, 1.0024035275315651, 0.99758071716047795, 1.0099658513686824,
                   1.0095088974489457},
                  24, of(1e4, 1e-4));
    const auto share = [](double a, double b) { return [=](Rng& rng) { return beta(rng, a, b); }; };
    check_numbers({0.57860520414430344, 0.80327940232933904, 0.64997748681056228, 0.5352755822886783, 0.99487656220331812,
                   0.92926517855635212},
                  48, share(2, 1));
    check_numbers({0.95462330520140228, 0.31390528904638986, 0.75162341085153746, 0.94599515566579629, 0.98717199169023585,
                   0.16342605606726916},
                  72, share(0.5, 0.5));
    check_numbers({0.86371018857349269, 0.90572205577076119, 0.85920256177931083, 0.84997881473296433, 0.96628647756608586,
                   0.93541660061506821},
                  48, share(30, 4));
}

TEST_CASE("shares of many, orders and samples are drawn as worked out elsewhere", "[random][distributions]") {
    Rng rng = stream();
    const std::array weights{1.0, 0.0, 3.0, 4.0};
    CHECK(multinomial(rng, 100, weights) == std::vector<u32>{12, 0, 30, 58});
    CHECK(multinomial(rng, 100, weights) == std::vector<u32>{11, 0, 38, 51});
    CHECK(multinomial(rng, 100, weights) == std::vector<u32>{17, 0, 35, 48});
    Rng again = stream();
    std::vector<u32> order(10);
    std::iota(order.begin(), order.end(), 0U);
    shuffle(again, order);
    CHECK(order == std::vector<u32>{6, 2, 1, 0, 5, 8, 3, 9, 7, 4});
    CHECK(again.drawn() == 9);
    again = stream();
    CHECK(sample_without_replacement(again, 100, 8) == std::vector<u32>{55, 41, 46, 8, 49, 73, 94, 64});
    CHECK(again.drawn() == 15);
    const AliasTable table(std::array{0.1, 5.0, 0.0, 2.0, 0.001, 2.899});
    check_counts({1, 3, 5, 1, 3, 1, 1, 1, 5, 5, 5, 5}, 24, [&](Rng& words) { return table.draw(words); });
}

TEST_CASE("on average a draw takes no more words than it says", "[random][distributions]") {
    const auto words = [](auto draw) {
        Rng rng = stream();
        for (u32 k = 0; k < 100'000; ++k) draw(rng);
        return static_cast<double>(rng.drawn()) / 100'000;
    };
    for (const double n : {25.0, 40.0, 100.0, 1e4, 1e9}) {
        const double taken = words([=](Rng& rng) { return binomial(rng, static_cast<u32>(n), 0.4); });
        CAPTURE(n, taken);
        CHECK(taken <= 6);
    }
    for (const double shape : {1.0, 1.5, 10.0, 1e6}) {
        const double taken = words([=](Rng& rng) { return gamma(rng, shape, 1); });
        CAPTURE(shape, taken);
        CHECK(taken <= 4.2);
        CHECK(words([=](Rng& rng) { return gamma(rng, shape / 1e7, 1); }) <= 6.4);
    }
}
