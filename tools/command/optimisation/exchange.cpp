#include "tools/command/optimisation/exchange.hpp"

#include "engine/core/error.hpp"

#include <nlohmann/json.hpp>

namespace consortia::session::optimisation {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Aim, name, kind, bound, chance)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Question, seed, points, batch, factors, values, aims, asked, measured)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Tested, points, explained, inside)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reply, stage, round, next, front, moved, confirm, emulators, effects)

}  // namespace consortia::session::optimisation

namespace consortia::command {

namespace {

using nlohmann::json;

template <class Told>
Told read(const std::string& text) {
    try {
        return json::parse(text).get<Told>();
    } catch (const json::exception& error) {
        throw SystemError(std::string("optimise: what the other program says cannot be read: ") + error.what());
    }
}

}  // namespace

std::string text_of(const session::optimisation::Question& question) { return json(question).dump(); }
std::string text_of(const session::optimisation::Reply& reply) { return json(reply).dump(); }
session::optimisation::Question question_of_optimisation(const std::string& text) {
    return read<session::optimisation::Question>(text);
}
session::optimisation::Reply reply_of_optimisation(const std::string& text) {
    return read<session::optimisation::Reply>(text);
}

}  // namespace consortia::command
