// Who gains and who loses: how many regions, sizes, industries and fields have detectably more of what
// is better with more, or less of what is better with less.
import { balance } from "../charts/balance";
import { figure } from "../charts/figure";
import { type Cut, type Report, indicatorOf, isClear, packagesOf, present, value } from "../data";
import { el, select } from "../dom";
import { number } from "../format";
import { say } from "../text";
import { section, slot } from "../layout";
import { type View, nameOf, titleOf } from "../view";
import { axes, axisOf, isPart, readable, titleOfCut } from "./cuts";

interface Counts {
    leads: boolean;
    title: string;
    of: string;
    label: string;
    gain: number;
    lose: number;
    all: number;
    most: string;
    least: string;
}

export function winners({ report, choice }: View): HTMLElement | null {
    const there = report.cuts
        .filter((cut) => !isPart(cut) && axes.includes(cut.axis) && sense(report, cut) !== 0)
        .sort((a, b) => place(report, a) - place(report, b));
    if (there.length === 0) return null;
    const drawn = slot(() => [chart(report, there, choice.who)]);
    const packages = packagesOf(report).map((i) => ({ value: String(i), label: nameOf(report, i) }));
    return section(
        "winners",
        say("winners"),
        el("p", {}, say("winners_about")),
        select(say("package"), packages, String(choice.who), (who) => {
            choice.who = Number(who);
            drawn.renew();
        }),
        drawn.place,
    );
}

/** 1 where more of it is better, -1 where less is, 0 where that cannot be said. */
function sense(report: Report, cut: Cut): number {
    const better = indicatorOf(report, cut.of)?.better;
    return better === "more" ? 1 : better === "less" ? -1 : 0;
}

/** Aims first, then what leads, then the others; the indicators of a kind together. */
function place(report: Report, cut: Cut): number {
    const rank = ["benefit", "headline"].indexOf(indicatorOf(report, cut.of)?.role ?? "");
    return (rank < 0 ? 2 : rank) * 1000 + report.indicators.findIndex(({ name }) => name === cut.of);
}

function chart(report: Report, there: Cut[], scenario: number): HTMLElement {
    const rows = there.flatMap((cut) => counted(report, cut, scenario)).filter((row) => row.leads || row.gain + row.lose > 0);
    return figure({
        title: nameOf(report, scenario),
        file: `gains-and-losses-${scenario}`,
        alt: rows.map(words).join("; "),
        draw: (width) =>
            balance(
                {
                    rows: rows.map((row) => ({ ...row, less: row.lose, more: row.gain, words: words(row) })),
                    less: say("lose"),
                    more: say("gain"),
                },
                width,
            ),
        table: () => ({
            head: [say("cut"), say("gain"), say("lose"), say("untold"), say("largest"), say("smallest")],
            rows: rows.map((row) => [row.title, row.gain, row.lose, row.all - row.gain - row.lose, row.most, row.least]),
        }),
    });
}

const words = (row: Counts): string => say("counted", { name: row.title, gain: row.gain, lose: row.lose, all: row.all });

function counted(report: Report, cut: Cut, scenario: number): Counts[] {
    const p = cut.packages.find((each) => each.package === scenario);
    const cells = cut.labels
        .map((label, i) => ({ label: readable(label), e: p?.difference[i] ?? null, share: p ? relative(p, i) : null }))
        .filter(({ e }) => present(value(e)));
    const clear = cells.filter(({ e }) => isClear(e));
    const better = sense(report, cut);
    const gain = clear.filter(({ e }) => better * (value(e) ?? 0) > 0).length;
    const ranked = cells.filter((cell) => present(cell.share)).sort((a, b) => better * ((b.share ?? 0) - (a.share ?? 0)));
    const named = (cell: (typeof cells)[number] | undefined): string =>
        cell ? say("of_baseline", { name: cell.label, share: number(cell.share) }) : "";
    return cells.length === 0
        ? []
        : [
              {
                  leads: place(report, cut) < 2000,
                  title: titleOfCut(report, cut),
                  of: titleOf(report, cut.of),
                  label: say("by_axis", { axis: axisOf(cut) }),
                  gain,
                  lose: clear.length - gain,
                  all: cells.length,
                  most: named(ranked[0]),
                  least: named(ranked.at(-1)),
              },
          ];
}

/** The difference in percent of the baseline, which has to be positive to be a measure. */
function relative(p: Cut["packages"][number], i: number): number | null {
    const [base, x] = [p.baseline[i] ?? null, value(p.difference[i] ?? null)];
    return present(base) && present(x) && base > 0 ? (100 * x) / base : null;
}
