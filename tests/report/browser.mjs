// The page as a browser shows it: FILL_PAGE makes pages, CHROMIUM opens them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bare, contract } from "./contract.mjs";
import { openAll, opened, testForAxe, testForWidth, wide } from "./opened.mjs";
import { pageOf } from "./support.mjs";

const headings = (page) => page.locator("h2").allTextContents();

test("every part of a report has its section, and every chart is drawn", () =>
    opened(pageOf(contract()), async (page) => {
        const sections = await page.locator("main > section").evaluateAll((all) => all.map((each) => each.id));
        assert.deepEqual(sections, [
            "answer",
            "headlines",
            "time",
            "cost",
            "cuts",
            "winners",
            "shares",
            "parts",
            "network",
            "complete",
            "made",
        ]);
        const [plots, drawn] = [
            await page.locator(".plot").count(),
            await page.locator(".plot > svg[role=img][aria-label]").count(),
        ];
        assert.ok(plots > 20 && drawn === plots, `${drawn} of ${plots} charts`);
    }));

test("regions are coloured on a map, in one scale for all packages", () =>
    opened(pageOf(contract()), async (page) => {
        const maps = page.locator("#cuts figure", { has: page.locator("path.region") });
        assert.equal(await maps.count(), 4);
        assert.equal(await maps.first().locator(".plot path.region").count(), 6);
        const fills = await maps.locator(".plot path.region").evaluateAll((all) => all.map((each) => getComputedStyle(each).fill));
        assert.ok(new Set(fills).size > 2, "colours tell numbers apart");
        assert.match(await maps.first().locator(".plot path.region title").first().textContent(), /^region 0: /);
    }));

test("a part that is missing leaves no section", () =>
    opened(pageOf(bare()), async (page) => {
        assert.deepEqual(await headings(page), ["How this was made"]);
    }));

test("one seed has no intervals and no bands, and the page says so", () =>
    opened(pageOf(contract({ seeds: 1 })), async (page) => {
        assert.match(await page.locator("#time figcaption").textContent(), /One seed/);
        assert.deepEqual(
            await page
                .locator(".band")
                .evaluateAll((bands) => bands.map((band) => band.getAttribute("points")).filter(Boolean)),
            [],
        );
        assert.equal(await page.locator("#cuts .interval").count(), 0);
    }));

testForAxe(pageOf(contract({ packages: 2, indicators: 4, steps: 4, cells: 3 })));

testForWidth(pageOf(contract({ packages: 8 })));

test("the language changes where the reader is, and the keyboard stays", () =>
    opened(pageOf(contract()), async (page) => {
        await page.getByRole("radio", { name: "中文" }).check();
        assert.equal((await headings(page))[0], "结论");
        assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
        assert.equal(await page.evaluate(() => document.activeElement.value), "zh");
        assert.match(await page.locator(".sentences").textContent(), /关于aim的一句话/);
    }));

test("a report opens in the language it was made for, else in the browser's", async () => {
    await opened(pageOf(contract(), "zh"), async (page) => assert.equal((await headings(page))[0], "结论"));
    await opened(pageOf(contract()), async (page) => assert.equal((await headings(page))[0], "结论"), { locale: "zh-TW" });
    await opened(pageOf(contract()), async (page) => assert.equal((await headings(page))[0], "The answer"), {
        locale: "fr-FR",
    });
});

test("the keyboard alone reaches and moves everything", () =>
    opened(pageOf(contract()), async (page) => {
        const focused = () =>
            page.evaluate(() => {
                const e = document.activeElement;
                return `${e.tagName} ${e.type ?? ""} ${e.textContent.slice(0, 20)}`;
            });
        await page.keyboard.press("Tab");
        assert.match(await focused(), /^A .*To the content/);
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.match(await focused(), /^INPUT radio/);
        const title = page.locator("#answer figure h3").first();
        const before = await title.textContent();
        await page.keyboard.press("ArrowRight");
        assert.notEqual(await title.textContent(), before);
        assert.match(await focused(), /^INPUT radio/);
        await page.locator("#answer details summary").first().focus();
        await page.keyboard.press("Enter");
        await page.waitForSelector("#answer figure details table");
        await page.locator("#time select").focus();
        await page.keyboard.press("ArrowDown");
        await page.waitForFunction(() => document.querySelector("#time figure h3").textContent.includes("Indicator 1"));
    }));

test("what holds the keyboard is seen to hold it", () =>
    opened(pageOf(contract()), async (page) => {
        const reached = new Set();
        for (let i = 0; i < 60; ++i) {
            await page.keyboard.press("Tab");
            const { name, seen } = await page.evaluate(() => {
                const e = document.activeElement;
                const shown = e.matches("input[type=radio]") ? e.nextElementSibling : e;
                const box = shown.getBoundingClientRect();
                return {
                    name: `${e.tagName} ${e.className}`,
                    seen: getComputedStyle(shown).outlineStyle !== "none" && box.width > 0 && box.height > 0,
                };
            });
            assert.ok(seen, name);
            reached.add(name.split(" ")[0]);
        }
        assert.deepEqual([...reached].sort(), ["A", "BUTTON", "DIV", "INPUT", "SELECT", "SUMMARY"]);
    }));

test("printed it has pages, all charts, and no controls", () =>
    opened(pageOf(contract()), async (page) => {
        const pdf = await page.pdf({ format: "A4" });
        const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
        assert.ok(pages.length >= 3 && pages.length <= 30, `${pages.length} pages`);
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator("nav, .files, select").filter({ visible: true }).count(), 0);
        assert.equal(await page.locator("#answer .chart").filter({ visible: true }).count(), 1);
    }));

const hostile = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\"'`><svg/onload=alert(1)>",
    "שלום \u202e txt.exe",
    "长名".repeat(5000),
    "\u0000\u0001\u001b[31m\u007f\u0085\u2028",
    "__proto__",
    "javascript:alert(1)",
];

test("names made to do harm are shown as they are and do none", () => {
    const name = (i) => hostile[i % hostile.length];
    return opened(pageOf(contract({ packages: 8, name, title: (i) => ({ en: name(i), zh: name(i) }) })), async (page) => {
        await openAll(page);
        assert.deepEqual([await page.locator("img").count(), await page.locator("script").count()], [0, 0]);
        assert.ok((await page.locator(".league").first().textContent()).includes("</script><script>alert(1)</script>"));
        assert.equal(
            await page.evaluate(() => /[\u0000\u0001\u001b\u0085\u202e\u2028]/.test(document.body.textContent)),
            false,
        );
        assert.ok((await wide(page)) <= 0);
        assert.ok((await page.evaluate(() => document.body.scrollHeight)) < 60_000);
    });
});

/** What a click on `name` in the first figure downloads. */
async function downloaded(page, name) {
    const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("#answer .files button", { hasText: name }).first().click(),
    ]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a chart is downloaded as SVG with its colours in it, its data as CSV", () =>
    opened(
        pageOf(contract()),
        async (page) => {
            const chart = await downloaded(page, "SVG");
            assert.equal(chart.name, "net-cost-indicator_0.svg");
            assert.match(chart.text, /^<\?xml[^]*<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/);
            assert.match(chart.text, /stroke="rgb\(11, 98, 164\)"/);
            assert.doesNotMatch(chart.text, /var\(|class=/);
            const table = await downloaded(page, "CSV");
            const first = contract().league[0].lines[0];
            assert.equal(table.text.split("\r\n")[1], ["Package 1", ...first.cost, ...first.effect].join(","));
        },
        { colorScheme: "dark" },
    ));

test("the complete table is searched by words", () =>
    opened(pageOf(contract()), async (page) => {
        await page.locator("#complete input").fill("region_3 package 2");
        assert.match(await page.locator("#complete [role=status]").textContent(), /^1 of 1 rows/);
        await page.locator("#complete input").fill("");
        await page.getByRole("button", { name: /Show all/ }).click();
        assert.match(await page.locator("#complete [role=status]").textContent(), /^120 of 120 rows/);
    }));

test("8 packages, 64 seeds, 200 indicators over 80 quarters are there in less than 2 seconds", async () => {
    const address = pageOf(contract({ packages: 8, seeds: 64, indicators: 200, steps: 80, cells: 31 }));
    await opened(address, async (page) => {
        const ready = await (
            await page.waitForFunction(
                () => [...document.querySelectorAll(".plot")].every((plot) => plot.firstChild) && performance.now(),
            )
        ).jsonValue();
        console.log(`loaded and drawn in ${Math.round(ready)} ms`);
        assert.ok(ready < 2000, `${ready} ms`);
    });
});
