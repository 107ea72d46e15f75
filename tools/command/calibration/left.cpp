#include "tools/command/calibration/left.hpp"

#include "engine/files/atomic_file.hpp"
#include "engine/output/build_info.hpp"
#include "engine/session/calibration/points.hpp"
#include "tools/command/calibration/page.hpp"
#include "tools/command/tables/calibration.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace consortia::command {

namespace {

using json = nlohmann::ordered_json;
using session::Calibrated;

json number_or_null(double x) { return std::isfinite(x) ? json(x) : json(); }

json moments_of(const Calibrated& calibrated) {
    json all = json::array();
    const std::vector<Moment>& moments = calibrated.plan.study().study().calibration.moments;
    std::size_t fitted = 0;
    for (std::size_t j = 0; j < moments.size(); ++j) {
        const Moment& moment = moments[j];
        json one = {{"name", moment.name},
                    {"expression", moment.expression},
                    {"when", moment.window},
                    {"target", moment.target},
                    {"tolerance", moment.tolerance},
                    {"weight", moment.weight},
                    {"use", moment.fitted ? "fitted" : "test"},
                    {"source", moment.source},
                    {"before", number_or_null(calibrated.fits[j].before)},
                    {"after", number_or_null(calibrated.fits[j].after)},
                    {"distance", number_or_null(session::distance_of(moment, calibrated.fits[j].after))}};
        if (moment.fitted) {
            const session::Tested& tested = calibrated.posterior.emulator[fitted];
            one["reachable"] = calibrated.posterior.reachable[fitted];
            one["emulator"] = {{"points", tested.points},
                               {"explained", tested.explained},
                               {"inside", tested.inside},
                               {"scale", tested.scale}};
            ++fitted;
        }
        all.push_back(std::move(one));
    }
    return all;
}

json parameters_of(const Calibrated& calibrated) {
    json all = json::array();
    const Study& study = calibrated.plan.study().study();
    for (std::size_t k = 0; k < session::free_parameters(study); ++k) {
        const Factor& factor = study.factors[k];
        const session::Learnt& learnt = calibrated.posterior.parameters[k];
        const auto at = [&](double share) { return study::value_at(factor, share); };
        json effects = json::object();
        for (std::size_t j = 0; j < learnt.effects.size(); ++j)
            effects[calibrated.question.moments[j].name] = learnt.effects[j];
        all.push_back({{"name", factor.quantity.name},
                       {"unit", factor.quantity.unit},
                       {"prior", {at(0), at(1)}},
                       {"before", calibrated.before[k]},
                       {"centre", calibrated.centre[k]},
                       {"median", at(learnt.median)},
                       {"interval_90", {at(learnt.low90), at(learnt.high90)}},
                       {"interval_95", {at(learnt.low95), at(learnt.high95)}},
                       {"width_of_prior", learnt.spread},
                       {"informed", !is_uninformed(learnt)},
                       {"effects", std::move(effects)},
                       {"profile", learnt.profile}});
    }
    return all;
}

json conflicts_of(const Calibrated& calibrated) {
    json all = json::array();
    for (const session::Conflict& conflict : calibrated.posterior.conflicts) {
        all.push_back(
            {{"moments", {calibrated.question.moments[conflict.one].name, calibrated.question.moments[conflict.other].name}},
             {"nearest", conflict.nearest}});
    }
    return all;
}

}  // namespace

std::string json_of(const Calibrated& calibrated) {
    const Study& study = calibrated.plan.study().study();
    const json all = {{"study", study.name},
                      {"version", output::version()},
                      {"commit", output::commit()},
                      {"content_digest", calibrated.plan.content_digest()},
                      {"points", calibrated.points},
                      {"points_left_out", calibrated.failed},
                      {"points_of_the_emulator", calibrated.posterior.used},
                      {"seeds", study.scenario.seeds},
                      {"draws", calibrated.draws.count()},
                      {"moments", moments_of(calibrated)},
                      {"parameters", parameters_of(calibrated)},
                      {"correlations", calibrated.posterior.correlations},
                      {"cannot_be_met_together", conflicts_of(calibrated)},
                      {"findings", findings_of(calibrated)}};
    return all.dump(2) + "\n";
}

std::filesystem::path leave(const Calibrated& calibrated, const session::Playing& playing, session::Listener& listener) {
    const study::Records records = session::records_of(calibrated.plan, playing.folder, study::Keep::places, listener);
    session::write_study(calibrated.plan, records, playing, false, calibrated.burn_ins);
    files::write_text(playing.folder / "calibration.json", json_of(calibrated));
    files::write_text(playing.folder / "calibration.html", page_of(calibrated));
    const std::filesystem::path draws = playing.folder / "posterior.csv";
    files::write_text(draws, config::draws_text(calibrated.draws));
    output::write_provenance(draws.string(), session::provenance_of(playing));
    return draws;
}

}  // namespace consortia::command
