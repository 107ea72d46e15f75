// Partnerships and neighbours, for the engine: every field with its unit, so that digest, snapshots and `describe` know it.
// Dimensionless numbers have unit 1.
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/declare.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void describe_cooperation(Schema& s) {
    s.derive<CooperationRules>(make_cooperation_rules);
    s.edge<Partnership>("partnership")
        .field("to", &Partnership::to, "id")
        .field("depth", &Partnership::depth, "1")
        .field("declared", &Partnership::declared, "1")
        .field("trust", &Partnership::trust, "1")
        .field("seats", &Partnership::seats, "1")
        .field("predicted", &Partnership::predicted, "wq")
        .field("realised", &Partnership::realised, "wq")
        .field("fee", &Partnership::fee, "wq")
        .field("claimed", &Partnership::claimed, "wq")
        .field("penalty", &Partnership::penalty, "wq")
        .field("expected_benefit", &Partnership::expected_benefit, "wq")
        .field("hire_value", &Partnership::hire_value, "wq")
        .field("realised_now", &Partnership::realised_now, "wq")
        .field("gap", &Partnership::gap, "1")
        .field("gain", &Partnership::gain, "1")
        .field("worth", &Partnership::worth, "wq")
        .field("invention", &Partnership::invention, "1")
        .field("age", &Partnership::age, "quarter")
        .field("exchanges", &Partnership::exchanges, "1")
        .field("taste_epoch", &Partnership::taste_epoch, "label")
        .field("exchanged", &Partnership::exchanged, "label")
        .field("order_hires", &Partnership::order_hires, "label")
        .field("found_out", &Partnership::found_out, "flag")
        .field("alive", &Partnership::alive, "flag");
    s.edge<Neighbour>("neighbour").field("to", &Neighbour::to, "id");
}

}  // namespace consortium
