#include "tools/command/exploration/exchange.hpp"

#include "engine/core/error.hpp"

#include <nlohmann/json.hpp>

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

namespace {

using nlohmann::json;

template <class Told>
Told read(const std::string& text) {
    try {
        return json::parse(text).get<Told>();
    } catch (const json::exception& error) {
        throw SystemError(std::string("explore: what the other program says cannot be read: ") + error.what());
    }
}

}  // namespace

std::string text_of(const session::exploration::Question& question) { return json(question).dump(); }
std::string text_of(const session::exploration::Reply& reply) { return json(reply).dump(); }
session::exploration::Question question_of_exploration(const std::string& text) {
    return read<session::exploration::Question>(text);
}
session::exploration::Reply reply_of_exploration(const std::string& text) { return read<session::exploration::Reply>(text); }

}  // namespace consortia::command
