// Kriging as tools/analyse/emulate does it, operation by operation, so that the page predicts what the program predicts.
import type { Fitted } from "./data";

type Numbers = Float64Array;

/** Powers of two from 2^-600 to 2^600. */
const powers = (() => {
    const all = new Float64Array(1201).fill(1);
    for (let k = 601; k <= 1200; ++k) all[k] = (all[k - 1] ?? 1) * 2;
    for (let k = 599; k >= 0; --k) all[k] = (all[k + 1] ?? 1) / 2;
    return all;
})();
const power = (n: number): number => powers[n + 600] ?? 0;

const rounder = 6755399441055744; // added, it rounds to a whole number
const nearest = (x: number): number => x + rounder - rounder;

function smallExpm1(r: number): number {
    const r2 = r * r;
    const r4 = r2 * r2;
    const r8 = r4 * r4;
    const a = 1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120));
    const b = 1 / 720 + r * (1 / 5040) + r2 * (1 / 40320 + r * (1 / 362880));
    const c = 1 / 3628800 + r * (1 / 39916800) + r2 * (1 / 479001600 + r * (1 / 6227020800));
    return r + r2 * (a + r4 * b + r8 * c);
}

const [ln2High, ln2Low, log2e] = [0.6931471806019545, -4.2009150726810846e-11, 1.4426950408889634];

/** e^x as the engine has it (engine/core/math.hpp), to the last bit. */
export function exp(x: number): number {
    const within = Math.min(710, Math.max(-746, x));
    const n = nearest(within * log2e);
    const y = 1 + smallExpm1(within - n * ln2High - n * ln2Low);
    const half = nearest(n * 0.5);
    return y * power(half) * power(n - half);
}

/** In four sums side by side, as the program adds. */
function products(a: Numbers, from: number, b: Numbers, count: number): number {
    let [s0, s1, s2, s3, rest] = [0, 0, 0, 0, 0];
    let k = 0;
    for (; k + 4 <= count; k += 4) {
        s0 += a[from + k]! * b[k]!;
        s1 += a[from + k + 1]! * b[k + 1]!;
        s2 += a[from + k + 2]! * b[k + 2]!;
        s3 += a[from + k + 3]! * b[k + 3]!;
    }
    for (; k < count; ++k) rest += a[from + k]! * b[k]!;
    return s0 + s1 + (s2 + s3) + rest;
}
export const dot = (a: Numbers, b: Numbers): number => products(a, 0, b, a.length);

/** A lower triangle, row by row in a square. */
class Triangle {
    constructor(
        readonly size: number,
        readonly numbers: Numbers,
    ) {}

    /** L of a positive definite A = L Lᵀ, of which `at` gives the lower triangle. */
    static of(size: number, at: (row: number, column: number) => number): Triangle {
        const l = new Float64Array(size * size);
        const turned = new Float64Array(size);
        for (let row = 0; row < size; ++row) {
            for (let column = 0; column < row; ++column) {
                turned.set(l.subarray(column * size, column * size + column));
                const rest = at(row, column) - products(l, row * size, turned, column);
                l[row * size + column] = rest / l[column * size + column]!;
            }
            turned.set(l.subarray(row * size, row * size + row));
            const whole = at(row, row);
            l[row * size + row] = Math.sqrt(Math.max(whole - products(l, row * size, turned, row), 1e-12 * whole));
        }
        return new Triangle(size, l);
    }

    /** x of L x = b. */
    forward(b: Numbers): Numbers {
        const x = Float64Array.from(b);
        for (let row = 0; row < this.size; ++row) {
            x[row] = (x[row]! - products(this.numbers, row * this.size, x, row)) / this.numbers[row * this.size + row]!;
        }
        return x;
    }
}

const leastNoise = 1e-6; // at points that are exact

/** What of a point decides what is known of it, in standard values. */
interface Known {
    mean: number;
    ofPoints: Numbers;
    ofTrend: Numbers;
}

export interface Predicted {
    mean: number;
    variance: number; // of the error of the mean
}

export class Kriging {
    private readonly points: Numbers[];
    private readonly weights: Numbers;
    private readonly trend: Numbers;
    private solved: { lower: Triangle; trends: Numbers[]; trendLower: Triangle } | null = null;

    constructor(
        points: readonly number[][],
        private readonly fitted: Fitted,
    ) {
        this.points = points.map((point) => Float64Array.from(point));
        this.weights = Float64Array.from(fitted.weights);
        this.trend = Float64Array.from(fitted.trend);
    }

    /** The mean alone, which costs little. */
    mean(point: readonly number[]): number {
        const { mean, scale } = this.fitted;
        return mean + scale * (dot(this.near(point), this.weights) + dot(trendAt(point), this.trend));
    }

    at(point: readonly number[]): Predicted {
        const { mean, scale, amplitude } = this.fitted;
        const here = this.known(point);
        const variance = covarianceOf(here, here, amplitude * amplitude);
        return { mean: mean + scale * here.mean, variance: Math.max(0, variance) * scale * scale };
    }

    /** What the value at `a` is more than at `b`: what is not known of both alike is no error of the difference. */
    difference(a: readonly number[], b: readonly number[]): Predicted {
        const { scale, amplitude } = this.fitted;
        const [one, other] = [this.known(a), this.known(b)];
        const alone = amplitude * amplitude;
        const together = this.covariance(Float64Array.from(a), Float64Array.from(b));
        const variance =
            covarianceOf(one, one, alone) + covarianceOf(other, other, alone) - 2 * covarianceOf(one, other, together);
        return { mean: scale * (one.mean - other.mean), variance: Math.max(0, variance) * scale * scale };
    }

    private covariance(a: Numbers, b: Numbers): number {
        const { lengths, amplitude } = this.fitted;
        let square = 0;
        for (let k = 0; k < a.length; ++k) {
            const apart = (a[k]! - b[k]!) / lengths[k]!;
            square += apart * apart;
        }
        const r = 2.23606797749978969641 * Math.sqrt(square);
        return amplitude * amplitude * (1 + r + (r * r) / 3) * exp(-r);
    }

    private near(point: readonly number[]): Numbers {
        const at = Float64Array.from(point);
        return Float64Array.from(this.points, (known) => this.covariance(at, known));
    }

    private known(point: readonly number[]): Known {
        const { lower, trends, trendLower } = (this.solved ??= this.solve());
        const near = this.near(point);
        const trend = trendAt(point);
        const mean = dot(near, this.weights) + dot(trend, this.trend);
        const ofPoints = lower.forward(near);
        for (let j = 0; j < trend.length; ++j) trend[j]! -= dot(trends[j]!, ofPoints);
        return { mean, ofPoints, ofTrend: trendLower.forward(trend) };
    }

    /** The triangles that errors need: of a few hundred points in some milliseconds, when they are first asked for. */
    private solve() {
        const { points } = this;
        const exact = points.map((_, k) => this.fitted.exact.includes(k));
        const inCommon = this.fitted.exact.length > 0 ? this.fitted.noise : 0;
        const noise = (a: number, b: number): number => {
            if (exact[a] || exact[b]) return a === b ? leastNoise : 0;
            return inCommon + (a === b ? this.fitted.noise : 0);
        };
        const lower = Triangle.of(
            points.length,
            (row, column) => this.covariance(points[row]!, points[column]!) + noise(row, column),
        );
        const columns = points.map((point) => trendAt([...point]));
        const trends = [...this.trend].map((_, j) => lower.forward(Float64Array.from(columns, (column) => column[j]!)));
        const trendLower = Triangle.of(trends.length, (row, column) => dot(trends[row]!, trends[column]!));
        return { lower, trends, trendLower };
    }
}

const trendAt = (point: readonly number[]): Numbers => Float64Array.from([1, ...point]);

const covarianceOf = (one: Known, other: Known, ofProcess: number): number =>
    ofProcess - dot(one.ofPoints, other.ofPoints) + dot(one.ofTrend, other.ofTrend);
