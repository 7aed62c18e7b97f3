import type { CellOutput } from "../protocol.ts";
import { element } from "./element.ts";
import { scriptedFrame } from "./frame.ts";
import { longText } from "./long-text.ts";
import { renderMarkdown } from "./markdown.ts";
import { type Figure, plotlyFigure } from "./plotly.ts";
import { hasScript, sanitize, styleSheets, svgPicture } from "./sanitize.ts";

type Bundle = Readonly<Record<string, unknown>>;

/** One output of a cell, as the reader sees it. */
export function renderOutput(output: CellOutput): HTMLElement {
  switch (output.output_type) {
    case "stream":
      return longText(text(output.text), output.name);
    case "error":
      return errorOutput(output.ename, output.evalue, output.traceback);
    default:
      return element("div", { className: "rich-output" }, rich(output.data, forms));
  }
}

/** Ways to show a bundle, the richest first. */
const forms: readonly (readonly [type: string, show: (value: unknown, all: Bundle) => Node])[] = [
  ["application/vnd.plotly.v1+json", (figure, all) => plotly(figure, all)],
  ["image/svg+xml", (value, all) => described(svgPicture(text(value)), all)],
  ["image/png", (value, all) => bitmap("image/png", value, all)],
  ["image/jpeg", (value, all) => bitmap("image/jpeg", value, all)],
  ["image/gif", (value, all) => bitmap("image/gif", value, all)],
  ["text/html", (value) => html(text(value))],
  ["text/markdown", (value) => renderMarkdown(text(value))],
  ["text/latex", (value) => renderMarkdown(text(value))],
  ["application/json", (value) => longText(JSON.stringify(value, undefined, 2), "result")],
  ["text/plain", (value) => longText(text(value), "result")],
];

function rich(bundle: Bundle, known: typeof forms): Node {
  const form = known.find(([type]) => type in bundle);
  if (form) return form[1](bundle[form[0]], bundle);
  return longText(`(an output of the type ${Object.keys(bundle).join(", ")})`, "result");
}

function plotly(figure: unknown, all: Bundle): Node {
  const others = forms.filter(([type]) => type !== "application/vnd.plotly.v1+json");
  return plotlyFigure(figure as Figure, () => rich(all, others)); // Plotly itself checks what it gets
}

function bitmap(type: string, value: unknown, all: Bundle): Node {
  const picture = element("img");
  picture.src = `data:${type};base64,${text(value).replaceAll(/\s/g, "")}`;
  return described(picture, all);
}

function described(picture: HTMLImageElement, all: Bundle): Node {
  const plain = "text/plain" in all ? text(all["text/plain"]) : "";
  picture.alt = plain || "Picture made by the cell";
  return element("div", { className: "picture" }, picture);
}

/** HTML keeps to itself in a shadow tree: its styles and classes cannot reach the page, nor ours it. */
function html(source: string): Node {
  if (hasScript(source)) return scriptedFrame(source);
  const host = element("div", { className: "html-output" });
  const shadow = host.attachShadow({ mode: "open" });
  shadow.append(element("style", {}, tableStyle, styleSheets(source)), sanitize(source));
  return host;
}

const tableStyle = `
  table { border-collapse: collapse; font-size: 0.9em; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.3em 0.9em; text-align: right; border-bottom: 1px solid var(--line); }
  th { color: var(--muted); font-weight: 600; border-bottom-width: 2px; }
  th:first-child, td:first-child { text-align: left; }
  tbody tr:hover { background: var(--hover); }
  caption { caption-side: top; text-align: left; font-weight: 600; padding-bottom: 0.4em; }
  pre, code { font-family: var(--mono); font-size: 0.92em; }
  a { color: var(--accent); }
  img { max-width: 100%; }
`;

function errorOutput(name: string, message: string, traceback: readonly string[]): HTMLElement {
  const headline = element("p", { className: "headline" }, element("b", {}, name), `: ${message}`);
  const box = element("div", { className: "error-output", role: "alert" }, headline);
  const isRepeated = [message, `${name}: ${message}`].includes(traceback[0] ?? "");
  const where = traceback.slice(isRepeated ? 1 : 0).join("\n");
  if (where) box.append(longText(where, "traceback"));
  return box;
}

/** A text of a notebook may be cut into lines. */
function text(value: unknown): string {
  return Array.isArray(value) ? value.join("") : String(value);
}
