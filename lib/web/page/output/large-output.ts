import { element } from "../common/element.ts";
import { language, t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";

/** So many letters of each type are shown without asking, in millions; other types have no limit of their own. */
const limits: Readonly<Record<string, number>> = {
  "application/x-jsroot+json": 1,
  "application/vnd.plotly.v1+json": 12,
  "image/svg+xml": 4,
  "image/png": 40,
  "image/jpeg": 40,
  "image/gif": 40,
  "text/html": 2,
  "text/markdown": 0.5,
  "text/latex": 0.1,
  "application/json": 20,
  "text/plain": 5,
};

const extensions: Readonly<Record<string, string>> = {
  "image/svg+xml": "svg",
  "text/html": "html",
  "text/markdown": "md",
  "text/latex": "tex",
  "text/plain": "txt",
};

/** Shows an output, or first asks if it is so large that the page would stand still. */
export function unlessLarge(type: string, value: unknown, show: () => Node): Node {
  const letters = lengthOf(value);
  if (letters <= (limits[type] ?? 5) * 1e6) return show();
  const box = element("div", { className: "large-output" });
  const size = (letters / 1e6).toLocaleString(language(), { maximumFractionDigits: 1 });
  box.append(
    element("span", {}, t(texts.large, { size: `${size} MB` })),
    element("button", {
      className: "button small",
      textContent: t(texts.showAnyway),
      onclick: () => box.replaceWith(show()),
    }),
    element("button", {
      className: "button small",
      textContent: t(texts.download),
      onclick: () => download(type, value),
    }),
  );
  return box;
}

/** Of a text its length; of an object about the length of its JSON. */
function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  let length = 0;
  for (const [name, part] of Object.entries(value)) {
    length += (Array.isArray(value) ? 1 : name.length + 4) + lengthOf(part);
  }
  return length;
}

function download(type: string, value: unknown): void {
  const url = URL.createObjectURL(fileOf(type, value));
  element("a", { href: url, download: `output.${extensionOf(type)}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser has begun by then
}

function fileOf(type: string, value: unknown): Blob {
  if (typeof value !== "string") return new Blob([JSON.stringify(value)], { type });
  if (!type.startsWith("image/") || type === "image/svg+xml") return new Blob([value], { type });
  return new Blob([Uint8Array.from(atob(value.replaceAll(/\s/g, "")), (c) => c.charCodeAt(0))], {
    type,
  });
}

function extensionOf(type: string): string {
  return extensions[type] ?? (type.startsWith("image/") ? type.slice(6) : "json");
}
