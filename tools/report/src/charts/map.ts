// Regions on a map, coloured by a number: blue where it falls, red where it rises, paler where it is small.
import { svg } from "../dom";
import type { Maybe, RegionMap } from "../data";
import { present } from "../data";
import { canvas, round } from "./plot";

export interface Coloured {
    label: string;
    x: Maybe;
    words: string;
}

/** Classes to each side of nothing. */
export const steps = 3;

/** From -3 to 3: which third of the largest number a number lies in; nothing where it is missing. */
export function step(x: Maybe, largest: number): number | null {
    if (!present(x)) return null;
    if (x === 0 || largest === 0) return 0;
    return Math.sign(x) * Math.min(steps, Math.ceil((steps * Math.abs(x)) / largest));
}

export const className = (of: number | null): string =>
    of === null ? "region missing" : of === 0 ? "region none" : `region ${of < 0 ? "down" : "up"}${Math.abs(of)}`;

export function map(m: RegionMap, regions: Coloured[], largest: number, width: number): SVGElement {
    const per = Math.min(width, 560) / m.width;
    const by = new Map(regions.map((region) => [region.label, region]));
    return canvas(
        width,
        Math.ceil(m.height * per) + 2,
        ...m.regions.map(({ label, rings }) => {
            const region = by.get(label);
            return svg(
                "path",
                {
                    d: rings.map((ring) => path(ring, per)).join(""),
                    "fill-rule": "evenodd",
                    class: className(step(region?.x ?? null, largest)),
                },
                svg("title", {}, region?.words ?? label),
            );
        }),
    );
}

/** x and y in turn. */
function path(ring: number[], per: number): string {
    const points: string[] = [];
    for (let k = 0; k + 1 < ring.length; k += 2)
        points.push(`${round(1 + (ring[k] ?? 0) * per)} ${round(1 + (ring[k + 1] ?? 0) * per)}`);
    return `M${points.join("L")}Z`;
}
