#include "models/consortium/nouns/gain_worth.hpp"

#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/adoption.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/parameters/schools/learning.hpp"

namespace consortium {

namespace {

/// A gain in technology: from the second quarter staff work with what they do not know yet, until they have learnt it; the
/// means follow and are paid for.
double worth_of_technology(const Inputs& inputs) {
    const auto& market = inputs.given<given::Market>();
    const auto& adoption = inputs.given<given::Adoption>();
    const double means = inputs.given<given::Production>().means_weight;
    const double penalty = inputs.given<given::Effectiveness>().vintage_gap_penalty;
    const double learning = inputs.given<given::Learning>().vintage;
    const double pass_through = inputs.given<given::Wages>().pass_through;
    Gain gain;
    double unknown = 0;     // to staff
    double not_bought = 1;  // of the means
    double paid = adoption.means_price * adoption.means;
    return worth_today(inputs.given<given::Annuity>(),
                       [&](u32 t) {
                           not_bought *= 1 - adoption.means;
                           pass(gain, (1 - means) * (1 - penalty * unknown) + means * (1 - not_bought),
                                -pass_through * penalty * unknown, market);
                           unknown = t == 1 ? 1 : unknown * (1 - learning);
                           const double bought = adoption.means_price * adoption.means * not_bought;
                           return profit_of(gain.lead, gain.share, market) - bought;
                       }) -
           paid;
}

/// Somebody who is better matched, and paid for it in part, while he stays.
double worth_of_match(const Inputs& inputs) {
    const auto& market = inputs.given<given::Market>();
    const double output = 1 - inputs.given<given::Production>().means_weight;
    const double pay = inputs.given<given::Wages>().pass_through;
    Gain gain;
    double there = 1;
    return worth_today(inputs.given<given::Annuity>(), [&](u32) {
        there *= inputs.given<given::Partnership>().stay;
        pass(gain, output * there, pay * there, market);
        return profit_of(gain.lead, gain.share, market);
    });
}

double soon_in_output(const Inputs& inputs) {
    const double means = inputs.given<given::Production>().means_weight;
    const double not_bought = 1 - inputs.given<given::Adoption>().means;
    return (1 - means) * (1 - inputs.given<given::Effectiveness>().vintage_gap_penalty) +
           means * (1 - not_bought * not_bought);
}

}  // namespace

GainWorth make_gain_worth(const Inputs& inputs) {
    const auto& market = inputs.given<given::Market>();
    const double of_share = worth_today(inputs.given<given::Annuity>(), [&](u32) { return profit_of(0, 1, market); });
    return {.technology = worth_of_technology(inputs),
            .match = worth_of_match(inputs),
            .share = of_share,
            .output = soon_in_output(inputs)};
}

}  // namespace consortium
