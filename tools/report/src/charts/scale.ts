// From numbers to places: a linear scale with round ticks.

export interface LinearScale {
    (x: number): number;
    ticks: number[];
    decimals: number;
    domain: [number, number];
}

/** A scale that covers `numbers` and zero, with about `count` round ticks, from place `from` to place `to`. */
export function linear(numbers: number[], from: number, to: number, count: number, zero = true): LinearScale {
    const [low, high] = extent(numbers, zero);
    const step = roundStep((high - low) / Math.max(1, count));
    const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
    const domain: [number, number] = [first * step, last * step];
    const place = (x: number): number => from + ((x - domain[0]) / (domain[1] - domain[0])) * (to - from);
    const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
    return Object.assign(place, { ticks, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)), domain });
}

function extent(numbers: number[], zero: boolean): [number, number] {
    let [low, high] = zero ? [0, 0] : [Infinity, -Infinity];
    for (const x of numbers) [low, high] = [Math.min(low, x), Math.max(high, x)];
    if (!(low <= high)) return [0, 1];
    if (low === high) return low === 0 ? [0, 1] : [Math.min(low, low * 0.9, low * 1.1), Math.max(high, high * 0.9, high * 1.1)];
    return [low, high];
}

function roundStep(wanted: number): number {
    const power = 10 ** Math.floor(Math.log10(wanted));
    const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= wanted * 0.999) ?? 10;
    return step * power;
}
