// Partnerships and neighbours, for the engine: every field with its unit, so that digest, snapshots and `describe` know it.
// Dimensionless numbers have unit 1.
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/declare.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void describe_cooperation(Schema& s) {
    s.derive<CooperationRules>(make_cooperation_rules);
    s.component<Surroundings>("surroundings")
        .field("wage_unit", &Surroundings::wage_unit, "wq")
        .field("payout", &Surroundings::payout, "1")
        .field("frontier", &Surroundings::frontier, "log")
        .field("mean_technology", &Surroundings::mean_technology, "log")
        .field("fit", &Surroundings::fit, "1");
    s.edge<Partnership>("partnership")
        .field("to", &Partnership::to, "id")
        .field("depth", &Partnership::agreed, &Agreement::depth, "1")
        .field("seats", &Partnership::agreed, &Agreement::seats, "1")
        .field("declared", &Partnership::agreed, &Agreement::declared, "1")
        .field("ghosts", &Partnership::agreed, &Agreement::ghosts, "1")
        .field("expected_gain", &Partnership::agreed, &Agreement::expected_gain, "log")
        .field("expected_hires", &Partnership::agreed, &Agreement::expected_hires, "1")
        .field("fee", &Partnership::transfer, &Transferred::fee, "wq")
        .field("worth", &Partnership::transfer, &Transferred::worth, "wq")
        .field("gap", &Partnership::transfer, &Transferred::gap, "1")
        .field("gain", &Partnership::transfer, &Transferred::gain, "1")
        .field("promised", &Partnership::learnt, &Lessons::promised, "log")
        .field("booked", &Partnership::learnt, &Lessons::booked, "log")
        .field("trust", &Partnership::learnt, &Lessons::trust, "1")
        .field("predicted", &Partnership::learnt, &Lessons::predicted, "wq")
        .field("realised", &Partnership::learnt, &Lessons::realised, "wq")
        .field("age", &Partnership::learnt, &Lessons::age, "quarter")
        .field("joint_part", &Partnership::invention, &Invention::part, "1")
        .field("joint_research", &Partnership::invention, &Invention::research, "wq")
        .field("invention", &Partnership::invention, &Invention::step, "1")
        .field("exchanged", &Partnership::staff, &StaffMoves::exchanged, "1")
        .field("hires", &Partnership::staff, &StaffMoves::hires, "1")
        .field("taste_epoch", &Partnership::taste_epoch, "label")
        .field("alive", &Partnership::alive, "flag")
        .field("paid", &Partnership::claim, &Claim::paid, "wq")
        .field("paid_for_ghosts", &Partnership::claim, &Claim::ghosts, "wq")
        .field("penalty", &Partnership::claim, &Claim::penalty, "wq")
        .field("found_out", &Partnership::claim, &Claim::found_out, "flag");
    s.edge<Neighbour>("neighbour").field("to", &Neighbour::to, "id");
}

}  // namespace consortium
