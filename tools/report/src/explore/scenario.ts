// What is set as a scenario that anybody can run, the command that runs it, and the link to this view.
import { download } from "../download";
import { el } from "../dom";
import { section } from "../layout";
import { say, visible } from "../text";
import type { Control, Exploration } from "./data";
import type { Explorer, Part } from "./view";

const fileName = "explored.yaml";

/** A number as YAML and the command line read it: every digit. */
const written = (control: Control, value: number): string =>
    control.kind === "choice" ? (control.labels[value] ?? "") : String(value);

/** A scalar that reads back as the same text. */
const scalar = (text: string): string =>
    /^[A-Za-z_./][\w./-]*$/.test(text) && !/^\.?\d|^(true|false|null|yes|no|on|off|none)$/i.test(text) ? text : JSON.stringify(text);

/** Levers with all their entries: those of the scenario and those that are set. */
function leversWithEntries(controls: readonly Control[], values: readonly number[]): Map<string, string> {
    const all = new Map<string, string[]>();
    controls.forEach((control, k) => {
        if (!control.entry) return;
        const { lever, when, beside } = control.entry;
        all.set(lever, [...(all.get(lever) ?? beside), `{value: ${written(control, values[k] ?? 0)}, ${when}}`]);
    });
    return new Map([...all].map(([lever, entries]) => [lever, `[${entries.join(", ")}]`]));
}

/** The scenario as YAML, to lie beside the study. */
export function yamlOf(study: Exploration, values: readonly number[]): string {
    const of = (sort: Control["sort"]) =>
        study.controls.map((control, k) => ({ control, value: values[k] ?? 0 })).filter(({ control }) => control.sort === sort);
    const files = [study.made.scenario_file, ...of("package").filter(({ value }) => value === 1).map(({ control }) => control.file)];
    const block = (name: string, sort: Control["sort"], more = new Map<string, string>()): string => {
        const own = of(sort).map(({ control, value }): [string, string] => [control.name, written(control, value)]);
        const lines = [...own, ...more].map(([set, value]) => `  ${set}: ${value}\n`);
        return lines.length > 0 ? `${name}:\n${lines.join("")}` : "";
    };
    const events = of("event").map(({ control, value }) => `# ${say("x.event", { name: control.name, value: written(control, value) })}\n`);
    const title = `${study.made.study}, explored`;
    return (
        events.join("") +
        `extends: ${files.length > 1 ? `[${files.map(scalar).join(", ")}]` : scalar(files[0] ?? "")}\n` +
        `title: ${scalar(title)}\n` +
        block("levers", "lever", leversWithEntries(study.controls, values)) +
        block("parameters", "parameter")
    );
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

const within = (folder: string, file: string): string => (folder && folder !== "." ? `${folder}/${file}` : file);

/** What runs that file. */
export const runOf = (study: Exploration): string => `consortia run ${quoted(within(study.folder, fileName))} --seeds ${study.made.seeds}`;

/** What holds it against the scenario itself. */
export const compareOf = (study: Exploration): string =>
    `consortia compare ${quoted(scenarioOf(study))} ${quoted(within(study.folder, fileName))} --seeds ${study.made.seeds}`;

const scenarioOf = (study: Exploration): string => study.scenario_place || study.made.scenario_file;

/** What is set, but for what is as at `start`, as texts of --set; packages are not among it. */
export function settingsOf({ controls }: Exploration, values: readonly number[], start: readonly number[] | null = null): string[] {
    const isSet = (k: number): boolean => values[k] !== start?.[k];
    const alone = controls.flatMap((control, k) =>
        control.kind === "package" || control.entry || !isSet(k) ? [] : [`${control.name}=${written(control, values[k] ?? 0)}`],
    );
    const moved = new Set(controls.flatMap((control, k) => (control.entry && isSet(k) ? [control.entry.lever] : [])));
    const together = [...leversWithEntries(controls, values)].filter(([lever]) => moved.has(lever));
    return [...alone, ...together.map(([lever, entries]) => `${lever}=${entries}`)];
}

/** The same without a file; nothing where packages are on, which the command line cannot set. */
export function setOf(study: Exploration, values: readonly number[]): string {
    const on = study.controls.some((control, k) => control.kind === "package" && values[k] === 1);
    if (on) return "";
    const sets = settingsOf(study, values).map((setting) => `--set ${quoted(setting)}`);
    return ["consortia run", quoted(scenarioOf(study)), ...sets, "--seeds", study.made.seeds].join(" ");
}

export function scenario(x: Explorer): Part {
    const { study } = x;
    const [yaml, run, compare, set] = ["yaml", "run", "compare", "set"].map((id) => el("pre", { id: `scenario-${id}`, tabindex: 0 }));
    const told = el("span", { class: "told", role: "status" });
    const renew = (): void => {
        const values = x.state.values;
        [yamlOf(study, values), runOf(study), compareOf(study), setOf(study, values)].forEach((text, i) => {
            const place = [yaml, run, compare, set][i];
            if (place && place.textContent !== text) place.textContent = text;
        });
        told.textContent = "";
        other.hidden = setOf(study, values) === "";
    };
    const button = (words: string, act: () => void): HTMLElement => el("button", { type: "button", click: act }, words);
    const copying = (words: string, text: () => string, from: HTMLElement | undefined): HTMLElement =>
        button(words, () => void copy(text(), from, told));
    const other = el("div", {}, el("p", {}, say("x.scenario_or")), set ?? null);
    renew();
    return {
        place: section(
            "scenario",
            say("x.scenario"),
            el("p", {}, say("x.scenario_about", { place: within(visible(study.folder), fileName) })),
            study.made.futures > 1 ? el("p", {}, say("x.as_written", { futures: study.made.futures })) : null,
            yaml ?? null,
            run ?? null,
            el("p", {}, say("x.compare")),
            compare ?? null,
            other,
            el(
                "div",
                { class: "buttons" },
                copying(say("x.copy_yaml"), () => yamlOf(study, x.state.values), yaml),
                button(say("x.save_yaml"), () => download(fileName, "text/yaml", yamlOf(study, x.state.values))),
                copying(say("x.copy_command"), () => runOf(study), run),
                copying(say("x.copy_link"), () => location.href, undefined),
                told,
            ),
        ),
        renew,
    };
}

/** To the clipboard; where a browser does not let pages do that, the text is selected for the reader to copy. */
async function copy(text: string, from: HTMLElement | undefined, told: HTMLElement): Promise<void> {
    try {
        await navigator.clipboard.writeText(text);
        told.textContent = say("x.copied");
    } catch {
        if (from) getSelection()?.selectAllChildren(from);
        told.textContent = from ? say("x.select") : text;
    }
}
