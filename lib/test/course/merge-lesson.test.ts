import fc from "fast-check";
import { expect, test } from "vitest";
import { withRecord } from "../../course/lesson-record.ts";
import { mergeLesson } from "../../course/merge-lesson.ts";
import type { Cell, Notebook } from "../../kernel/index.ts";
import { code, notebookOf, textsOf, words } from "./work-in-temp.ts";

/** A fresh copy of a lesson, as a student gets it. */
const copyOf = (lesson: Notebook): Notebook => withRecord(lesson, lesson);
const withCells = (notebook: Notebook, cells: readonly Cell[]): Notebook => ({
  ...notebook,
  cells,
});

const old = notebookOf([words("a", "A"), code("b", "B"), words("c", "C")]);

test("what the student left alone follows the lesson", () => {
  const lesson = notebookOf([words("a", "A, mended"), code("b", "B"), code("d", "D")]);
  expect(textsOf(mergeLesson(copyOf(old), lesson))).toEqual(["A, mended", "B", "D"]);
});

test("an edited cell stays as it is, though the lesson has mended or dropped it", () => {
  const mine = withCells(copyOf(old), [words("a", "A"), code("b", "my B"), words("c", "my C")]);
  const lesson = notebookOf([words("a", "A2"), code("b", "B2")]);
  expect(textsOf(mergeLesson(mine, lesson))).toEqual(["A2", "my B", "my C"]);
});

test("a cell of the student's own stays behind the cell it stood behind, and a new one comes at its place", () => {
  const mine = withCells(copyOf(old), [
    words("zero", "mine, first"),
    ...[words("a", "A"), words("one", "mine, behind A"), code("b", "B"), words("c", "C")],
  ]);
  const lesson = notebookOf([words("a", "A"), words("new", "N"), words("c", "C"), code("b", "B")]);
  expect(textsOf(mergeLesson(mine, lesson))).toEqual([
    ...["mine, first", "A", "mine, behind A", "N", "C", "B"],
  ]);
});

test("a cell that the student has deleted does not come back", () => {
  const mine = withCells(copyOf(old), [words("a", "A"), words("c", "C")]);
  const lesson = notebookOf([words("a", "A"), code("b", "B, mended"), words("c", "C2")]);
  expect(textsOf(mergeLesson(mine, lesson))).toEqual(["A", "C2"]);
});

test("outputs stay with a text that has not changed, and go with one that has", () => {
  const output = { output_type: "stream", name: "stdout", text: "91 GeV\n" } as const;
  const run = { execution_count: 3, outputs: [output] };
  const lesson = notebookOf([code("b", "B"), code("d", "D")]);
  const copy = copyOf(lesson);
  const mine = withCells(
    copy,
    copy.cells.map((cell) => ({ ...cell, ...run }) as Cell), // code cells, both
  );
  const merged = mergeLesson(mine, notebookOf([code("b", "B"), code("d", "D, mended")]));
  expect(merged.cells).toMatchObject([run, { execution_count: null, outputs: [] }]);
});

test("an edited cell takes the role that the mended lesson gives it", () => {
  const mine = withCells(copyOf(old), [code("b", "my B", "01-z/old-name")]);
  const merged = mergeLesson(mine, notebookOf([code("b", "B", "01-z/new-name")]));
  expect(merged.cells[0]).toEqual(code("b", "my B", "01-z/new-name"));
});

test("in a copy of a time before copies told what they were made from, every difference counts as the student's", () => {
  const mine = notebookOf([words("a", "A of last year"), code("b", "B"), words("x", "mine")]);
  const merged = mergeLesson(mine, notebookOf([words("a", "A"), code("b", "B"), words("c", "C")]));
  expect(textsOf(merged)).toEqual(["A of last year", "B", "mine", "C"]);
});

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const cell = (id: string): fc.Arbitrary<Cell> =>
  fc
    .tuple(fc.boolean(), fc.constantFrom("1", "2", "3"), fc.boolean())
    .map(([isCode, text, asks]) =>
      isCode
        ? code(id, `${id}${text}`, asks ? `01-z/${id}` : undefined)
        : words(id, `${id}${text}`),
    );
const lessons: fc.Arbitrary<Notebook> = fc
  .shuffledSubarray(ids.slice(0, 6))
  .chain((some) => fc.tuple(...some.map(cell)))
  .map(notebookOf);

/** What a student makes of a lesson: cells edited, deleted, added and moved, in any way. */
const studentsCopies = (lesson: Notebook): fc.Arbitrary<Notebook> =>
  fc
    .tuple(
      fc.shuffledSubarray([...lesson.cells]),
      fc.array(fc.option(fc.string({ maxLength: 3 })), { minLength: 6, maxLength: 6 }),
      fc.subarray(["x", "y", "g", "h"]),
      fc.boolean(),
    )
    .chain(([kept, edits, added, hasRecord]) => {
      const edited = kept.map((one, i) => ({ ...one, source: edits[i] ?? one.source }));
      const own = added.map((id) => words(id, `of my own ${id}`));
      return fc
        .shuffledSubarray([...edited, ...own], { minLength: edited.length + own.length })
        .map((cells) => withCells(hasRecord ? copyOf(lesson) : lesson, cells));
    });
const mendings = lessons.chain((before) =>
  fc.tuple(fc.constant(before), studentsCopies(before), lessons),
);

test("no text of a student is ever lost, and no cell is there twice", () => {
  fc.assert(
    fc.property(mendings, ([before, mine, lesson]) => {
      const merged = mergeLesson(mine, lesson);
      const given = new Map(before.cells.map(({ id, source }) => [id, source]));
      for (const { id, source } of mine.cells) {
        if (source === given.get(id)) continue;
        expect(merged.cells.find((one) => one.id === id)?.source).toBe(source);
      }
      expect(new Set(merged.cells.map(({ id }) => id)).size).toBe(merged.cells.length);
    }),
    { numRuns: 500 },
  );
});

test("whoever has changed nothing has the mended lesson, cell by cell", () => {
  fc.assert(
    fc.property(lessons, lessons, (before, lesson) => {
      expect(mergeLesson(copyOf(before), lesson)).toEqual(copyOf(lesson));
    }),
  );
});

test("an update after an update changes nothing", () => {
  fc.assert(
    fc.property(mendings, ([, mine, lesson]) => {
      const once = mergeLesson(mine, lesson);
      expect(mergeLesson(once, lesson)).toEqual(once);
    }),
  );
});

test("the cells of the student's own stand behind the same cells as before, in the same order", () => {
  fc.assert(
    fc.property(mendings, ([, mine, lesson]) => {
      const inLesson = new Set(lesson.cells.map(({ id }) => id));
      const places = (notebook: Notebook): readonly (readonly [string, string])[] => {
        let place = "";
        const found: [string, string][] = [];
        for (const { id, source } of notebook.cells) {
          if (inLesson.has(id)) place = id;
          else if (source.startsWith("of my own")) found.push([place, id]);
        }
        return found.toSorted(([a], [b]) => a.localeCompare(b));
      };
      expect(places(mergeLesson(mine, lesson))).toEqual(places(mine));
    }),
  );
});
