// What each package costs as a treasury books it: by instrument, in sum and per year.
import { bars } from "../charts/bars";
import { figure } from "../charts/figure";
import { colours } from "../charts/plot";
import { type Accounts, type Estimate, type PackageAccounts, type Report, value } from "../data";
import { el } from "../dom";
import { type Writer, amounts } from "../format";
import { type Table, shown } from "../tables";
import { say, told, visible } from "../text";
import { section } from "../layout";
import { type View, nameOf, writer } from "../view";

interface Stack {
    name: string;
    group: number;
    label: number;
    size: number;
}

export function cost({ report }: View): HTMLElement | null {
    const accounts = report.accounts;
    if (!accounts || accounts.packages.length === 0) return null;
    return section("cost", say("cost"), el("p", {}, say("cost_about")), perYear(report, accounts), totals(report, accounts));
}

function perYear(report: Report, accounts: Accounts): HTMLElement | null {
    const years = report.time.years;
    if (years.length === 0 || accounts.packages.every((p) => p.per_year.length === 0)) return null;
    const named = stacksOf(accounts);
    const w = writer(
        report,
        report.money?.unit ?? "",
        accounts.packages.flatMap((p) => extent(p, years.length)),
    );
    const domain = accounts.packages.flatMap((p) => extent(p, years.length)).map(w.of);
    const bounds: [number, number] = [Math.min(...domain), Math.max(...domain)];
    return el(
        "div",
        {},
        el("h3", {}, say("cost_per_year")),
        key(named),
        el("div", { class: "panels" }, ...accounts.packages.map((p) => panel(report, accounts, p, named, w, bounds))),
    );
}

/** The largest instruments of all packages have a colour of their own; the rest is one. */
function stacksOf(accounts: Accounts): Stack[] {
    const all = accounts.groups.flatMap((group, g) =>
        group.labels.map((label, l) => ({
            name: told(label.about) || visible(label.name),
            group: g,
            label: l,
            size: Math.max(
                0,
                ...accounts.packages.map((p) =>
                    (p.per_year[g]?.[l] ?? []).reduce<number>((sum, x) => sum + Math.abs(x ?? 0), 0),
                ),
            ),
        })),
    );
    return all.filter((stack) => stack.size > 0).sort((a, b) => b.size - a.size);
}

const kindOf = (i: number): string => (i < colours ? `k${i}` : "k-rest");

function key(named: Stack[]): HTMLElement {
    const item = (kind: string, name: string) =>
        el("li", {}, el("span", { class: `box ${kind}`, "aria-hidden": "true" }), name);
    return el(
        "ul",
        { class: "legend" },
        ...named.slice(0, colours).map((stack, i) => item(kindOf(i), stack.name)),
        named.length > colours ? item("k-rest", say("rest")) : null,
        el("li", {}, el("span", { class: "net-key", "aria-hidden": "true" }), say("net_cost")),
    );
}

const yearly = (p: PackageAccounts, stack: Stack, year: number): number => p.per_year[stack.group]?.[stack.label]?.[year] ?? 0;

/** The height above and below zero of each year's column. */
const extent = (p: PackageAccounts, years: number): number[] =>
    Array.from({ length: years }, (_, year) => p.per_year.flat().map((label) => label[year] ?? 0)).flatMap((column) => [
        column.filter((x) => x > 0).reduce((a, b) => a + b, 0),
        column.filter((x) => x < 0).reduce((a, b) => a + b, 0),
    ]);

function panel(
    report: Report,
    accounts: Accounts,
    p: PackageAccounts,
    named: Stack[],
    w: Writer,
    domain: [number, number],
): HTMLElement {
    const years = report.time.years;
    return figure({
        title: nameOf(report, p.package),
        small: true,
        heading: "h4",
        file: `cost-per-year-${p.package}`,
        alt: `${say("net_cost")}: ${amounts(p.net, report.money)}`,
        draw: (width) =>
            bars(
                {
                    years,
                    unit: w.unit,
                    domain,
                    stacks: named.map((stack, i) => ({
                        name: stack.name,
                        kind: kindOf(i),
                        y: years.map((_, year) => w.of(yearly(p, stack, year))),
                    })),
                },
                width,
            ),
        table: () => ({
            head: [say("instrument"), ...years],
            rows: accounts.groups.flatMap((group, g) =>
                group.labels.map((label, l) => [
                    told(label.about) || label.name,
                    ...years.map((_, year) => p.per_year[g]?.[l]?.[year] ?? null),
                ]),
            ),
        }),
    });
}

function totals(report: Report, accounts: Accounts): HTMLElement {
    const w = writer(
        report,
        report.money?.unit ?? "",
        accounts.packages.flatMap((p) => [...(p.net ?? []), ...p.groups.flatMap((group) => group.total ?? [])]),
    );
    const title = say("axis_unit", { name: say("cost_totals"), unit: w.unit });
    return el(
        "div",
        {},
        el("h3", {}, title),
        shown(
            {
                head: [say("instrument"), ...accounts.packages.map((p) => nameOf(report, p.package))],
                rows: [
                    ...accounts.groups.flatMap((_, g) => groupRows(accounts, g, w)),
                    [say("net_cost"), ...accounts.packages.map((p) => w.estimate(p.net))],
                ],
            },
            title,
        ),
    );
}

/** A group's instruments that any package touches, then all of the group together. */
function groupRows(accounts: Accounts, g: number, w: Writer): Table["rows"] {
    const group = accounts.groups[g];
    const labels = (group?.labels ?? []).map((label, l) => ({
        label,
        of: accounts.packages.map((p) => p.groups[g]?.labels[l] ?? null),
    }));
    const write = (e: Estimate): string => (value(e) === 0 ? "0" : w.estimate(e));
    return [
        ...labels
            .filter(({ of }) => of.some((e) => value(e)))
            .map(({ label, of }) => [told(label.about) || visible(label.name), ...of.map(write)]),
        [
            say("group", { name: told(group?.about) || visible(group?.name ?? "") }),
            ...accounts.packages.map((p) => write(p.groups[g]?.total ?? null)),
        ],
    ];
}
