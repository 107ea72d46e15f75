// The page: reads its data, draws the sections in the reader's language, and draws them anew when it changes.
import { drawForPrint, forgetCharts } from "./charts/figure";
import type { Report } from "./data";
import { el, radios } from "./dom";
import { answer } from "./sections/answer";
import { complete } from "./sections/complete";
import { cost } from "./sections/cost";
import { cuts, parts } from "./sections/cuts";
import { made } from "./sections/made";
import { network } from "./sections/network";
import { shares } from "./sections/shares";
import { headlines, overTime } from "./sections/time";
import { winners } from "./sections/winners";
import { currentLanguage, languages, say, shortened, speak, visible } from "./text";
import { type View, firstChoice, nameOf } from "./view";

const sections = [answer, headlines, overTime, cost, cuts, winners, shares, parts, network, complete, made];

function show(view: View): void {
    forgetCharts();
    const drawn = sections.map((draw) => draw(view)).filter((section) => section !== null);
    const answered = drawn.filter((section) => section.id === "answer"); // before the contents, so that the first screen holds it
    document.documentElement.lang = currentLanguage() === "zh" ? "zh-CN" : currentLanguage();
    document.title = shortened(nameOf(view.report, 0), 80);
    document.body.replaceChildren(
        el("a", { class: "skip", href: "#content" }, say("skip")),
        header(view),
        el(
            "main",
            { id: "content", tabindex: -1 },
            ...answered,
            contents(drawn),
            ...drawn.filter((section) => !answered.includes(section)),
        ),
        el("footer", {}, el("p", {}, say("footer", { version: visible(view.report.made.version) }))),
    );
}

function header(view: View): HTMLElement {
    const { report } = view;
    const first = report.time.labels[0] ?? "";
    const last = report.time.labels[report.time.labels.length - 1] ?? "";
    return el(
        "header",
        {},
        el(
            "div",
            {},
            el("h1", {}, el("bdi", {}, shortened(nameOf(report, 0), 160))),
            el(
                "p",
                {},
                say("subtitle", { packages: report.scenarios.length - 1, seeds: report.made.replicates.length, first, last }),
            ),
        ),
        radios(
            say("language_choice"),
            languages().map(({ code, name }) => ({ value: code, label: name })),
            currentLanguage(),
            (code) => change(view, code),
        ),
    );
}

/** Writes the page in another language, where the reader was, with the keyboard where it was. */
function change(view: View, code: string): void {
    const at = scrollY;
    speak(code);
    show(view);
    document.querySelector<HTMLInputElement>(`header input[value="${CSS.escape(code)}"]`)?.focus({ preventScroll: true });
    scrollTo(0, at);
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
