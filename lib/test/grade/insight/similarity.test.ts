import { expect, test } from "vitest";
import { similarPairs } from "../../../grade/insight/similarity.ts";
import { syntaxShape } from "../../../grade/insight/syntax-shape.ts";

const stub = `// Your answer\nfunction massOf(event: Event): number {\n  return undefined as never;\n}`;

/** Ways to the same result that differ in shape. */
const answers: readonly string[] = [
  `const masses = pairs.map(([a, b]) => mass(sum(a, b))); const peak = fitPeak(masses.filter((m) => m > 60 && m < 120)).position;`,
  `const masses: number[] = []; for (const pair of pairs) { const total = pair[0].e + pair[1].e; if (total > 0) masses.push(Math.sqrt(total ** 2 - p2(pair))); } let peak = 0; for (const m of masses) peak += m / masses.length;`,
  `let peak = 0; let n = 0; pairs.forEach((pair) => { const m = Math.sqrt(2 * pair[0].pt * pair[1].pt * (Math.cosh(pair[0].eta - pair[1].eta) - Math.cos(pair[0].phi - pair[1].phi))); if (m > 80) { peak += m; n++; } }); peak /= n;`,
  `const sorted = [...pairs].map(toMass).sort((x, y) => x - y); const middle = Math.floor(sorted.length / 2); const peak = sorted.length % 2 === 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];`,
  `function massOf(a, b) { const [e, x, y, z] = [a.e + b.e, a.px + b.px, a.py + b.py, a.pz + b.pz]; return Math.sqrt(e * e - x * x - y * y - z * z); } const h = hist1d(regular(60, 60, 120)); while (i < pairs.length) { h.fill(massOf(...pairs[i])); i += 1; } const peak = h.centers[h.argmax()];`,
  `const peak = pairs.reduce((best, pair) => { const m = mass(pair[0], pair[1]); return m > best.low && m < best.high ? { ...best, sum: best.sum + m, n: best.n + 1 } : best; }, { low: 70, high: 110, sum: 0, n: 0 });`,
];

/** The same code with other names, numbers, layout and comments. */
function disguised(code: string): string {
  const renamed = code
    .replace(/\bpeak\b/g, "zMass")
    .replace(/\bpairs\b/g, "leptonPairs")
    .replace(/\bconst masses\b/g, "let masses")
    .replace(/\b60\b/g, "59.5");
  return `/* all my own work */\n${renamed.replace(/; /g, ";\n  // next\n  ")}`;
}

const notebook = (
  student: string,
  code: string,
): { student: string; answers: Record<string, string> } => ({
  student,
  answers: { "m/mass": `${stub}\n${code}` },
});

test("a copy is found under other names, numbers, layout and comments", () => {
  const honest = answers.map((code, i) => notebook(`s${i}`, code));
  const copies = [
    notebook("copy", disguised(answers[2]!)),
    notebook("other", disguised(answers[4]!)),
  ];
  const found = similarPairs([...honest, ...copies], { "m/mass": stub });
  expect(found.map(({ students }) => students)).toEqual(
    expect.arrayContaining([
      ["s2", "copy"],
      ["s4", "other"],
    ]),
  );
  expect(found).toHaveLength(2);
  for (const { share, exercises } of found) {
    expect(share).toBeGreaterThan(0.95);
    expect(exercises).toEqual(["m/mass"]);
  }
});

test("ways that differ, empty cells and stubs are no pairs", () => {
  const honest = answers.map((code, i) => notebook(`s${i}`, code));
  const empty = [notebook("none", ""), notebook("nothing", "")];
  expect(similarPairs([...honest, ...empty], { "m/mass": stub })).toEqual([]);
});

test("what half the class wrote is nobody's own", () => {
  const many = Array.from({ length: 40 }, (_, i) => notebook(`s${i}`, answers[i % 2]!));
  expect(similarPairs(many, { "m/mass": stub })).toEqual([]);
});

test("names, numbers, comments and types of variables leave no trace, operators do", () => {
  const shape = syntaxShape("const a = b + 1; // why");
  expect(syntaxShape("let mass = energy + 42;")).toEqual(shape);
  expect(syntaxShape("let mass = energy - 42;")).not.toEqual(shape);
  expect(syntaxShape("let mass = = 42 {")).not.toHaveLength(0);
});

test.each(["(a,", "/*"])(
  "code without sense, %j again and again, is compared without eating the grader's memory",
  (nonsense) => {
    const code = nonsense.repeat(100_000 / nonsense.length);
    expect(similarPairs([notebook("a", code), notebook("b", answers[0]!)], {})).toEqual([]);
  },
);
