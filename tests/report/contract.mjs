// Reports made up for tests, of any size, with the names that a test wants: what tools/report/src/data.ts describes.

/** Numbers that look random and are the same each time. */
function generator(seed) {
    let state = seed;
    return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648 - 0.5;
}

const rounded = (x) => Number(x.toPrecision(6));
const text = (en, zh) => ({ en, zh });
const steps = (count, of) => Array.from({ length: count }, (_, i) => of(i));

const usual = {
    packages: 4,
    indicators: 12,
    steps: 40,
    seeds: 4,
    cells: 6,
    name: (i) => `package_${i}`,
    title: (i) => text(`Package ${i}`, `方案${i}`),
};

export function contract(wanted = {}) {
    const size = { ...usual, ...wanted };
    const random = generator(1);
    const estimate = (scale) => {
        const x = scale * random();
        const wide = Math.abs(scale * random());
        return (size.seeds > 1 ? [x, x - wide, x + wide] : [x]).map(rounded);
    };
    const packages = steps(size.packages, (i) => i + 1);
    const indicators = steps(size.indicators, (i) => ({
        name: `indicator_${i}`,
        unit: i === 1 ? "wq" : "unit",
        about: text(`Indicator ${i}`, `指标${i}`),
        kind: i % 2 ? "flow" : "stock",
        role: i < 3 ? "benefit" : i < 8 ? "headline" : "plain",
        better: ["more", "less", "neither"][i % 3],
        outcome: text("sum", "合计"),
    }));
    const years = steps(Math.ceil(size.steps / 4), (i) => String(2025 + i));
    return {
        format: 1,
        made: made(size),
        time: { labels: steps(size.steps, (i) => `${2025 + Math.floor(i / 4)}Q${1 + (i % 4)}`), per_year: 4, years },
        draws: { numbers: [0, 1], file: "posterior.csv 00ff", parameters: [{ name: "firms.pay", values: [1, 2] }] },
        money: { unit: "wq", rate: 19700, names: text("CNY", "元"), discount: 0.03, cost_of_funds: 0 },
        scenarios: [scenario(size, 0), ...packages.map((i) => scenario(size, i))],
        sentences: ["aim", "worse", "sure"].map((about) => ({
            about,
            benefit: "",
            text: text(`A sentence about ${about}.`, `关于${about}的一句话。`),
        })),
        indicators,
        league: indicators.slice(0, 3).map(({ name }) => league(name, packages, size.seeds, estimate)),
        accounts: accounts(packages, years, estimate, random),
        differences: indicators.flatMap(({ name }) =>
            packages.map((i) => ({
                indicator: name,
                package: i,
                baseline: 100,
                level: 110,
                difference: estimate(20),
                percent: estimate(20),
                clear: i % 2 === 0,
                of_parameters: 0.5,
            })),
        ),
        cuts: ["region", "size", "part"].map((axis) => cut(axis, packages, size, estimate)),
        series: indicators.map(({ name, unit, kind }) => ({
            indicator: name,
            unit,
            kind,
            baseline: steps(size.steps, (t) => 100 + t),
            packages: packages.map((i) => series(i, size, random)),
        })),
        chance: { tested: size.indicators * size.packages, by_chance: 2, clear: 5 },
        seeds: { now: size.seeds, to_halve: 13, indicator: "indicator_0" },
        shapley: [
            {
                package: 1,
                levers: ["policy.a", "policy.b"],
                indicators: [{ indicator: "net_cost", shares: [estimate(10), estimate(10)], difference: estimate(20) }],
            },
        ],
        network: {
            scenario: 0,
            seed: 0,
            at: "2034Q4",
            kinds: ["firm", "programme"],
            aggregated: false,
            edges: [
                [0, 1, 2],
                [1, 2, 1],
            ],
            nodes: steps(3, (i) => ({ x: i / 3, y: (i * i) / 9, size: 1 + i, kind: i % 2, label: size.name(i) })),
        },
        map: {
            width: 1000,
            height: 500,
            regions: steps(size.cells, (i) => ({
                label: `region_${i}`,
                rings: [[100 * i, 0, 100 * i + 90, 0, 100 * i + 90, 400, 100 * i, 400 + 10 * i]],
            })),
        },
        assumptions: steps(6, (i) => ({
            name: `parameter.${i}`,
            lever: false,
            about: text(`Parameter ${i}`, ""),
            value: "1",
            default: "2",
            unit: "share",
            source: "Assumed",
            law: text(i === 2 ? "At least 3 (Act of 2020)" : "", ""),
            flag: i % 2 ? "A" : "",
            origin: "baseline.yaml:3",
            differs: i < 3,
        })),
        data: [{ name: "flows", file: "flows.csv", digest: "c56d938395a69004", source: "A yearbook" }],
    };
}

const made = ({ seeds }) => ({
    model: "town",
    version: "0.1.0",
    commit: "0123456789ab",
    seed: 1,
    replicates: steps(seeds, (i) => i),
    digest: "00ff",
    command: ["consortia", "compare"],
    result: "compare.h5",
});

const scenario = (size, i) => ({
    name: size.name(i),
    title: size.title(i),
    nothing: false,
    yaml: `title: ${size.name(i)}\n`,
    levers: i === 0 ? [] : [{ name: "policy.a", from: "0.3", to: size.name(i) }],
});

const league = (benefit, packages, seeds, estimate) => ({
    benefit,
    lines: packages.map((i) => ({
        package: i,
        rank: i === 1 ? 1 : null,
        shared: false,
        verdict: i === 1 ? "ratio" : "no_effect",
        words: text(i === 1 ? "" : "no detectable effect", ""),
        cost: estimate(200000),
        effect: estimate(2000),
        per_unit: i === 1 ? [200, 100, 300] : null,
        worse: i === 2 ? ["indicator_4"] : [],
        remarks: [],
    })),
    per_unit_of: "unit·yr",
    choice: {
        unit: "wq",
        worth_of_one: 200,
        ranks: packages.map((i) => packages.map((j) => (i === j ? 1 : 0))),
        regret: packages.map((i) => (i === 2 ? null : 10 * i)),
        perfect: 10,
        few_draws: true,
        parameters: [{ parameter: "firms.pay", value: 5, beyond_chance: true, low: 1, high: packages.length }],
    },
    duels: packages.map((i) =>
        packages.map((j) =>
            i === j ? null : { wins: (i + j) % seeds, difference: estimate(50), by: i === 1 ? "price" : "effect" },
        ),
    ),
});

function accounts(packages, years, estimate, random) {
    const groups = ["paid_out", "reliefs", "revenue"].map((name) => ({
        name,
        about: text(name, ""),
        labels: ["a", "b"].map((label) => ({ name: `${name}_${label}`, about: text("", "") })),
    }));
    return {
        groups,
        packages: packages.map((i) => ({
            package: i,
            net: estimate(1000),
            groups: groups.map(() => ({ total: estimate(1000), labels: [estimate(500), estimate(500)] })),
            per_year: groups.map(() => [0, 1].map(() => years.map(() => rounded(1000 * random())))),
        })),
    };
}

const cut = (axis, packages, size, estimate) => ({
    indicator: `indicator_0_by_${axis}`,
    of: axis === "part" ? "" : "indicator_0",
    unit: "unit",
    about: text("Indicator 0", "指标0"),
    axis,
    axis_about: text(axis, ""),
    labels: steps(size.cells, (i) => `${axis}_${i}`),
    packages: packages.map((i) => ({
        package: i,
        baseline: steps(size.cells, () => 50),
        difference: steps(size.cells, () => estimate(10)),
    })),
});

function series(index, { steps: count, seeds }, random) {
    const difference = steps(count, (t) => rounded(t * 0.1 * index + random()));
    const aside = (by) => (seeds > 1 ? difference.map((x) => rounded(x + by)) : []);
    return { package: index, difference, low: aside(-1), high: aside(1) };
}

/** A report with nothing in it but what every report has. */
export const bare = () => ({
    ...contract({ packages: 1 }),
    draws: null,
    money: null,
    sentences: [],
    league: [],
    accounts: null,
    differences: [],
    cuts: [],
    series: [],
    chance: null,
    seeds: null,
    shapley: null,
    network: null,
    map: null,
    assumptions: [],
    data: [],
    time: { labels: ["0", "1"], per_year: 0, years: [] },
});
