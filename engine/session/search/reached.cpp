#include "engine/session/search/reached.hpp"

#include "engine/session/search/listing.hpp"

#include <limits>

namespace consortia::session {

bool is_search(const Plan& plan) { return plan.study().study().is_calibration() || plan.study().study().is_optimisation(); }

Reached reached_by(const Plan& search, const files::Path& folder, std::size_t most_failed, Listener& listener) {
    const Study& study = search.study().study();
    const study::Records records = records_of(search, folder, study::Keep::keys, listener);
    Reached reached{.budget = study.is_calibration() ? study.calibration.runs : study.optimisation.runs,
                    .finished = records.done.size(),
                    .undefined = records.undefined.size(),
                    .failed = records.failed.size(),
                    .journals = records.files.size()};
    if (records.timed > 0) reached.seconds_a_run = records.seconds / static_cast<double>(records.timed);
    for (const auto& [key, failure] : records.failed) {
        if (reached.failures.size() == most_failed) break;
        reached.failures.push_back(failure);
    }
    return reached;
}

Plan scenario_alone(const Plan& search) {
    const study::Sweep& sweep = search.study();
    const std::vector<double> unset(sweep.study().factors.size(), std::numeric_limits<double>::quiet_NaN());
    return Plan(study::Sweep(sweep.model(), sweep.schema(), listing(sweep.study(), {unset}, "The scenario itself.")));
}

}  // namespace consortia::session
