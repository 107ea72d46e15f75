// Institutes and links with them, for the engine: every field with its unit, so that digest, snapshots and `describe` know
// it. Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/institutes/rules.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

InstituteRules make_institute_rules(const Inputs& inputs) {
    return {.cooperation = &inputs.given<CooperationRules>(), .institutes = &inputs.given<given::Institutes>()};
}

void describe_institutes(Schema& s) {
    s.derive<InstituteRules>(make_institute_rules);
    s.agent<Institute>("institute")
        .field("level", &Institute::level, "1")
        .field("profile", &Institute::profile, "1")
        .field("school", &Institute::school, "id")
        .field("region", &Institute::region, "label")
        .label_of("region")
        .field("industry", &Institute::industry, "label")
        .label_of("industry");
    s.edge<Research>("research")
        .field("to", &Research::to, "id")
        .field("trust", &Research::trust, "1")
        .field("fee", &Research::transfer, &Transferred::fee, "wq")
        .field("worth", &Research::transfer, &Transferred::worth, "wq")
        .field("gap", &Research::transfer, &Transferred::gap, "1")
        .field("gain", &Research::transfer, &Transferred::gain, "1")
        .field("age", &Research::age, "quarter")
        .field("alive", &Research::alive, "flag");
    s.edge<ScienceLink>("science_link").field("to", &ScienceLink::to, "id").field("alive", &ScienceLink::alive, "flag");
    s.tally<InstituteExchange>("institute_exchange").field("profile", &InstituteExchange::profile, "1");
}

}  // namespace consortium
