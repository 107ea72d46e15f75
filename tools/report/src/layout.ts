// What the pages have in common: their head and foot, sections, and places that are written anew.
import { el, radios } from "./dom";
import { currentLanguage, languages, say, shortened, visible } from "./text";

/** Writes the page: the head with its choice of a language, what is inside `main`, the foot. */
export function write(page: { title: string; about: string; version: string; choose: (code: string) => void; inside: Node[] }): void {
    document.documentElement.lang = currentLanguage() === "zh" ? "zh-CN" : currentLanguage();
    document.title = shortened(page.title, 80);
    document.body.replaceChildren(
        el("a", { class: "skip", href: "#content" }, say("skip")),
        header(page),
        el("main", { id: "content", tabindex: -1 }, ...page.inside),
        el("footer", {}, el("p", {}, say("footer", { version: visible(page.version) }))),
    );
}

const header = (page: { title: string; about: string; choose: (code: string) => void }): HTMLElement =>
    el(
        "header",
        {},
        el("div", {}, el("h1", {}, el("bdi", {}, shortened(page.title, 160))), el("p", {}, page.about)),
        radios(
            say("language_choice"),
            languages().map(({ code, name }) => ({ value: code, label: name })),
            currentLanguage(),
            page.choose,
        ),
    );

/** Lets `show` write the page in another language, where the reader was, with the keyboard where it was. */
export function inLanguage(code: string, show: () => void): void {
    const at = scrollY;
    show();
    document.querySelector<HTMLInputElement>(`header input[value="${CSS.escape(code)}"]`)?.focus({ preventScroll: true });
    scrollTo(0, at);
}

/** A section of the page, or nothing where it has nothing to show. */
export function section(id: string, title: string, ...children: (Node | string | null)[]): HTMLElement | null {
    const inside = children.filter(Boolean);
    return inside.length === 0
        ? null
        : el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), ...inside);
}

/** A place whose content a control writes anew, so that the control keeps the keyboard. */
export function slot(draw: () => (Node | null)[]): { place: HTMLElement; renew: () => void } {
    const place = el("div", { class: "slot" });
    const renew = (): void => place.replaceChildren(...draw().filter((node): node is Node => node !== null));
    renew();
    return { place, renew };
}

/** Tells how wide a place is, first and whenever it changes by more than a pixel; never while it is out of sight. */
export function onWidth(place: HTMLElement, told: (width: number) => void): void {
    let width = 0;
    new ResizeObserver(() =>
        requestAnimationFrame(() => {
            if (place.clientWidth === 0 || Math.abs(place.clientWidth - width) < 2) return;
            width = place.clientWidth;
            told(width);
        }),
    ).observe(place);
}
