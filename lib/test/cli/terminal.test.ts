import fc from "fast-check";
import { expect, test } from "vitest";
import { progressTable } from "../../cli/progress-table.ts";
import { fit, type Terminal, terminal, wrap } from "../../cli/terminal.ts";
import type { Module } from "../../course/index.ts";

/** An output as Node describes one. */
const stream = (isTTY: boolean, hasColors: boolean, columns = 80) =>
  ({ isTTY, columns, hasColors: () => hasColors }) as unknown as NodeJS.WriteStream;

test("there are colours on a terminal that has them, and neither colours nor a width in a file", () => {
  expect(terminal(stream(true, true)).green("✓")).toBe("\u001b[32m✓\u001b[39m");
  expect(terminal(stream(true, false)).green("✓")).toBe("✓");
  const file = terminal(stream(false, true));
  expect([file.bold("Z"), file.width]).toEqual(["Z", Number.POSITIVE_INFINITY]);
});

test("a wrapped text keeps its words, and no line is too long unless one word is", () => {
  const words = fc.array(fc.stringMatching(/^\S{1,12}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.integer({ min: 14, max: 60 }), (text, width) => {
      const lines = wrap(text.join(" "), width, "  ").split("\n");
      expect(lines.join(" ").split(/\s+/)).toEqual(text);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    }),
  );
});

test("colours take no place in a line", () => {
  const { bold } = terminal(stream(true, true));
  expect(wrap(`the ${bold("Z")} boson`, 11)).not.toContain("\n");
});

test("a text is cut or padded to a width", () => {
  expect(fit("The invariant mass", 8)).toBe("The inv…");
  expect(fit("Z", 3)).toBe("Z  ");
});

const hints = ["one"];
const course: readonly Module[] = [
  {
    ...{ id: "01-z", path: "", title: "The Z boson", summary: "", prerequisites: [] },
    exercises: [
      { id: "01-z/mass", title: "The invariant mass of a pair", points: 3, hints },
      { id: "01-z/fit", title: "Fit", points: 2, hints: [] },
    ],
  },
];
const progress = { "01-z/mass": { points: 1.5, maxPoints: 3, tries: 2, hintsSeen: 1 } };
const plain = (width: number): Terminal => ({ ...terminal(stream(false, false)), width });

test.each([30, 40, 50, 60, 100])("the progress fits into a terminal of %i columns", (width) => {
  const lines = progressTable(course, progress, plain(width)).split("\n").slice(0, -1);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  expect(lines[2]).toMatch(/^ {2}~ mass .*1\.5\/3 {6}2 {4}1\/1$/);
  expect(lines[3]).toMatch(/^ {2}· fit .*·\/2 {6}·$/);
});
