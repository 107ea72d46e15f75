// The parts of the page that need no browser: numbers, money, texts, tables, scales.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, packages } from "./support.mjs";

const esbuild = packages("esbuild");
const source = fileURLToPath(new URL("../../tools/report/src/", import.meta.url));
const words = (language) => JSON.parse(readFileSync(join(source, "texts", `${language}.json`), "utf8"));

const texts = {
    name: "texts",
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^texts$/ }, () => ({ path: "texts", namespace: "texts" }));
        onLoad({ filter: /.*/, namespace: "texts" }, () => ({
            contents: JSON.stringify({ en: words("en"), zh: words("zh") }),
            loader: "json",
        }));
    },
};

const out = join(folder, "units.mjs");
const all = ["text", "format", "tables", "charts/scale", "charts/plot", "data"]
    .map((file) => `export * from "${source}${file}";`)
    .join("\n");
await esbuild.build({
    stdin: { contents: all, resolveDir: source },
    bundle: true,
    format: "esm",
    outfile: out,
    plugins: [texts],
});
const page = await import(out);

const money = { unit: "wq", rate: 19700, names: { en: "CNY", zh: "元" }, discount: 0.03, cost_of_funds: 0 };
const breakable = (text) => text.replaceAll("\u00a0", " ");
const inEnglish = () => page.speak("en");

test("numbers have three digits that count, no exponent, and a true minus", () => {
    inEnglish();
    const written = [0, 0.26, 1.5e7, 1234.5, -0.012345, 1e-9, 6.02e23, null].map((x) => page.number(x));
    assert.deepEqual(written, [
        "0",
        "0.26",
        "15,000,000",
        "1,235",
        "−0.0123",
        "0.000000001",
        "602,000,000,000,000,000,000,000",
        "–",
    ]);
});

test("an interval has the decimals of its widest number", () => {
    inEnglish();
    assert.equal(breakable(page.estimate([1.284, 0.9, 1.6])), "1.28 [0.90 to 1.60]");
    assert.equal(breakable(page.estimate([2438.2, 1911, 2966])), "2,438 [1,911 to 2,966]");
    assert.equal(page.estimate([5]), "5");
    assert.equal(page.estimate(null), "–");
});

test("money is written in the words of the language", () => {
    inEnglish();
    assert.equal(page.amount(64974.6, money), "1.28 billion CNY");
    assert.equal(page.amount(-10, money), "−197,000 CNY");
    assert.equal(breakable(page.amounts([64974.6, 50000, 70000], money)), "1.28 [0.99 to 1.38] billion CNY");
    page.speak("zh-CN");
    assert.equal(page.amount(64974.6, money), "12.8 亿元");
    assert.equal(page.amount(10, money), "19.7 万元");
    assert.equal(breakable(page.amounts([64974.6, 50000, 70000], money)), "12.8 [9.9 至 13.8] 亿元");
});

test("a language that is not there is English", () => {
    page.speak("tlh");
    assert.equal(page.currentLanguage(), "en");
});

test("every language has every text, with the same places for values", () => {
    const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
    const [english, chinese] = [words("en"), words("zh")];
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
    for (const key of Object.keys(english)) assert.deepEqual(places(chinese[key]), places(english[key]), key);
});

test("what cannot be seen is written as its code", () => {
    assert.equal(page.visible("a\u0000b\u202ec\u200bd\n"), "a\\u{0}b\\u{202e}c\\u{200b}d\n");
    assert.equal(page.shortened("𝒜".repeat(9), 4), "𝒜𝒜𝒜…");
});

test("a CSV is read by spreadsheets, and runs nothing there", () => {
    const table = {
        head: ["name", "x"],
        rows: [
            ['=1+1,"a"', -1.5e-7],
            ["中文", 1e21],
            ["line\nend", null],
        ],
    };
    assert.equal(
        page.csv(table),
        '\ufeffname,x\r\n"\'=1+1,""a""",-0.00000015\r\n中文,1000000000000000000000\r\n"line\nend",\r\n',
    );
});

test("a scale has round ticks around its numbers", () => {
    const scale = page.linear([-3, 97], 0, 100, 5);
    assert.deepEqual(scale.ticks, [-20, 0, 20, 40, 60, 80, 100]);
    assert.equal(scale(-20), 0);
    assert.deepEqual(page.linear([], 0, 100, 5).domain, [0, 1]);
    assert.equal(page.linear([0.1, 0.3], 0, 100, 4).decimals, 1);
});

test("names are moved apart and keep their order", () => {
    assert.deepEqual(page.spread([10, 11, 50], 15, 0, 100), [10, 25, 50]);
    assert.deepEqual(page.spread([98, 99], 15, 0, 100), [85, 100]);
});

test("a long name has two lines, the second of them shortened", () => {
    assert.deepEqual(page.wrapped("Subsidy per internship seat", 400), ["Subsidy per internship seat"]);
    assert.deepEqual(page.wrapped("Subsidy per internship seat with audits and more", 150), [
        "Subsidy per internship",
        "seat with audits and…",
    ]);
    assert.deepEqual(page.wrapped("x".repeat(100), 60), [`${"x".repeat(7)}…`]);
});
