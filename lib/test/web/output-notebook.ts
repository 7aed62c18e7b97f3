import { writeFileSync } from "node:fs";
import { normal, seededRandom } from "../../core/index.ts";
import { hist1d, regular } from "../../hist/index.ts";
import { render } from "../../kernel/render.ts";
import { plotFit, plotInteractive } from "../../plot/index.ts";
import { fitPeak } from "../../stats/index.ts";

type Output = Readonly<Record<string, unknown>>;

const display = (data: unknown, metadata = {}): Output => ({
  output_type: "display_data",
  data,
  metadata,
});
const stream = (text: string, name = "stdout"): Output => ({ output_type: "stream", name, text });
const still = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40" width="90" height="40"><circle cx="45" cy="20" r="15"/></svg>`;

/** Every escape sequence that colours, each on each ground. */
const colours = Array.from({ length: 8 }, (_, on) =>
  Array.from({ length: 8 }, (_, ink) => `\u001b[3${ink};4${on}m ${ink}on${on} `).join(""),
).join("\u001b[0m\n");

/** Cells to be run: what grows, what is redrawn in place, what is cleared. */
const programs: Readonly<Record<string, string>> = {
  growing: "for (let i = 0; i < 100_000; i++) console.log('event', i);",
  redrawn: `import { display, mimeBundle } from "toplab/core";
for (let i = 1; i <= 15; i++) {
  const svg = \`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><title>step \${i}</title><circle cx="100" cy="100" r="\${6 * i}"/></svg>\`;
  display({ [mimeBundle]: () => ({ "image/svg+xml": svg }) }, { id: "drawing", update: i > 1 });
  await new Promise((resolve) => setTimeout(resolve, 60));
}`,
};

/** Writes a lesson whose cells have run already: what they show is in the file. */
export async function writeOutputNotebook(path: string): Promise<void> {
  const random = seededRandom(7);
  const masses = Array.from({ length: 4000 }, () => 91 + 2 * normal(random));
  const h = hist1d(regular(60, 60, 120, { label: "m(μμ) [GeV]" }), masses);
  const fit = fitPeak(h, { background: "constant" });
  const values = [
    ...[
      91.1876,
      "a < b",
      [[1, 0.5, 1 / 3].concat(2), [1, 2, 3, 4]],
      { value: 91.188, error: 0.021 },
    ],
    ...[new Float64Array(50), [{ cut: "pt > 20", passed: 12 }], new Map([["Z", 91]]), new Date(0)],
    { tree: Array.from({ length: 30 }, (_, i) => ({ i, deep: [{ i }] })) },
  ];
  const hostile = `<table style="position:fixed"><tr><td onclick="window.stolen=1">1</td></tr></table><a href="javascript:window.stolen=1">bad</a> <a href="https://example.org/">good</a>`;
  const outputs: Readonly<Record<string, readonly Output[]>> = {
    fit: [display((await plotFit(fit, { title: "The Z" })).data)],
    histogram: [display(render(h))],
    forged: [display({ "application/x-jsroot+json": { layers: 1 }, "image/svg+xml": still })],
    plotly: [display((await plotInteractive({ histogram: h, xLabel: "mass" })).data)],
    lines: [stream(Array.from({ length: 2000 }, (_, i) => `line ${i + 1}\n`).join(""))],
    wide: [stream(`${"x".repeat(50_000)}\n`)],
    progress: [stream(" 10%\r 50%\r100%\n"), stream("careful\n", "stderr"), stream(colours)],
    many: Array.from({ length: 300 }, (_, i) => display({ "text/plain": `value ${i}` })),
    table: [display(render(Array.from({ length: 20 }, (_, i) => ({ i, square: i * i }))))],
    tall: [
      display({ "text/html": `<table>${"<tr><td>cell</td></tr>".repeat(100)}</table>` }),
      display({ "text/html": `<p style="color: #202080">chosen for white paper</p>` }),
    ],
    big: [display({ "text/html": `<p>${"y".repeat(3_000_000)}</p>`, "text/plain": "big" })],
    json: [display({ "application/json": { a: [1, { b: "deep" }], c: null } })],
    math: [
      display({ "text/latex": "\\frac{a}{b}" }),
      display({ "text/markdown": "**bold** $x^2$" }),
    ],
    hostile: [display({ "text/html": hostile })],
    pictures: [
      display(
        { "image/svg+xml": still, "text/plain": "a circle" },
        { "image/svg+xml": { width: 45 } },
      ),
      display({ "image/svg+xml": still.replaceAll("90", "9000") }),
    ],
    values: values.map((value) => display(render(value))),
    failed: [
      {
        output_type: "error",
        ename: "TypeError",
        evalue: "\u001b[31mno\u001b[0m",
        traceback: ["at line 1"],
      },
    ],
  };
  const cells = Object.entries(outputs).map(([id, list]) => ({
    cell_type: "code",
    id,
    metadata: {},
    source: `// ${id}`,
    execution_count: 1,
    outputs: list,
  }));
  const running = Object.entries(programs).map(([id, source]) => ({
    cell_type: "code",
    id,
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  }));
  const metadata = { toplab: { title: "Outputs" } };
  writeFileSync(
    path,
    JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: [...cells, ...running] }),
  );
}
