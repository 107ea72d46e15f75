// Signals of demand, restructuring of programmes, stipends, founding by graduates and alignment as functions of numbers
// (E55, E55b, E56, E57, E50, E106, O4).
#include "models/consortium/schools/restructuring.hpp"
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/entry.hpp"
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/schools/alignment.hpp"
#include "models/consortium/schools/signals.hpp"
#include "tests/models/consortium/vectors.hpp"

using namespace consortium;
using namespace consortium::vectors;

TEST_CASE("guidance makes founding by graduates likelier, and none leaves it as it is (E106, L11b)", "[consortium]") {
    const auto& g = given_default<given::Entry>();
    for (const Row& row : rows_of("E106"))
        agrees(founding_probability(row("c_N"), row("c_D"), row("L11b", 0), g), row, "probability");
    CHECK(founding_probability(.6, .6, 0, g) > founding_probability(.4, .4, 0, g));
}

TEST_CASE("posts to fill come from retirement and growth, and a shrinking industry fills none (E55b)", "[consortium]") {
    CHECK_THAT(mean_growth(110, 100, 8), WithinRel(std::log(1.1) / 8, 1e-12));
    CHECK(mean_growth(110, 0, 4) == 0);
    CHECK(mean_growth(0, 100, 4) == 0);
    CHECK_THAT(posts_to_fill(100, .01, .0066, 12), WithinRel(12 * 100 * .0166, 1e-12));
    CHECK(posts_to_fill(100, -.05, .0066, 12) == 0);
    CHECK_THAT(shortage(29, 15), WithinRel(std::log(2.), 1e-12));
    CHECK_THAT(forecast(.7, .5), WithinAbs(.2, 1e-12));
    CHECK(forecast(3, .5) == 1);
    CHECK(forecast(-3, .5) == -1);
    const std::array<double, 2> values{1, 4};
    CHECK_THAT(weighted_mean(values, std::array<double, 2>{2, 1}), WithinRel(2., 1e-12));
    CHECK_THAT(weighted_mean(values, std::array<double, 2>{0, 0}), WithinRel(2.5, 1e-12));
}

TEST_CASE("planning information brings the forecast into a school's signal and takes the noise out (E55, L17)",
          "[consortium]") {
    const auto& g = given_default<given::Programmes>();
    CHECK(signal(.3, 0, .8, 0, .1) == signal(.3, 0, -.8, 0, .1));  // at status quo no forecast is read
    CHECK_THAT(signal(.3, .2, .8, .5, .1), WithinAbs(1, 1e-12));
    CHECK_THAT(own_signal(.95, .9, g), WithinAbs(.1, 1e-12));  // 2 a share
    CHECK(signal_noise(0, 0, g) == g.signal_noise);
    CHECK_THAT(signal_noise(0, .3, g), WithinRel(.5 * (1 - .5 * (1 - std::exp(-.3))), 1e-12));
    CHECK(signal_noise(.5, .3, g) < signal_noise(0, .3, g));
    CHECK(signal_noise(1, .3, g) == 0);
}

TEST_CASE("places grow with signal and first choices by 3 % at most, and never fall below 4 (E56)", "[consortium]") {
    const auto& g = given_default<given::Programmes>();
    CHECK_THAT(relative_demand(59, 29, 99, 99), WithinRel(std::log(2.), 1e-12));
    CHECK(relative_demand(20, 20, 80, 80) == 0);
    CHECK(relative_demand(0, 30, 0, 30) == 0);
    CHECK_THAT(resized(50, .2, .4, g), WithinRel(50 * std::exp(.03 * .4), 1e-12));
    CHECK_THAT(resized(50, 5, 0, g), WithinRel(50 * std::exp(.03), 1e-12));
    CHECK_THAT(resized(50, -5, 0, g), WithinRel(50 * std::exp(-.03), 1e-12));
    CHECK(resized(4, -1, 0, g) == 4);
}

TEST_CASE("a new programme is appraised by its signal; near fields are cheaper and a grant helps (E56, L20)",
          "[consortium]") {
    const auto& g = given_default<given::Programmes>();
    const auto& finance = given_default<given::SchoolFinance>();
    const auto& annuity = given_default<given::Annuity>();
    CHECK_THAT(start_up_cost(.25, g), WithinRel(25., 1e-12));
    CHECK_THAT(start_up_cost(1, g), WithinRel(40., 1e-12));
    CHECK_THAT(appraisal(1, 12, 25, 0, g, finance, annuity), WithinRel(90 * .8 * .15 * 2.7 - 25, 1e-12));
    CHECK_THAT(appraisal(1, 16, 25, 0, g, finance, annuity), WithinRel(120 * .8 * .15 * 2.7 - 25, 1e-12));
    CHECK_THAT(appraisal(.5, 12, 25, 20, g, finance, annuity) - appraisal(.5, 12, 25, 0, g, finance, annuity),
               WithinRel(20., 1e-9));
}

TEST_CASE("poor placement for three years, empty places or a small class endanger a programme (E57, L19)", "[consortium]") {
    const auto& g = given_default<given::Programmes>();
    CHECK_FALSE(endangered({2, 30, 40, true}, g));
    CHECK(endangered({3, 30, 40, true}, g));
    CHECK(endangered({0, 19, 40, true}, g));
    CHECK_FALSE(endangered({0, 0, 30, false}, g));  // no autumn has passed yet
    CHECK(endangered({0, 14, 14.9, true}, g));
    CHECK(weak_years_after(2, .74, .75) == 3);
    CHECK(weak_years_after(2, .75, .75) == 0);
    CHECK(weak_years_after(2, .75, .80) == 3);
    CHECK(weak_years_after(255, 0, .75) == 255);
}

TEST_CASE("a stipend is for strategic fields unless a target names fields or order classes (E50, L21)", "[consortium]") {
    Target place = target_of_region(0);
    place.label[field_axis] = 3;
    const Lever none(0);
    const Lever plain(1);
    CHECK(stipend_of(none, place, true, true) == 0);
    CHECK(stipend_of(plain, place, true, false) == 1);
    CHECK(stipend_of(plain, place, false, true) == 0);
    TargetMask order;
    order.allowed[order_axis] = 1;
    const Lever for_orders(0, {{1.5, order}});
    CHECK(stipend_of(for_orders, place, false, true) == 1.5);
    CHECK(stipend_of(for_orders, place, true, false) == 0);
    TargetMask field;
    field.allowed[field_axis] = u64{1} << 3;
    CHECK(stipend_of(Lever(0, {{2, field}}), place, false, false) == 2);
    TargetMask region;
    region.allowed[region_axis] = 1;
    CHECK(stipend_of(Lever(0, {{2, region}}), place, false, false) == 0);
    CHECK(stipend_of(Lever(0, {{2, region}}), place, true, false) == 2);
}

TEST_CASE("enrolment is aligned where its shares are those of vacancies (O4)", "[consortium]") {
    const std::array<double, 3> vacancies{10, 20, 10};
    CHECK_THAT(alignment(std::array<double, 3>{25, 50, 25}, vacancies), WithinRel(1., 1e-12));
    CHECK_THAT(alignment(std::array<double, 3>{0, 0, 40}, vacancies), WithinRel(.25, 1e-12));
    CHECK(std::isnan(alignment(std::array<double, 3>{0, 0, 0}, vacancies)));
}
