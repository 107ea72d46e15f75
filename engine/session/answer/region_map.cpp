#include "engine/session/answer/region_map.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/hash.hpp"
#include "engine/output/provenance.hpp"

#include <filesystem>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;

/// Of `{file: regions.geojson, content: 0123456789abcdef}`.
struct Named {
    std::string file;
    std::string content;
};

std::optional<Named> named_in(const ScenarioOfResult& scenario) {
    const auto found = scenario.values.find("map");
    const std::string head = "{file: ", middle = ", content: ";
    if (found == scenario.values.end() || !found->second.starts_with(head)) return std::nullopt;
    const std::string& text = found->second;
    const std::size_t at = text.rfind(middle);
    if (at == std::string::npos) return std::nullopt;
    std::string file = text.substr(head.size(), at - head.size());
    if (file.size() > 1 && file.front() == '"') file = file.substr(1, file.size() - 2);
    return Named{file, text.substr(at + middle.size(), text.size() - at - middle.size() - 1)};
}

fs::path place_of(const Result& result, const std::string& file) {
    const std::vector<std::string> inputs = output::inputs_of(result.path());
    const fs::path beside = inputs.empty() ? fs::path(result.path()) : fs::path(inputs.front());
    return (beside.parent_path() / file).lexically_normal();
}

}  // namespace

MapOfResult map_of(const Result& result, const config::FileSource& files) {
    const std::optional<Named> named = named_in(result.scenarios().front());
    if (!named) return {};
    const fs::path place = place_of(result, named->file);
    const config::Bytes bytes = files.read(place, longest_map);
    if (!bytes.failure.empty()) return {std::nullopt, "the map " + place.string() + " " + bytes.failure};
    if (config::hexadecimal(hash_of(bytes.bytes)) != named->content)
        return {std::nullopt, "the map " + place.string() + " is not the one that was used"};
    return {read_geojson(bytes.bytes, place.string()), ""};
}

}  // namespace consortia::session
