#include "tools/command/look/paragraph.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/tables/wrapped.hpp"

namespace consortia::command {

void print_paragraph(std::ostream& out, const std::string& text, const Look& look) {
    constexpr std::size_t indent = 2;
    bool first = true;
    for (const std::string& line : wrapped(visible(text), look.width - indent)) {
        out << std::string(first ? 0 : indent, ' ') << line << '\n';
        first = false;
    }
}

}  // namespace consortia::command
