// What the program predicts, for tests that hold the page against it: reads {"question": …, "at": [points]} and writes, by
// output, its emulator, means and variances at these points, and those of the differences to the first.
#include "tools/analyse/emulate/emulation.hpp"
#include "tools/command/exploration/exchange.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>

using namespace consortia;
using nlohmann::json;

namespace {

json cells_of(const std::vector<analyse::Predicted>& cells) {
    json list = json::array();
    for (const analyse::Predicted& cell : cells) list.push_back({{"mean", cell.mean}, {"variance", cell.variance}});
    return list;
}

}  // namespace

int main() {
    const json asked = json::parse(std::string{std::istreambuf_iterator<char>(std::cin), {}});
    const auto question = command::question_of_exploration(asked.at("question").dump());
    json told = json::parse(command::text_of(analyse::answer_to(question)));
    for (std::size_t k = 0; k < question.outputs.size(); ++k) {
        std::vector<analyse::Point> points;
        analyse::RunsOfCells runs;
        std::vector<u64> exact;
        for (const std::size_t known : told["emulators"][k]["points"]) {
            if (std::ranges::count(question.outputs[k].exact, known) > 0) exact.push_back(points.size());
            points.push_back(question.points[known]);
            runs.push_back(question.outputs[k].runs[known]);
        }
        const analyse::Emulation emulation(points, runs, exact);
        json& at = told["at"].emplace_back(json::array());
        json& apart = told["apart"].emplace_back(json::array());
        for (const analyse::Point point : asked.at("at")) {
            at.push_back(cells_of(emulation.at(point)));
            apart.push_back(cells_of(emulation.difference(point, asked.at("at").at(0))));
        }
    }
    std::cout << told << '\n';
}
