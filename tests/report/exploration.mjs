// A study made up for tests, of which the program PREDICT makes the emulators: what tools/report/src/explore/data.ts describes.
import { execFileSync } from "node:child_process";

/** Numbers that look random and are the same each time, from -0.5 to 0.5. */
function generator(seed) {
    let state = seed;
    return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648 - 0.5;
}

const text = (en, zh) => ({ en, zh });
const of = (count, make) => Array.from({ length: count }, (_, i) => make(i));

const control = (name, more) => ({
    name,
    kind: "number",
    file: "",
    unit: "share",
    about: text(`lever ${name}`, `杠杆 ${name}`),
    sort: "lever",
    entry: null,
    whole: false,
    logarithmic: false,
    played: [0, 1],
    accepted: [0, 2],
    labels: [],
    listed: [],
    start: 0.25,
    steady: true,
    ...more,
});

const controls = [
    control("policy.seats", {}),
    control("labour.rate", { sort: "parameter", logarithmic: true, played: [0.01, 1], accepted: [0.001, 1], start: 0.1 }),
    control("policy.who", { kind: "choice", labels: ["all", "small", "none"], played: [0, 2], accepted: [0, 2], start: 0 }),
    control("package.audit", { kind: "package", file: "../packages/audit.yaml", sort: "package", start: 0 }),
];
const side = (k, more) => ({ control: k, logarithmic: false, low: 0, high: 1, label: null, ...more });
const coordinates = [
    side(0),
    side(1, { logarithmic: true, low: 0.01, high: 1 }),
    side(2, { label: 1 }),
    side(2, { label: 2 }),
    side(3),
];
export const pointOf = (values) => [
    values[0],
    Math.log(values[1] / 0.01) / Math.log(100),
    values[2] === 1 ? 1 : 0,
    values[2] === 2 ? 1 : 0,
    values[3],
];

const steps = 6;
const truth = ([seats, rate, small, none, audit]) =>
    100 + 40 * Math.sin(3 * seats) + 20 * rate * rate - 15 * none + 5 * small + 8 * audit * seats;
const kept = [
    { name: "graduates", over: "", role: "benefit", better: "more", unit: "person", labels: [""], of: (p) => [truth(p)] },
    { name: "net_cost", over: "", role: "cost", better: "less", unit: "wq", labels: [""], of: (p) => [50 * (p[0] - 0.25) + 30 * p[4]] },
    {
        name: "over_time",
        over: "time",
        role: "headline",
        better: "more",
        unit: "person",
        labels: of(steps, (i) => `202${5 + i}`),
        of: (p) => of(steps, (i) => truth(p) * (1 + i / 10)),
    },
    {
        name: "by_region",
        over: "region",
        role: "plain",
        better: "more",
        unit: "person",
        labels: ["north", "south"],
        of: (p) => [truth(p), 120 - 30 * p[0]],
    },
];

const money = { unit: "wq", rate: 19700, names: text("CNY", "元"), discount: 0.03, cost_of_funds: 0 };

function played(points) {
    const random = generator(3);
    return of(points, () => [
        Number((random() + 0.5).toFixed(3)),
        0.01 * 100 ** (random() + 0.5),
        Math.floor(3 * (random() + 0.5)),
        random() > 0 ? 1 : 0,
    ]);
}

/** The scenario itself is a point more, known of differences alone. */
function addScenario(output, isDifference, runs) {
    output.runs.push(isDifference ? of(runs, () => [0]) : []);
    output.exact = isDifference ? [output.runs.length - 1] : [];
}

/** What the program predicts of a study of `points` packages, at the settings `at`. */
export function predicted({ points = 40, runs = 3, at = [], name = (text) => text } = {}) {
    const values = played(points);
    const random = generator(5);
    const outputs = kept.map((output) => ({
        name: output.name,
        runs: values.map((each) =>
            of(runs, (run) => output.of(pointOf(each)).map((y) => y + (output.role === "cost" ? 0.3 * random() : 2 * run + random()))),
        ),
    }));
    for (const output of outputs) addScenario(output, kept.find(({ name }) => name === output.name).role === "cost", runs);
    values.push([0.25, 0.1, 0, 0]);
    const asked = { question: { points: values.map(pointOf), outputs }, at: at.map(pointOf) };
    const told = JSON.parse(
        execFileSync(process.env.PREDICT, [], { input: JSON.stringify(asked), maxBuffer: 1 << 28, encoding: "utf8" }),
    );
    return { study: study(values, runs, outputs, told, name), told };
}

function study(values, runs, outputs, told, name) {
    const means = (k) => outputs[k].runs.map((each) => (each.length > 0 ? each.reduce((sum, [y]) => sum + y, 0) / each.length : null));
    const package_ = (seats, audit) => ({
        values: [seats, 0.1, 0, audit],
        outcomes: [
            [100 + 40 * seats, 99 + 40 * seats, 101 + 40 * seats],
            [50 * seats + 30 * audit, null, null],
        ],
        price: seats > 0.2 ? [1.3, 1.1, 1.5] : null,
    });
    return {
        format: 1,
        made: {
            study: "made_up",
            title: text(name("A study made up"), name("虚构的研究")),
            scenario: "baseline",
            scenario_file: "../town/baseline.yaml",
            design: "sobol",
            model: "town",
            version: "0.1.0",
            commit: "0123456789ab",
            seed: "1",
            seeds: runs,
            draws: 0,
            futures: 0,
            points: values.length - 1,
            runs_left_out: 0,
            digest: "00ff",
            result: "study.h5",
            yaml: name("scenario: ../town/baseline.yaml\n"),
        },
        money,
        folder: "scenarios/studies",
        scenario_place: "scenarios/town/baseline.yaml",
        controls: controls.map((each) => ({ ...each, about: text(name(each.about.en), name(each.about.zh)) })),
        coordinates,
        points: values,
        outputs: kept.map(({ of: _, ...output }, k) => ({
            ...output,
            indicator: output.name,
            about: text(name(`Indicator ${output.name}`), name(`指标 ${output.name}`)),
            outcome: text("sum, discounted", "贴现合计"),
            words: output.over === "time" ? "series" : output.role === "cost" ? "difference of outcome" : "last",
            difference: output.role === "cost",
            kind: "stock",
            over_about: text("region", "地区"),
            cells: output.labels.map((_, i) => i),
            means: output.over === "" ? means(k) : [],
            emulator: told.emulators[k],
        })),
        left_out: ["skill_by_all"],
        front: { outcomes: ["graduates", "net_cost"], packages: [package_(0.1, 0), package_(0.5, 0), package_(0.5, 1)] },
    };
}

/** The same with more packages and made up weights: as much to reckon, nothing to believe. */
export function enlarged(study, points) {
    const random = generator(7);
    const numbers = of(points, (i) => i);
    const larger = (fitted) => ({ ...fitted, exact: [], weights: numbers.map(random) });
    return {
        ...study,
        points: played(points),
        outputs: study.outputs.map((output) => ({
            ...output,
            means: output.over === "" ? numbers.map(() => 100 + 20 * random()) : [],
            emulator: {
                ...output.emulator,
                points: numbers,
                scores: output.emulator.scores.map(larger),
                wider: output.emulator.wider.map(larger),
            },
        })),
    };
}
