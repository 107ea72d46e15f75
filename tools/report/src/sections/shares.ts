// What each lever of a package adds: Shapley values with their intervals.
import { dots } from "../charts/dots";
import { figure } from "../charts/figure";
import { type Report, type Shapley, high, low, present, value } from "../data";
import { el, select } from "../dom";
import { say, visible } from "../text";
import { section, slot } from "../layout";
import { type View, nameOf, titleOf, unitOf, unitWordOf, writer } from "../view";

export function shares({ report, choice }: View): HTMLElement | null {
    const all = report.shapley ?? [];
    const names = [...new Set(all.flatMap((s) => s.indicators.map((each) => each.indicator)))];
    if (names.length === 0) return null;
    const chosen = () => (names.includes(choice.share) ? choice.share : (names[0] ?? ""));
    const drawn = slot(() => [
        el("h3", {}, say("difference_of", { name: titleOf(report, chosen()) })),
        el("div", { class: "panels" }, ...all.map((s) => panel(report, s, chosen()))),
    ]);
    return section(
        "shares",
        say("shares"),
        el("p", {}, say("shares_about")),
        select(
            say("indicator"),
            names.map((name) => ({ value: name, label: titleOf(report, name) })),
            chosen(),
            (name) => {
                choice.share = name;
                drawn.renew();
            },
        ),
        drawn.place,
    );
}

function panel(report: Report, s: Shapley, indicator: string): HTMLElement | null {
    const found = s.indicators.find((each) => each.indicator === indicator);
    if (!found) return null;
    const rows = [
        ...s.levers.map((lever, i) => ({ label: visible(lever), estimate: found.shares[i] ?? null })),
        { label: say("together"), estimate: found.difference },
    ];
    const w = writer(
        report,
        unitOf(report, indicator),
        rows.flatMap((row) => row.estimate ?? []),
    );
    const drawn = rows.map((row) => ({
        label: row.label,
        words: `${row.label}: ${w.estimate(row.estimate)}`,
        estimate: (row.estimate ?? []).map((x) => (present(x) ? w.of(x) : null)),
    }));
    return figure({
        title: nameOf(report, s.package),
        small: true,
        heading: "h4",
        file: `shares-${indicator}-${s.package}`,
        alt: drawn.map((row) => row.words).join("; "),
        draw: (width) =>
            dots(
                {
                    rows: drawn,
                    scenario: s.package,
                    unit: w.unit,
                    domain: drawn.flatMap((row) => row.estimate).filter(present),
                },
                width,
            ),
        table: () => ({
            head: [
                say("lever"),
                say("axis_unit", { name: say("difference"), unit: unitWordOf(report, indicator) }),
                say("low"),
                say("high"),
            ],
            rows: rows.map((row) => [row.label, value(row.estimate), low(row.estimate), high(row.estimate)]),
        }),
    });
}
