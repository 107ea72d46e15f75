// What a study would have come to at settings that it did not play: means, the emulator's own error, and the spread of runs.
import type { Coordinate, Emulator, Exploration, Output } from "./data";
import { Kriging } from "./kriging";

export type Values = readonly number[]; // by control

/** Of one cell. */
export interface Predicted {
    mean: number;
    error: number; // standard deviation of the emulator's error
    runs: [number, number] | null; // where 95 % of single runs lie, no further than any did; null where that is not known
}

/** Half the width of an interval of 95 %, in standard deviations. */
export const within95 = 1.959963984540054;

/** Where a setting lies in the unit cube. */
export const pointOf = (coordinates: Coordinate[], values: Values): number[] =>
    coordinates.map((c) => along(c, values[c.control] ?? 0));

function along({ logarithmic, low, high, label }: Coordinate, value: number): number {
    if (label !== null) return value === label ? 1 : 0;
    if (!(high > low)) return 0;
    if (!logarithmic) return (value - low) / (high - low);
    return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
}

const nothing: Predicted = { mean: 0, error: 0, runs: [0, 0] };

class Surface {
    private readonly scores: Kriging[];
    private readonly wider: Kriging | null;

    constructor(
        private readonly emulator: Emulator,
        known: number[][],
    ) {
        this.scores = emulator.scores.map((fitted) => new Kriging(known, fitted));
        const [wider] = emulator.wider;
        this.wider = wider ? new Kriging(known, wider) : null;
    }

    at(point: number[]): Predicted[] {
        const told = this.scores.map((score) => score.at(point));
        const wider = this.wider ? Math.max(this.emulator.narrowest, this.wider.mean(point)) : null;
        return this.cells(
            told,
            (cell) => this.emulator.centre[cell]!,
            (cell) => (wider === null ? null : within95 * this.emulator.spread[cell]! * wider),
            1,
        );
    }

    /** Of `a` more than of `b`. */
    difference(a: number[], b: number[]): Predicted[] {
        const told = this.scores.map((score) => score.difference(a, b));
        return this.cells(
            told,
            () => 0,
            () => null,
            a.every((x, k) => x === b[k]) ? 0 : 2,
        );
    }

    private cells(
        told: { mean: number; variance: number }[],
        centre: (cell: number) => number,
        half: (cell: number) => number | null,
        points: number,
    ): Predicted[] {
        const { rest, directions, tested } = this.emulator;
        return rest.map((beyond, cell) => {
            let [mean, variance] = [centre(cell), points * beyond];
            told.forEach((score, k) => {
                const along = directions[k]![cell]!;
                mean += score.mean * along;
                variance += along * along * score.variance;
            });
            return { mean, error: (tested?.widened ?? 1) * Math.sqrt(variance), runs: this.runs(cell, mean, half(cell)) };
        });
    }

    private runs(cell: number, mean: number, half: number | null): [number, number] | null {
        if (half === null) return null;
        const [least, most] = [this.emulator.least[cell]!, this.emulator.most[cell]!];
        return [Math.max(mean - half, Math.min(least, mean)), Math.min(mean + half, Math.max(most, mean))];
    }
}

/** The emulators of a study, each made when it is first asked. */
export class Emulators {
    private readonly points: number[][];
    private readonly surfaces = new Map<Output, Surface>();
    private readonly told = new Map<string, Predicted[]>(); // lately
    private readonly farthest: number;

    constructor(private readonly study: Exploration) {
        this.points = study.points.map((values) => pointOf(study.coordinates, values));
        this.farthest = largestGap(this.points);
    }

    at(output: Output, values: Values): Predicted[] {
        const key = `${output.name} ${values.join(" ")}`;
        const known = this.told.get(key);
        if (known) return known;
        if (this.told.size > 2000) this.told.clear();
        const told = output.difference && this.isScenario(values) ? output.cells.map(() => nothing) : this.predicted(output, values);
        this.told.set(key, told);
        return told;
    }
    /** Of an output that is one number. */
    number(output: Output, values: Values): Predicted | null {
        return this.at(output, values)[0] ?? null;
    }
    /** Of `a` more than of `b`. */
    difference(output: Output, a: Values, b: Values): Predicted[] {
        const { coordinates } = this.study;
        return this.surface(output)?.difference(pointOf(coordinates, a), pointOf(coordinates, b)) ?? [];
    }

    /** Whether the study played this itself. */
    hasPlayed(values: Values): boolean {
        return this.study.points.some((point) => point.every((x, k) => x === values[k]));
    }
    /** Controls whose setting lies beyond what the design covers. */
    outside(values: Values): number[] {
        return this.study.controls.flatMap(({ played: [low, high], kind }, k) => {
            const slack = 1e-9 * Math.abs(high - low);
            const value = values[k] ?? 0;
            return kind !== "choice" && (value < low - slack || value > high + slack) ? [k] : [];
        });
    }
    /** Whether the nearest point of the design is farther away than any two that are neighbours there. */
    isFar(values: Values): boolean {
        return nearestTo(this.points, pointOf(this.study.coordinates, values)) > 1.5 * this.farthest;
    }
    /** How near each point of the design is, from 0 (far) to 1, looking away from one control. */
    nearness(values: Values, but: number): number[] {
        const counts = this.study.coordinates.map(({ control }) => control !== but);
        const here = pointOf(this.study.coordinates, values);
        return this.points.map((point) => {
            const square = point.reduce((sum, x, k) => sum + (counts[k] ? (x - (here[k] ?? 0)) ** 2 : 0), 0);
            return Math.exp(-square / (2 * 0.2 ** 2));
        });
    }

    private predicted(output: Output, values: Values): Predicted[] {
        return this.surface(output)?.at(pointOf(this.study.coordinates, values)) ?? [];
    }

    /** What differs from the scenario by nothing: there every run is as it is. */
    private isScenario(values: Values): boolean {
        return this.study.controls.every(({ start, steady }, k) => steady && values[k] === start);
    }

    private surface(output: Output): Surface | null {
        const { emulator } = output;
        if (!emulator) return null;
        const known = this.surfaces.get(output);
        if (known) return known;
        const made = new Surface(
            emulator,
            emulator.points.map((k) => this.points[k] ?? []),
        );
        this.surfaces.set(output, made);
        return made;
    }
}

const distance = (a: number[], b: number[]): number => Math.hypot(...a.map((x, k) => x - (b[k] ?? 0)));

function nearestTo(points: number[][], point: number[], but = -1): number {
    let least = Infinity;
    points.forEach((other, k) => {
        if (k !== but) least = Math.min(least, distance(point, other));
    });
    return least;
}

/** How far the loneliest of some hundred points is from its nearest. */
function largestGap(points: number[][]): number {
    const each = Math.max(1, Math.floor(points.length / 300));
    let largest = 0;
    for (let k = 0; k < points.length; k += each) {
        const nearest = nearestTo(points, points[k] ?? [], k);
        if (Number.isFinite(nearest)) largest = Math.max(largest, nearest);
    }
    return largest;
}
