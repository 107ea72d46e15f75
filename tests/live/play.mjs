// Plays scenarios in the program for browsers: node play.mjs PROGRAM TREE, with one run a line of standard input, as JSON
// {scenario, replicate, set, out}. Each is described on a line of standard output; out.f64 gets its frames. One engine plays all.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Engine, Fault } from "../../tools/live/engine.mjs";

const [, , program, tree] = process.argv;
const engine = await Engine.of(await WebAssembly.compile(readFileSync(program)));
for (const file of readdirSync(join(tree, "scenarios"), { recursive: true })) {
    if (/\.(yaml|csv|graphml)$/.test(file)) engine.add(`scenarios/${file}`, readFileSync(join(tree, "scenarios", file), "utf8"));
}

function played({ scenario, replicate, set, out }) {
    engine.open(scenario, set, replicate);
    const begun = engine.stepsDone;
    while (!engine.isDone) engine.step();
    writeFileSync(out, engine.frames());
    return { ...engine.describe(), begun, digest: engine.digest() };
}

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    try {
        console.log(JSON.stringify(played(JSON.parse(line))));
    } catch (error) {
        if (!(error instanceof Fault)) throw error;
        console.log(JSON.stringify({ code: error.code, words: error.message }));
    }
}
