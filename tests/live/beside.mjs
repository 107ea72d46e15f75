// The page on which the engine plays beside the emulator of a study, made as tools/live/README.md says: CONSORTIA is the native program,
// PROGRAM the one for browsers, CHROMIUM opens the page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { opened, testForAxe, testForWidth } from "../report/opened.mjs";
import { folder } from "../report/support.mjs";

const long = { timeout: 240_000 };
const native = (...words) => execFileSync(process.env.CONSORTIA, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
const page = join(folder, "beside.html");
const make = (...words) => execFileSync(process.execPath, ["tools/live/page.mjs", process.env.PROGRAM, page, ...words], { encoding: "utf8", stdio: "pipe" });

native("sweep", "scenarios/studies/explore_toy.yaml", "--out", join(folder, "toy"), "--threads", "2");
const exploration = join(folder, "exploration.json");
writeFileSync(exploration, native("explore", join(folder, "toy/study.h5"), "--json"));
make(exploration);
const address = `file://${page}`;

const over = (page) => page.locator("#played").getByText("All 4 seeds are over.").waitFor(long);
const digests = (page) => page.locator("#played .data tbody td").evaluateAll((cells) => cells.map((cell) => cell.textContent).filter((text) => /^[0-9a-f]{16}$/.test(text)));

function natively(...set) {
    const told = native("run", "scenarios/toy/baseline.yaml", "--seeds", "4", "--digest", "--force", "--out", join(folder, "run"), ...set);
    const last = [...told.matchAll(/^replicate (\d+) +step (\d+) of \2 +([0-9a-f]{16})$/gm)];
    return last.sort((a, b) => a[1] - b[1]).map(([, , , digest]) => digest);
}

test("the engine plays what the explorer's sliders set, as the native program does", () =>
    opened(address, async (page) => {
        await over(page);
        assert.deepEqual(await digests(page), natively());
        await page.getByRole("slider", { name: /internship seat/ }).focus();
        await page.keyboard.press("End");
        await page.locator("#played").getByText("All 4 seeds are over.").waitFor({ state: "hidden", ...long });
        await over(page);
        assert.deepEqual(await digests(page), natively("--set", "policy.seat_subsidy=1"));
    }));

test("seeds that the study played come to the means that it kept", () => {
    const { points, outputs, controls } = JSON.parse(native("explore", join(folder, "toy/study.h5"), "--json"));
    const set = controls.map(({ name }, k) => `${name}=${points[0][k]}`);
    return opened(`${address}#${set.join("&")}`, async (page) => {
        await over(page);
        await page.locator("#played select").selectOption({ label: "Firms with a partnership" });
        await page.locator("#played figure details").first().evaluate((details) => (details.open = true));
        const rows = await page.locator("#played figure tbody tr").all();
        const cells = await rows.at(-1).locator("td, th").allTextContents();
        const kept = outputs.find(({ name }) => name === "participation_last").means[0];
        assert.ok(Math.abs(Number(cells[4]) - kept) < 5e-4 * Math.abs(kept) + 1e-12, `${cells}, the study kept ${kept}`);
    });
});

test("most numbers of single seeds lie where the emulator expects them", () =>
    opened(address, async (page) => {
        await over(page);
        const [, all, inside] = /Of (\d+) numbers of single seeds, (\d+) lie/.exec(await page.locator("#played .verdict").textContent());
        assert.equal(Number(all), 80);
        assert.ok(Number(inside) >= 68, `${inside} of ${all}`);
    }));

test("a study of another place is refused", () => {
    const other = join(folder, "other.json");
    const study = JSON.parse(native("explore", join(folder, "toy/study.h5"), "--json"));
    writeFileSync(other, JSON.stringify({ ...study, scenario_place: "", made: { ...study.made, scenario_file: "../city/baseline.yaml" } }));
    assert.throws(() => make(other), /this page plays scenarios\/toy\/baseline\.yaml, and the study is of \.\.\/city/);
});

const drawn = (page) => page.locator("#played figure svg.chart").waitFor();
testForAxe(address, drawn);
testForWidth(address, drawn);
