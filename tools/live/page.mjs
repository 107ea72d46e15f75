// Writes the toy as a page that plays itself:                           node page.mjs live.wasm toy.html
// or beside the emulator of a study of it, `consortia explore --json`:  node page.mjs live.wasm beside.html exploration.json
// All that it needs is in it: the program, scenarios and data, and what the program says of the scenario.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { kinds, pieces } from "../report/bundle.mjs";
import { Engine } from "./engine.mjs";

const scenario = "scenarios/toy/baseline.yaml";
const needed = ["scenarios/data/industries_2020.csv", "scenarios/data/flows_2020.csv"];
const card = "scenarios/studies/card_levers.yaml";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const files = Object.fromEntries([scenario, ...needed].map((path) => [path, read(path)]));

/** The factors of the study of the card's levers, each with the range that it plays. */
function levers() {
    const all = [...read(card).matchAll(/^ {2}([\w.]+): \{range: \[([\d.]+), ([\d.]+)\]\}$/gm)];
    if (all.length === 0) throw new Error(`${card} has no factors of this form`);
    return all.map(([, name, low, high]) => ({ name, played: [Number(low), Number(high)] }));
}

async function description(program) {
    const engine = await Engine.of(await WebAssembly.compile(program));
    for (const [file, text] of Object.entries(files)) engine.add(file, text);
    engine.open(scenario);
    return engine.describe();
}

const toyOf = async (program) => ({
    program: gzipSync(program, { level: 9 }).toString("base64"),
    files,
    scenario,
    seeds: Number(/^seeds: (\d+)$/m.exec(files[scenario])[1]),
    levers: levers(),
    edge: "partnership",
    description: await description(program),
});

/** The study with the toy beside it, which plays the study's seeds: a mean over them is what both tell. */
function beside(study, toy) {
    const { scenario_file: file, draws, futures, seeds, seed } = study.made;
    const sameScenario = join("scenarios/studies", file) === scenario || study.scenario_place === scenario;
    if (!sameScenario) throw new Error(`this page plays ${scenario}, and the study is of ${file}`);
    if (draws > 0 || futures > 1) throw new Error("a study under draws or futures is not what one scenario plays");
    if (String(seed) !== toy.description.seed) throw new Error(`the study begins with seed ${seed}, the scenario with ${toy.description.seed}`);
    if (study.controls.some(({ kind }) => kind === "package")) throw new Error("packages are files that this page does not have");
    return { ...study, toy: { ...toy, seeds, edge: null } };
}

/** JSON that a script element may hold. */
const inScript = (value) => JSON.stringify(value).replace(/[<\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

const [, , program, out, exploration] = process.argv;
const toy = await toyOf(readFileSync(program));
const data = exploration ? beside(JSON.parse(readFileSync(exploration, "utf8")), toy) : toy;
const [head, middle, foot] = await pieces(exploration ? kinds.beside : kinds.live);
writeFileSync(out, head + middle + inScript(data) + foot);
