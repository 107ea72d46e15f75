// The network of the first seed as it stands, drawn and moving; where the reader asks for little motion, each step lies still.
import { el } from "../dom";
import { onWidth, section } from "../layout";
import { say } from "../text";
import type { Edges } from "./data";
import { Graph, type Node } from "./graph";
import type { Live, Part } from "./view";

export interface Network extends Part {
    follow: (edges: Edges, step: number) => void;
}

const still = matchMedia("(prefers-reduced-motion: reduce)");
const rounds = 40; // until all have come near to their places
const most = 560; // pixels

export function network(live: Live): Network {
    const graph = new Graph();
    const canvas = el("canvas", { role: "img" });
    const told = el("p", { class: "quiet" });
    const place = el("div", { class: "plot network" }, canvas);
    let [step, left, asked] = [-1, 0, false];

    /** As long as something moves, once for each picture of the screen. */
    const moving = (): void => {
        asked = false;
        if (left === 0) return;
        if (still.matches) for (; left > 0; --left) graph.move(0.2);
        else if (!live.state.held) {
            graph.move(0.12);
            --left;
        }
        draw(canvas, graph);
        ask();
    };
    const ask = (): void => {
        if (asked || left === 0) return;
        asked = true;
        requestAnimationFrame(moving);
    };
    const tell = (): void => {
        const { from, to, ties } = graph.counts();
        const time = live.toy.description.labels[step] ?? "";
        told.textContent = step < 0 ? say("l.network_later") : say("l.network_now", { time, from, to, ties });
        canvas.setAttribute("aria-label", told.textContent);
    };
    tell();
    onWidth(place, (width) => {
        const size = Math.min(width, most);
        canvas.style.setProperty("width", `${size}px`);
        canvas.style.setProperty("height", `${size}px`);
        canvas.width = canvas.height = Math.round(size * (devicePixelRatio || 1));
        draw(canvas, graph);
    });
    return {
        place: section("network", say("l.network"), el("p", {}, say("l.network_about")), key(), place, told),
        follow: (edges, at) => {
            step = at;
            graph.follow(edges);
            left = 3 * rounds;
            tell();
            ask();
        },
        renew: ask,
    };
}

const key = (): HTMLElement =>
    el(
        "ul",
        { class: "legend" },
        el("li", {}, el("span", { class: "box round k0", "aria-hidden": "true" }), say("l.firm")),
        el("li", {}, el("span", { class: "box k1", "aria-hidden": "true" }), say("l.programme")),
        el("li", {}, el("span", { class: "net-key new", "aria-hidden": "true" }), say("l.new_tie")),
    );

/** All of it, in the colours of the page. */
function draw(canvas: HTMLCanvasElement, graph: Graph): void {
    const pen = canvas.getContext("2d");
    if (!pen || canvas.width === 0) return;
    const style = getComputedStyle(canvas);
    const colour = (name: string): string => style.getPropertyValue(name);
    const half = canvas.width / 2;
    const at = ({ x, y }: Node): [number, number] => [half + x * half * 0.94, half + y * half * 0.94];
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const isNew of [false, true]) {
        pen.strokeStyle = colour(isNew ? "--c2" : "--quiet");
        pen.globalAlpha = isNew ? 1 : 0.35;
        pen.lineWidth = (isNew ? 2 : 1) * (half / 280);
        pen.beginPath();
        for (const tie of graph.ties) {
            if (tie.isNew !== isNew) continue;
            pen.moveTo(...at(tie.from));
            pen.lineTo(...at(tie.to));
        }
        pen.stroke();
    }
    pen.globalAlpha = 1;
    for (const node of graph.nodes.values()) drawNode(pen, node, at(node), half / 280, colour(node.met ? "--c1" : "--c0"));
}

function drawNode(pen: CanvasRenderingContext2D, { met, ties, size }: Node, [x, y]: [number, number], scale: number, colour: string): void {
    const radius = scale * size * (met ? 5 + Math.sqrt(ties) : 2.5 + Math.sqrt(ties));
    pen.fillStyle = colour;
    pen.beginPath();
    if (met) pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    else pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
}
