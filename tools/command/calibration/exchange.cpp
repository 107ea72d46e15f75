#include "tools/command/calibration/exchange.hpp"

#include "tools/command/process/json_exchange.hpp"

namespace consortia::session {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FittedMoment, name, target, tolerance, weight)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Question, seed, points, generation, draws, free, moments, asked, measured)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Tested, points, explained, inside, scale)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Conflict, one, other, nearest)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Learnt, median, low90, high90, low95, high95, spread, effects, profile)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Posterior, draws, centre, parameters, correlations, emulator, reachable, conflicts, used)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reply, stage, round, next, nearest, posterior)

}  // namespace consortia::session

namespace consortia::command {

using nlohmann::json;

std::string text_of(const session::Question& question) { return json(question).dump(); }
std::string text_of(const session::Reply& answer) { return json(answer).dump(); }
session::Question question_from(const std::string& text) {
    return read_from_other_program<session::Question>("calibration", text);
}
session::Reply answer_from(const std::string& text) { return read_from_other_program<session::Reply>("calibration", text); }

}  // namespace consortia::command
