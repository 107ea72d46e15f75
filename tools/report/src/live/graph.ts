// The places of a network that changes: whoever is met by many (a programme) has a place on a ring, whoever goes to them (a firm) is
// drawn to those it is tied to and pushed from its like. No chance in it: the same network lies alike.
import type { Edges } from "./data";

export interface Node {
    key: bigint;
    x: number; // in the unit circle
    y: number;
    met: boolean; // it stands at the far end of edges
    ties: number;
    size: number; // 0 as it comes and goes, 1 while it is there
}

export interface Tie {
    from: Node;
    to: Node;
    isNew: boolean; // of the step at hand
}

const reach = 0.12; // nodes push each other no farther
const turn = 2.399963229728653; // the golden angle, by which those who come are spread

export class Graph {
    readonly nodes = new Map<bigint, Node>();
    ties: Tie[] = [];
    #came = 0;

    /** How many there are at the near and at the far end. */
    counts(): { from: number; to: number; ties: number } {
        const there = [...this.nodes.values()].filter(({ ties }) => ties > 0);
        return { from: there.filter(({ met }) => !met).length, to: there.filter(({ met }) => met).length, ties: this.ties.length };
    }

    /** What has changed in a step: who has no tie any more goes. */
    follow({ from, to }: Edges): void {
        const before = new Set(this.ties.map((tie) => `${tie.from.key} ${tie.to.key}`));
        for (const node of this.nodes.values()) node.ties = 0;
        this.ties = [];
        for (let k = 0; k < from.length; ++k) {
            if (from[k] === 0n) continue;
            const met = this.#node(to[k]!, true, null);
            const one = this.#node(from[k]!, false, met);
            ++one.ties;
            ++met.ties;
            this.ties.push({ from: one, to: met, isNew: before.size > 0 && !before.has(`${one.key} ${met.key}`) });
        }
    }

    /** Moves all a little; `share` of the way. */
    move(share: number): void {
        this.#ring(share);
        const free = [...this.nodes.values()].filter(({ met }) => !met);
        const pulls = this.#pulls();
        free.forEach((node, i) => {
            const pull = pulls.get(node);
            if (pull) {
                node.x += share * 0.5 * (pull.x / pull.count - node.x);
                node.y += share * 0.5 * (pull.y / pull.count - node.y);
            }
            for (let k = 0; k < i; ++k) push(node, free[k]!, share);
        });
        for (const node of this.nodes.values()) {
            node.size += share * ((node.ties > 0 ? 1 : 0) - node.size);
            if (node.ties === 0 && node.size < 0.05) this.nodes.delete(node.key);
        }
    }

    #node(key: bigint, met: boolean, near: Node | null): Node {
        const known = this.nodes.get(key);
        if (known) return known;
        const angle = turn * ++this.#came;
        const [x, y] = near ? [near.x * 0.9, near.y * 0.9] : [Math.cos(angle), Math.sin(angle)];
        const node = { key, x: x + 0.05 * Math.cos(angle), y: y + 0.05 * Math.sin(angle), met, ties: 0, size: 0 };
        this.nodes.set(key, node);
        return node;
    }

    /** Those at the far end, evenly on a circle in the order of their keys. */
    #ring(share: number): void {
        const all = [...this.nodes.values()].filter(({ met, ties }) => met && ties > 0).sort((a, b) => (a.key < b.key ? -1 : 1));
        all.forEach((node, i) => {
            const angle = (2 * Math.PI * i) / all.length - Math.PI / 2;
            node.x += share * (0.82 * Math.cos(angle) - node.x);
            node.y += share * (0.82 * Math.sin(angle) - node.y);
        });
    }

    /** Towards the middle of all that a node is tied to, and a little beyond the ring where that is one alone. */
    #pulls(): Map<Node, { x: number; y: number; count: number }> {
        const pulls = new Map<Node, { x: number; y: number; count: number }>();
        for (const { from, to } of this.ties) {
            const pull = pulls.get(from) ?? { x: 0, y: 0, count: 0 };
            pulls.set(from, { x: pull.x + to.x, y: pull.y + to.y, count: pull.count + 1 });
        }
        return pulls;
    }
}

function push(a: Node, b: Node, share: number): void {
    const [dx, dy] = [a.x - b.x, a.y - b.y];
    const distance = Math.hypot(dx, dy) || 1e-6;
    if (distance > reach) return;
    const by = (share * 0.3 * (reach - distance)) / distance;
    a.x += by * dx;
    a.y += by * dy;
    b.x -= by * dx;
    b.y -= by * dy;
}
