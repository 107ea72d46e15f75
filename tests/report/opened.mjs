// Pages opened in a browser, CHROMIUM, which may ask nothing of a network and complain of nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { packages } from "./support.mjs";

const { chromium } = packages("playwright-core");
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
after(() => browser.close());

/** Shows `address` to `look`, and fails for all that a page should not do: ask the network, complain, open a dialogue. */
export async function opened(address, look, options = {}) {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1200, height: 900 }, ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("request", (request) => {
        const own = request.url().split("#")[0] === address.split("#")[0];
        if (!own && !request.url().startsWith("data:") && !request.url().startsWith("blob:"))
            faults.push(`asks for ${request.url()}`);
    });
    page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("dialog", (dialog) => {
        faults.push("dialogue");
        dialog.dismiss();
    });
    await page.goto(address);
    await page.waitForSelector("figure svg.chart, #made");
    await look(page);
    await context.close();
    assert.deepEqual(faults, []);
}

export const openAll = (page) =>
    page.evaluate(() =>
        document.querySelectorAll("details").forEach((box) => {
            box.open = true;
        }),
    );
export const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** All that axe-core finds wrong, in words. */
async function faultsToAxe(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
        globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
}

/** Tests that axe-core finds nothing wrong with the page once it is `ready`, in two languages, light and dark, all boxes open. */
export function testForAxe(address, ready = () => {}) {
    for (const colorScheme of ["light", "dark"]) {
        for (const locale of ["en-GB", "zh-CN"]) {
            test(`axe finds nothing wrong: ${locale}, ${colorScheme}`, () =>
                opened(
                    address,
                    async (page) => {
                        await ready(page);
                        await openAll(page);
                        assert.deepEqual(await faultsToAxe(page), []);
                    },
                    { colorScheme, locale },
                ));
        }
    }
}

/** Tests that the page once it is `ready`, all boxes open, fits windows from a phone's to a desk's. */
export function testForWidth(address, ready = () => {}) {
    for (const width of [360, 768, 1440]) {
        test(`nothing is wider than a window of ${width}`, () =>
            opened(
                address,
                async (page) => {
                    await ready(page);
                    await openAll(page);
                    assert.ok((await wide(page)) <= 0);
                },
                { viewport: { width, height: 800 } },
            ));
    }
}
