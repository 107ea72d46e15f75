// Makes the pages and writes them as C++: node build.mjs pieces.cpp
// One script, one style, both named by their hashes in the page's own policy: nothing else runs, and nothing is fetched.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const read = (path) => readFileSync(join(here, path), "utf8");

/** The module "texts": a language for each file of src/texts. */
const texts = {
    name: "texts",
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^texts$/ }, () => ({ path: "texts", namespace: "texts" }));
        onLoad({ filter: /.*/, namespace: "texts" }, () => {
            const files = readdirSync(join(here, "src/texts"))
                .filter((file) => file.endsWith(".json"))
                .sort();
            const named = files.map((file) => [file.replace(".json", ""), JSON.parse(read(`src/texts/${file}`))]);
            return { contents: JSON.stringify(Object.fromEntries(named)), loader: "json" };
        });
    },
};

/** Of each kind of page the script it begins with, and its styles. */
const kinds = {
    report: { entry: "src/page.ts", styles: ["style.css", "chart.css"] },
    explorer: { entry: "src/explore/page.ts", styles: ["style.css", "chart.css", "explore.css"] },
};

async function script(entry) {
    const made = await build({
        entryPoints: [join(here, entry)],
        bundle: true,
        minify: true,
        write: false,
        format: "iife",
        target: "es2022",
        charset: "utf8",
        legalComments: "none",
        plugins: [texts],
    });
    return made.outputFiles[0].text.trim().replaceAll("</script", "<\\/script");
}

const style = async (files) => (await transform(files.map(read).join(""), { loader: "css", minify: true })).code.trim();

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const policy = (code, css) =>
    [
        "default-src 'none'",
        `script-src ${hash(code)}`,
        `style-src ${hash(css)}`,
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ].join("; ");

/** The page in three pieces: between them come the language and the data. */
async function pieces({ entry, styles }) {
    const [code, css] = [await script(entry), await style(styles)];
    const fill = { policy: policy(code, css), style: css, script: code };
    return read("page.html")
        .split(/\{lang\}|\{data\}/)
        .map((piece) => piece.replace(/\{(policy|style|script)\}/g, (_, name) => fill[name]));
}

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

const pages = {};
for (const [kind, parts] of Object.entries(kinds)) pages[kind] = await pieces(parts);
writeFileSync(process.argv[2], cpp(pages));
