#include "tools/command/optimisation/exchange.hpp"

#include "tools/command/process/json_exchange.hpp"

namespace consortia::session::optimisation {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Aim, name, kind, bound, chance)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Question, seed, points, batch, factors, values, aims, asked, measured)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Tested, points, explained, inside)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reply, stage, round, next, front, moved, confirm, emulators, effects)

}  // namespace consortia::session::optimisation

namespace consortia::command {

using nlohmann::json;

std::string text_of(const session::optimisation::Question& question) { return json(question).dump(); }
std::string text_of(const session::optimisation::Reply& reply) { return json(reply).dump(); }
session::optimisation::Question question_of_optimisation(const std::string& text) {
    return read_from_other_program<session::optimisation::Question>("optimise", text);
}
session::optimisation::Reply reply_of_optimisation(const std::string& text) {
    return read_from_other_program<session::optimisation::Reply>("optimise", text);
}

}  // namespace consortia::command
