// A network as it was laid out: circles by kind, lines by weight.
import { svg } from "../dom";
import type { Network } from "../data";
import { canvas, colours, round } from "./plot";

export function graph(n: Network, width: number): SVGElement {
    const height = Math.round(Math.min(620, width * 0.8));
    const [x, y] = [
        place(
            n.nodes.map((node) => node.x),
            width,
        ),
        place(
            n.nodes.map((node) => node.y),
            height,
        ),
    ];
    const widest = Math.max(1, ...n.edges.map(([, , weight]) => weight));
    const largest = Math.max(1, ...n.nodes.map((node) => node.size));
    return canvas(
        width,
        height,
        svg(
            "g",
            { class: "edges" },
            ...n.edges.map(([from, to, weight]) =>
                svg("line", {
                    x1: x(n.nodes[from]?.x),
                    y1: y(n.nodes[from]?.y),
                    x2: x(n.nodes[to]?.x),
                    y2: y(n.nodes[to]?.y),
                    "stroke-width": round(0.5 + (3 * weight) / widest),
                }),
            ),
        ),
        ...n.nodes.map((node) =>
            svg(
                "circle",
                {
                    cx: x(node.x),
                    cy: y(node.y),
                    r: round(2 + 10 * Math.sqrt(node.size / largest)),
                    class: `node k${node.kind % colours}`,
                },
                svg("title", {}, node.label),
            ),
        ),
    );
}

function place(numbers: number[], length: number): (x: number | undefined) => number {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return (x) => round(14 + (((x ?? low) - low) / (high - low || 1)) * (length - 28));
}
