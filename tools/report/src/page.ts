// The page: reads its data, draws the sections in the reader's language, and draws them anew when it changes.
import { drawForPrint, forgetCharts } from "./charts/figure";
import type { Report } from "./data";
import { el } from "./dom";
import { inLanguage, write } from "./layout";
import { answer } from "./sections/answer";
import { complete } from "./sections/complete";
import { cost } from "./sections/cost";
import { cuts, parts } from "./sections/cuts";
import { made } from "./sections/made";
import { network } from "./sections/network";
import { shares } from "./sections/shares";
import { headlines, overTime } from "./sections/time";
import { winners } from "./sections/winners";
import { say, speak } from "./text";
import { type View, firstChoice, nameOf } from "./view";

const sections = [answer, headlines, overTime, cost, cuts, winners, shares, parts, network, complete, made];

function show(view: View): void {
    forgetCharts();
    const { report } = view;
    const drawn = sections.map((draw) => draw(view)).filter((section) => section !== null);
    const answered = drawn.filter((section) => section.id === "answer"); // before the contents, so that the first screen holds it
    const first = report.time.labels[0] ?? "";
    const last = report.time.labels[report.time.labels.length - 1] ?? "";
    const change = (code: string): void => {
        speak(code);
        inLanguage(code, () => show(view));
    };
    write({
        title: nameOf(report, 0),
        about: say("subtitle", { packages: report.scenarios.length - 1, seeds: report.made.replicates.length, first, last }),
        version: report.made.version,
        choose: change,
        inside: [...answered, contents(drawn), ...drawn.filter((section) => !answered.includes(section))],
    });
}

const contents = (drawn: HTMLElement[]): HTMLElement =>
    el(
        "nav",
        { "aria-label": say("contents") },
        el(
            "ul",
            {},
            ...drawn.map((section) =>
                el("li", {}, el("a", { href: `#${section.id}` }, section.querySelector("h2")?.textContent ?? "")),
            ),
        ),
    );

const block = document.getElementById("data");
const report = JSON.parse(block?.textContent ?? "null") as Report;
speak(block?.lang || navigator.language);
show({ report, choice: firstChoice(report) });
drawForPrint();
