// A page as one file: one script, one style, both named by their hashes in the page's own policy: nothing else runs, and nothing is
// fetched.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
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

/** Of each kind of page the script it begins with, and its styles; of one that plays also the script of its workers. */
export const kinds = {
    report: { entry: "src/page.ts", styles: ["style.css", "chart.css"] },
    explorer: { entry: "src/explore/page.ts", styles: ["style.css", "chart.css", "explore.css"] },
    beside: { entry: "src/live/beside.ts", worker: "src/live/worker.ts", styles: ["style.css", "chart.css", "explore.css", "live.css"] },
    live: { entry: "src/live/page.ts", worker: "src/live/worker.ts", styles: ["style.css", "chart.css", "explore.css", "live.css"] },
};

async function script(entry, worker = null) {
    const made = await build({
        entryPoints: [join(here, entry)],
        bundle: true,
        minify: true,
        write: false,
        format: "iife",
        target: "es2022",
        charset: "utf8",
        legalComments: "none",
        define: worker === null ? {} : { WORKER: JSON.stringify(await script(worker)) },
        plugins: [texts],
    });
    return made.outputFiles[0].text.trim().replaceAll("</script", "<\\/script");
}

const style = async (files) => (await transform(files.map(read).join(""), { loader: "css", minify: true })).code.trim();

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A page that plays may also compile WebAssembly, and run what it has made itself as workers. */
const policy = (code, css, plays) =>
    [
        "default-src 'none'",
        `script-src ${hash(code)}${plays ? " 'wasm-unsafe-eval'" : ""}`,
        `style-src ${hash(css)}`,
        ...(plays ? ["worker-src blob:"] : []),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        plays ? "trusted-types live" : "trusted-types 'none'",
    ].join("; ");

/** The page in three pieces: between them come the language and the data. */
export async function pieces({ entry, styles, worker = null }) {
    const [code, css] = [await script(entry, worker), await style(styles)];
    const fill = { policy: policy(code, css, worker !== null), style: css, script: code };
    return read("page.html")
        .split(/\{lang\}|\{data\}/)
        .map((piece) => piece.replace(/\{(policy|style|script)\}/g, (_, name) => fill[name]));
}
