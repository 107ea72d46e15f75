// Files that the page makes from itself: charts as SVG, tables as CSV.

export function download(name: string, type: string, content: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const painted = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-linejoin",
    "stroke-linecap",
    "paint-order",
    "opacity",
    "font-size",
    "font-weight",
    "font-family",
    "text-anchor",
    "dominant-baseline",
];

/** The chart as a file of its own, in light colours, every style written out for programs that read no CSS. */
export function standalone(chart: SVGElement): string {
    const root = document.documentElement;
    root.dataset.scheme = "light";
    const copy = withStyles(chart);
    delete root.dataset.scheme;
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function withStyles(element: SVGElement): SVGElement {
    const copy = element.cloneNode(false) as SVGElement;
    const style = getComputedStyle(element);
    for (const property of painted) copy.setAttribute(property, style.getPropertyValue(property));
    copy.removeAttribute("class");
    for (const child of element.childNodes) {
        copy.append(child instanceof SVGElement ? withStyles(child) : child.cloneNode(true));
    }
    return copy;
}
