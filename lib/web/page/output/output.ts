import type { CellOutput } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { renderMarkdown } from "../common/markdown.ts";
import { outputTexts as texts } from "../texts/output.ts";
import { ansiText } from "./ansi.ts";
import { htmlOutput } from "./html-output.ts";
import { jsonTree } from "./json-tree.ts";
import { unlessLarge } from "./large-output.ts";
import { liveFigure } from "./live-figure.ts";
import { bitmap, drawing, type PictureHints } from "./picture.ts";
import { type Figure, plotlyFigure } from "./plotly.ts";
import { tall } from "./tall.ts";
import { createTextView } from "./text-view.ts";

type Rich = Extract<CellOutput, { data: unknown }>;

/** One output of a cell that is not printed text, as the reader sees it. */
export function renderOutput(output: Exclude<CellOutput, { output_type: "stream" }>): HTMLElement {
  if (output.output_type === "error") return errorOutput(output);
  return element("div", { className: "rich-output" }, rich(output, Object.keys(forms)));
}

type Show = (value: unknown, output: Rich, others: readonly string[]) => Node;

/** Ways to show a bundle by its types, the richest first. */
const forms: Readonly<Record<string, Show>> = {
  "application/x-jsroot+json": histogram,
  "application/vnd.plotly.v1+json": (figure, output, others) =>
    plotlyFigure(figure as Figure, altOf(output, t(texts.figure)), () => rich(output, others)), // Plotly checks it
  "image/svg+xml": (value, output) => drawing(text(value), hints(output, "image/svg+xml")),
  ...Object.fromEntries(
    ["image/png", "image/jpeg", "image/gif", "image/webp"].map((type): [string, Show] => [
      type,
      (value, output) => bitmap(type, text(value), hints(output, type)),
    ]),
  ),
  "text/html": (value, output) => html(text(value), output),
  "text/markdown": (value) =>
    tall(element("div", { className: "markdown" }, renderMarkdown(text(value))), t(texts.longText)),
  "text/latex": (value) => element("div", { className: "markdown" }, latex(text(value))),
  "application/json": (value) => tall(jsonTree(value), t(texts.longText)),
  "text/plain": (value) => createTextView("result", text(value)).element,
};

function rich(output: Rich, types: readonly string[]): Node {
  const type = types.find((candidate) => candidate in output.data);
  if (type === undefined) {
    const found = Object.keys(output.data).join(", ");
    return createTextView("result", t(texts.unknown, { types: found })).element;
  }
  const value = output.data[type];
  const others = types.filter((other) => other !== type);
  const content =
    typeof value === "object" && Array.isArray(value) && isTextual(type) ? text(value) : value;
  return unlessLarge(type, content, () => forms[type]!(content, output, others)); // it is one of the keys
}

/** jsroot draws it; the code for that comes with the first such picture. */
function histogram(scene: unknown, output: Rich, others: readonly string[]): Node {
  const alt = altOf(output, t(texts.figure));
  const [, height] = Array.isArray(Object(scene).size) ? Object(scene).size : [];
  return liveFigure({
    async make() {
      const { liveHistogram } = await import("./live-histogram.ts");
      return liveHistogram(scene, alt);
    },
    still: () => rich(output, others),
    height: typeof height === "number" ? Math.min(Math.max(height, 0), 2000) : 560,
  });
}

/** The kernel's own HTML of a short value says no more than its text, which is easier to read and to select. */
function html(source: string, { data }: Rich): Node {
  const plain = data["text/plain"];
  if (plain !== undefined && /^<pre class="toplab-text">[^<]*<\/pre>$/.test(source)) {
    return createTextView("result", text(plain)).element;
  }
  return tall(htmlOutput(source), t(texts.longText));
}

/** LaTeX as Jupyter writes it: formulas between dollars, or one formula by itself. */
function latex(source: string): Node {
  const hasDollars = /\$/.test(source);
  return renderMarkdown(hasDollars ? source : `$$\n${source.trim()}\n$$`);
}

function hints({ data, metadata }: Rich, type: string): PictureHints {
  const { width, height, alt } = { ...Object(metadata), ...Object(Object(metadata)[type]) };
  const plain = "text/plain" in data ? text(data["text/plain"]) : "";
  return {
    alt: typeof alt === "string" ? alt : plain,
    ...(isPixels(width) && { width }),
    ...(isPixels(height) && { height }),
  };
}

function isPixels(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < 20_000;
}

function altOf({ data }: Rich, otherwise: string): string {
  return "text/plain" in data ? text(data["text/plain"]).slice(0, 500) : otherwise;
}

function errorOutput({
  ename,
  evalue,
  traceback,
}: Extract<CellOutput, { ename: string }>): HTMLElement {
  const headline = element("p", { className: "headline" }, element("b", {}, ename), ": ");
  headline.append(ansiText(evalue).nodes);
  const box = element("div", { className: "error-output", role: "alert" }, headline);
  const isRepeated = [evalue, `${ename}: ${evalue}`].includes(traceback[0] ?? "");
  const where = traceback.slice(isRepeated ? 1 : 0).join("\n");
  if (where) {
    const { element: lines } = createTextView("traceback", where);
    for (const block of lines.querySelectorAll("pre")) block.tabIndex = 0; // they scroll sideways
    box.append(lines);
  }
  return box;
}

function isTextual(type: string): boolean {
  return !type.endsWith("json");
}

/** A text of a notebook may be cut into lines. */
export function text(value: unknown): string {
  return Array.isArray(value) ? value.join("") : String(value);
}
