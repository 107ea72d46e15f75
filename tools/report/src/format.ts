// Numbers as people write them: plain digits, never an exponent; money in the words of the language.
import { type Currency, type Estimate, type Maybe, high, low, present, value } from "./data";
import { currentLanguage, say, told, unitWord } from "./text";

const minus = (text: string): string => text.replace("-", "−");

/** `x` with so many significant digits at most, all digits before the point, thousands apart. */
export function number(x: Maybe, digits = 3): string {
    if (!present(x)) return say("missing");
    return withDecimals(x, decimalsFor(x, digits));
}

/** Decimals that leave `digits` significant ones of `x`; none where it has as many before the point. */
export function decimalsFor(x: number, digits = 3): number {
    if (x === 0 || !Number.isFinite(x)) return 0;
    return Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(x)) + 1e-12)));
}

export function withDecimals(x: number, decimals: number, least = 0): string {
    const text = x.toLocaleString("en-US", {
        minimumFractionDigits: Math.min(least, decimals),
        maximumFractionDigits: decimals,
    });
    return minus(/^-[0.]*$/.test(text) ? text.slice(1) : text);
}

export const signed = (x: Maybe, digits = 3): string => (present(x) && x > 0 ? "+" : "") + number(x, digits);

/** "1.2 [0.9 to 1.6]", each with the decimals of the widest. */
export function estimate(e: Estimate, digits = 3, sign = false): string {
    const middle = value(e);
    if (!present(middle)) return say("missing");
    const plus = sign && middle > 0 ? "+" : "";
    const [bottom, top] = [low(e), high(e)];
    if (!present(bottom) || !present(top)) return plus + number(middle, digits);
    const decimals = decimalsFor(largestOf([middle, bottom, top]), digits);
    const write = (x: number): string => withDecimals(x, decimals, decimals);
    return `${plus}${write(middle)} ${say("interval", { low: write(bottom), high: write(top) })}`;
}

/** By how much amounts of a size are divided, and the word for that many. */
export interface Scale {
    per: number;
    word: string;
}

const scales: Record<string, [number, string][]> = {
    zh: [
        [1e12, "万亿"],
        [1e8, "亿"],
        [1e4, "万"],
    ],
    en: [
        [1e12, "trillion"],
        [1e9, "billion"],
        [1e6, "million"],
    ],
};

export function scaleFor(largest: number): Scale {
    const steps = scales[currentLanguage()] ?? scales.en ?? [];
    const step = steps.find(([per]) => Math.abs(largest) >= per);
    return step ? { per: step[0], word: step[1] } : { per: 1, word: "" };
}

/** "billion CNY", "亿元". */
export const nameOf = (money: Currency, scale: Scale): string =>
    currentLanguage() === "zh" ? scale.word + told(money.names) : [scale.word, told(money.names)].filter(Boolean).join(" ");

/** An amount in units of the model, in words of money: "1.28 billion CNY", "12.8 亿元". */
export function amount(x: Maybe, money: Currency | null): string {
    if (!present(x) || !money) return number(x);
    const scale = scaleFor(x * money.rate);
    return `${number((x * money.rate) / scale.per)} ${nameOf(money, scale)}`;
}

/** Likewise with its interval, all in one scale. */
export function amounts(e: Estimate, money: Currency | null): string {
    const middle = value(e);
    if (!present(middle) || !money) return estimate(e);
    const all = (e ?? []).filter(present).map((x) => x * money.rate);
    const scale = scaleFor(largestOf(all));
    return `${estimate(all.map((x) => x / scale.per))} ${nameOf(money, scale)}`;
}

/** How numbers of a unit are written: money in words, others plain with their unit's name in a heading. */
export interface Writer {
    unit: string;
    write(x: Maybe): string;
    estimate(e: Estimate): string;
    of(x: number): number;
}

/** A writer for numbers of `unit` as large as `largest`. */
export function writerOf(unit: string, largest: number, money: Currency | null): Writer {
    if (!money || unit !== money.unit) {
        return { unit: unitWord(unit), write: (x) => number(x), estimate: (e) => estimate(e), of: (x) => x };
    }
    const scale = scaleFor(largest * money.rate);
    const of = (x: number): number => (x * money.rate) / scale.per;
    return {
        unit: nameOf(money, scale),
        write: (x) => number(present(x) ? of(x) : null),
        estimate: (e) => estimate(e ? e.map((x) => (present(x) ? of(x) : null)) : null),
        of,
    };
}

export const percent = (e: Estimate): string => (present(value(e)) ? `${estimate(e, 3, true)} %` : say("missing"));

export function largestOf(numbers: Iterable<Maybe | undefined>): number {
    let largest = 0;
    for (const x of numbers) if (present(x)) largest = Math.max(largest, Math.abs(x));
    return largest;
}
