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
/** The address of a page with `data` in it, made by the program FILL_PAGE names: of a report, or an "explorer". */
export function pageOf(data, language = "", kind = "report") {
    const path = join(folder, `page-${++made}.html`);
    writeFileSync(path, execFileSync(process.env.FILL_PAGE, kind === "report" ? [language] : [language, kind], { input: JSON.stringify(data), maxBuffer: 1 << 28 }));
    return `file://${path}`;
}
