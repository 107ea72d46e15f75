#include "tools/command/exploration/exchange.hpp"

#include "tools/command/process/json_exchange.hpp"

namespace consortia::session::exploration {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Measured, name, runs, exact)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Question, points, outputs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Fitted, mean, scale, noise, exact, amplitude, lengths, trend, weights)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Tested, points, in_turn, explained, luck, inside, widened)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Emulator, points, centre, directions, scores, rest, spread, wider, narrowest, least, most,
                                   tested)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reply, emulators)

}  // namespace consortia::session::exploration

namespace consortia::command {

using nlohmann::json;

std::string text_of(const session::exploration::Question& question) { return json(question).dump(); }
std::string text_of(const session::exploration::Reply& reply) { return json(reply).dump(); }
session::exploration::Question question_of_exploration(const std::string& text) {
    return read_from_other_program<session::exploration::Question>("explore", text);
}
session::exploration::Reply reply_of_exploration(const std::string& text) {
    return read_from_other_program<session::exploration::Reply>("explore", text);
}

}  // namespace consortia::command
