// The partnerships of one run.
import { figure } from "../charts/figure";
import { graph } from "../charts/graph";
import { el } from "../dom";
import { say, visible } from "../text";
import { section } from "../layout";
import { type View, nameOf } from "../view";

export function network({ report }: View): HTMLElement | null {
    const n = report.network;
    if (!n || n.nodes.length === 0) return null;
    const of = { nodes: n.nodes.length, edges: n.edges.length, scenario: nameOf(report, n.scenario), seed: n.seed, at: n.at };
    const kinds = el(
        "ul",
        { class: "legend" },
        ...n.kinds.map((kind, i) =>
            el("li", {}, el("span", { class: `box round k${i}`, "aria-hidden": "true" }), visible(kind)),
        ),
    );
    return section(
        "network",
        say("network"),
        figure({
            title: say("network_title", of),
            about: say(n.aggregated ? "network_aggregated" : "network_about"),
            alt: say("network_alt", of),
            file: "network",
            legend: kinds,
            draw: (width) => graph(n, width),
            table: () => ({
                head: [say("from"), say("to"), say("weight")],
                rows: n.edges.map(([a, b, weight]) => [
                    visible(n.nodes[a]?.label ?? ""),
                    visible(n.nodes[b]?.label ?? ""),
                    weight,
                ]),
            }),
        }),
    );
}
