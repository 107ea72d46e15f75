// Every word of the page in the language that the reader chose, and names from files made harmless to look at.
import texts from "texts";
import type { Text } from "./data";

export type Key = keyof typeof import("./texts/en.json");

let language = "en";

/** The languages there are, each with its own name for itself. */
export const languages = (): { code: string; name: string }[] =>
    Object.entries(texts).map(([code, words]) => ({ code, name: words.language ?? code }));

export const currentLanguage = (): string => language;

/** Speaks `wanted` from now on, or the nearest language that is there ("zh-CN" is "zh"), or English. */
export function speak(wanted: string): void {
    const short = wanted.toLowerCase().split(/[-_]/)[0] ?? "en";
    language = short in texts ? short : "en";
}

/** The text of `key`, with each {name} replaced. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
    const text = texts[language]?.[key] ?? texts.en?.[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A text of the data in the language chosen, or in English, or in any that is there. */
export function told(text: Text | null | undefined): string {
    if (!text) return "";
    return visible(text[language] || text.en || Object.values(text).find(Boolean) || "");
}

/** A unit of the model in words, or as the model writes it. */
export const unitWord = (unit: string): string =>
    unit
        .split("·")
        .map((part) => texts[language]?.[`unit.${part}`] ?? visible(part))
        .join("·");

const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** What cannot be seen, or turns the text around it, is written as its code. */
export const visible = (text: string): string => text.replace(unseen, (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`);

/** At most `most` letters, the last of them "…" where there were more. */
export function shortened(text: string, most: number): string {
    const letters = text.length > most ? [...text.slice(0, 2 * most + 2)] : [...text];
    return letters.length > most
        ? letters
              .slice(0, Math.max(1, most - 1))
              .join("")
              .trimEnd() + "…"
        : text;
}
