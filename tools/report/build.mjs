// Makes the pages of the program and writes them as C++: node build.mjs pieces.cpp
import { writeFileSync } from "node:fs";
import { kinds, pieces } from "./bundle.mjs";

/** Raw string literals that no compiler finds too long. */
function literals(text) {
    const parts = text.match(/[^]{1,8000}/gu) ?? [];
    return parts.map((part) => `        R"~~~~(${part})~~~~",`).join("\n");
}

const cpp = (pages) => `// Made by tools/report/build.mjs.
#include "tools/report/pieces.hpp"

namespace consortia::report {

namespace {

${Object.entries(pages).map(([kind, page]) => listed(kind, page)).join("\n\n")}

}  // namespace

std::vector<Piece> pieces(Kind kind) { return kind == Kind::explorer ? explorer() : report(); }

}  // namespace consortia::report
`;

const listed = (kind, page) => `std::vector<Piece> ${kind}() {
    return {
${page.map((piece) => `        {\n${literals(piece)}\n        },`).join("\n")}
    };
}`;

const pages = { report: await pieces(kinds.report), explorer: await pieces(kinds.explorer) };
writeFileSync(process.argv[2], cpp(pages));
