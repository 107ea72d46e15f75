// The page that plays as a browser shows it: PAGE is it, CONSORTIA the native program, CHROMIUM opens it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { opened, testForAxe, testForWidth } from "../report/opened.mjs";
import { folder } from "../report/support.mjs";

const address = `file://${process.env.PAGE}`;
const seeds = 4;
const long = { timeout: 240_000 }; // others work on this machine too

const seats = (page) => page.getByRole("slider", { name: "paid to a firm per declared internship seat and year" });
const fast = (page) => page.getByRole("radio", { name: "as fast as it goes" }).check({ force: true });
const ended = (page) => page.getByText(`All ${seeds} seeds are over.`).waitFor(long);
const digests = (page) => page.locator("#trust tbody td").allTextContents();

/** The digests with which the command that the page tells ends, in the order of seeds. */
function natively(command) {
    const [name, action, ...words] = command.split(" ");
    assert.equal(`${name} ${action}`, "consortia run");
    const told = execFileSync(process.env.CONSORTIA, [action, ...words, "--force", "--out", join(folder, "native")], { encoding: "utf8" });
    const last = [...told.matchAll(/^replicate (\d+) +step (\d+) of \2 +([0-9a-f]{16})$/gm)];
    return last.sort((a, b) => a[1] - b[1]).map(([, , , digest]) => digest);
}

test("it plays what the native program plays, at the status quo and after a slider was moved", () =>
    opened(address, async (page) => {
        await fast(page);
        await ended(page);
        const [command, statusQuo] = [await page.locator("#command").textContent(), await digests(page)];
        assert.equal(command, `consortia run scenarios/toy/baseline.yaml --seeds ${seeds} --digest`);
        assert.deepEqual(statusQuo, natively(command));

        await seats(page).focus();
        await page.keyboard.press("End");
        await page.getByText(`${seeds} seeds play.`).waitFor(long);
        await ended(page);
        const moved = await page.locator("#command").textContent();
        assert.equal(moved, `${command} --set policy.seat_subsidy=1`);
        assert.deepEqual(await digests(page), natively(moved));
        assert.notDeepEqual(await digests(page), statusQuo);
        assert.match(page.url(), /#policy\.seat_subsidy=1$/);
        assert.equal(await page.locator("#curves figure").first().locator("path.line").count(), 2, "the status quo stays");
    }));

test("curves and network grow as quarters pass, and stand while it is held", () =>
    opened(address, async (page) => {
        const points = () =>
            page.locator("#curves figure").first().locator("path.line").first().evaluate((line) => line.getAttribute("d").match(/[ML]/g)?.length ?? 0);
        await page.waitForFunction(() => /[ML].*[ML]/.test(document.querySelector("#curves path.line")?.getAttribute("d") ?? ""), null, long);
        const network = page.locator("#network canvas");
        assert.match(await network.getAttribute("aria-label"), /^20\d\dQ\d: \d+ firms with \d+ programmes, \d+ partnerships\.$/);
        const drawn = await network.evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((x) => x > 0));
        assert.ok(drawn, "the network is drawn");
        await page.getByRole("button", { name: "Pause" }).focus();
        await page.keyboard.press("Enter");
        await page.waitForTimeout(1500);
        const held = await points();
        await page.waitForTimeout(1000);
        assert.equal(await points(), held);
        assert.ok(held > 1 && held < 80, `${held} quarters`);
        await page.keyboard.press("Enter");
        await page.waitForFunction((before) => (document.querySelector("#curves path.line").getAttribute("d").match(/[ML]/g)?.length ?? 0) > before, held, long);
    }));

test("a link sets levers, takes nothing that the model does not, and speaks Chinese", () =>
    opened(`${address}#policy.seat_subsidy=0.25&policy.tax_credit.rate=7`, async (page) => {
        await page.locator("#command").waitFor();
        assert.match(await page.locator("#command").textContent(), /--set policy\.seat_subsidy=0\.25$/);
        await page.getByRole("radio", { name: "中文" }).check({ force: true });
        assert.match(await page.locator("h1").textContent(), /小型示例，实时运行/);
        assert.equal(await page.locator("#controls-title").textContent(), "设置");
        assert.match(await page.locator(".warning").first().textContent(), /1,000 家企业太少/);
    }));

test("a number is typed while quarters pass", () =>
    opened(address, async (page) => {
        await page.waitForFunction(() => document.querySelector("#curves path.line")?.getAttribute("d"), null, long);
        const exact = page.getByRole("spinbutton", { name: /paid to a firm per declared internship seat/ });
        await exact.fill("");
        await exact.pressSequentially("0.335", { delay: 250 });
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.querySelector("#command").textContent.endsWith("--set policy.seat_subsidy=0.335"));
    }));

test("it says that it is a toy, and of which commit", () =>
    opened(address, async (page) => {
        await page.locator("#made").waitFor();
        assert.match(await page.locator(".warning").first().textContent(), /toy to learn on/);
        assert.match(await page.locator("footer").textContent(), /Consortia 0\.1\.0 ([0-9a-f]{12}(-dirty)?|unknown)/);
    }));

testForAxe(address, (page) => page.getByRole("button", { name: /^(Pause|暂停)$/ }).click());

testForWidth(address, (page) => page.locator("#command").waitFor());
