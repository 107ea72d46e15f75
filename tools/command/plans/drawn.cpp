#include "tools/command/plans/drawn.hpp"

#include "engine/config/yaml/value.hpp"
#include "tools/command/process/shell.hpp"

namespace consortia::command {

std::string settings_of_draw(const ParameterDraws& drawn, const Schema& schema, std::size_t draw) {
    if (drawn.empty()) return "";
    std::string text = " --draws 0";
    for (std::size_t k = 0; k < drawn.parameters.size(); ++k) {
        const Quantity& quantity = schema.find_setting(drawn.parameters[k])->quantity;
        text += " --set " + quoted(quantity.name + "=" + config::value_text(drawn.values[draw][k], quantity));
    }
    return text;
}

}  // namespace consortia::command
