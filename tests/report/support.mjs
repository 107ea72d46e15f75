// What the tests of the page share: npm's packages, which lie with the page, and pages filled by the program.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const packages = createRequire(new URL("../../tools/report/package.json", import.meta.url));

export const folder = mkdtempSync(join(tmpdir(), "report-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

let made = 0;
/** The address of a page with `report` in it, made by the program FILL_PAGE names. */
export function pageOf(report, language = "") {
    const path = join(folder, `page-${++made}.html`);
    writeFileSync(path, execFileSync(process.env.FILL_PAGE, [language], { input: JSON.stringify(report), maxBuffer: 1 << 28 }));
    return `file://${path}`;
}
