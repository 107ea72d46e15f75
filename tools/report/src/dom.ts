// Elements made by hand: every text is a text node, so that nothing in the data can become markup.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

function filled<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function") element.addEventListener(name, value);
        else if (value === true) element.setAttribute(name, "");
        else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
    }
    element.append(
        ...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false),
    );
    return element;
}

export const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] => filled(document.createElement(tag), attributes, children);

export const svg = (tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement =>
    filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

let last = 0;
/** An id that no other element has. */
export const newId = (stem: string): string => `${stem}-${++last}`;

/** A choice among a few, as radio buttons: one is chosen, arrows move. */
export function radios<T extends string>(
    legend: string,
    options: { value: T; label: string }[],
    chosen: T,
    choose: (value: T) => void,
): HTMLElement {
    const name = newId("choice");
    const one = ({ value, label }: { value: T; label: string }) =>
        el(
            "label",
            {},
            el("input", { type: "radio", name, value, checked: value === chosen, change: () => choose(value) }),
            el("span", {}, label),
        );
    return el("fieldset", { class: "radios" }, el("legend", {}, legend), el("div", {}, ...options.map(one)));
}

export interface Option {
    value: string;
    label: string;
    group?: string;
}

/** A choice among many, in groups. */
export function select(label: string, options: Option[], chosen: string, choose: (value: string) => void): HTMLElement {
    const option = (o: Option) => el("option", { value: o.value, selected: o.value === chosen }, o.label);
    const groups = [...new Set(options.map((o) => o.group ?? ""))];
    const of = (group: string) => options.filter((o) => (o.group ?? "") === group).map(option);
    const inside = groups.flatMap((group) => (group ? [el("optgroup", { label: group }, ...of(group))] : of(group)));
    const box = el("select", { change: () => choose(box.value) }, ...inside);
    return el("label", { class: "select" }, el("span", {}, label), box);
}
