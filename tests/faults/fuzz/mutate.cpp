#include "tests/faults/fuzz/mutate.hpp"

#include "engine/core/hash.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace consortia::fuzz {

namespace {

constexpr std::array<std::string_view, 69> words = {"events: [{at: 3, do: shock}]\n",
                                                    "panel: {kind: tie, fields: [weight], who: founders}\n",
                                                    "pace: {3: 0.1, 6: 0.2}",
                                                    "who: {share: 0.5}",
                                                    "<edge source=\"a\" target=\"a\"/>",
                                                    "<![CDATA[",
                                                    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
                                                    "&a ",
                                                    "*a",
                                                    "<<: ",
                                                    "!!str ",
                                                    "--- ",
                                                    "...\n",
                                                    "- ",
                                                    "? ",
                                                    ": ",
                                                    ", ",
                                                    "[",
                                                    "]",
                                                    "{",
                                                    "}",
                                                    "'",
                                                    "\"",
                                                    "#",
                                                    "|\n ",
                                                    ">\n ",
                                                    "%YAML 1.2\n",
                                                    "\t",
                                                    "\r\n",
                                                    "\n",
                                                    "\n  ",
                                                    "\x00",
                                                    "\xff",
                                                    "\xEF\xBB\xBF",
                                                    "投",
                                                    "~",
                                                    "null",
                                                    "none",
                                                    ".nan",
                                                    ".inf",
                                                    "-.inf",
                                                    "1e999",
                                                    "1e-999",
                                                    "-0",
                                                    "010",
                                                    "0x1F",
                                                    "1_000",
                                                    "1,5",
                                                    "15 %",
                                                    "2025Q1",
                                                    "2025Q9",
                                                    "9999Q4",
                                                    "1Q1",
                                                    "extends: base.yaml\n",
                                                    "extends: s.yaml\n",
                                                    "extends: ../../../x\n",
                                                    "parameters:\n",
                                                    "levers:\n",
                                                    "data:\n",
                                                    "policy.tax_credit.rate: ",
                                                    "policy.subsidy: ",
                                                    "labour.cap: ",
                                                    "population.regions: ",
                                                    "value: ",
                                                    "from: ",
                                                    "ramp_to: ",
                                                    "target: {region: region_1}",
                                                    "{2025Q1: 0.1, 2026Q1: 0.2}",
                                                    "18446744073709551616"};

}  // namespace

u64 Mutator::draw(u64 below) {
    state_ += 0x9e3779b97f4a7c15ULL;
    return mix(state_) % std::max<u64>(below, 1);
}

std::string Mutator::input(u64 k) {
    state_ = mix(k);
    std::string text = any_text();
    for (u64 times = 1 + draw(1 + draw(6)); times > 0; --times) mutate(text);
    text.resize(std::min<std::size_t>(text.size(), 1 << 16));
    return text;
}

void Mutator::mutate(std::string& text) {
    const u64 at = draw(text.size() + 1);
    const u64 length = draw(std::min<u64>(text.size() - at, 40) + 1);
    switch (draw(7)) {
        case 0:
            text.insert(at, words[draw(words.size())]);
            break;
        case 1:
            text.erase(at, length);
            break;
        case 2:
            text.replace(at, length, words[draw(words.size())]);
            break;
        case 3:
            text.insert(at, text.substr(at, length));
            break;
        case 4:
            splice(text);
            break;
        case 5:
            for (u64 times = draw(60); times > 0 && text.size() < 4096; --times) text.insert(at, text.substr(at, length));
            break;
        default:
            if (at < text.size()) text[at] = static_cast<char>(draw(256));
    }
}

/// The front of one text and the back of another, cut at line ends.
void Mutator::splice(std::string& text) {
    const std::string& other = any_text();
    const std::size_t front = text.find('\n', draw(text.size() + 1));
    const std::size_t back = other.find('\n', draw(other.size() + 1));
    text.resize(std::min(front, text.size()));
    if (back != std::string::npos) text += other.substr(back);
}

}  // namespace consortia::fuzz
