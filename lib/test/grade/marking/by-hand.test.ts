import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { findLeaks } from "../../../grade/author/leaks/find-leaks.ts";
import { secretsOf } from "../../../grade/author/leaks/secrets.ts";
import type { Trial } from "../../../grade/author/trial.ts";
import { verifyMarked } from "../../../grade/author/verify-marking.ts";
import { sourceNotebook } from "../../../grade/build/nbgrader/source-notebook.ts";
import { solutionPage } from "../../../grade/build/solution-page.ts";
import { studentCourse } from "../../../grade/build/student/student-course.ts";
import { cardHtml, cardText } from "../../../grade/check/check-card.ts";
import { checkReplies } from "../../../grade/check/check-handler.ts";
import type { Exercise } from "../../../grade/exercise.ts";
import { type GradedModule, loadModule } from "../../../grade/graded-module.ts";
import { type Language, languages } from "../../../grade/language.ts";
import { exerciseOfCell } from "../../../grade/lesson-metadata.ts";
import { markedByHand } from "../../../grade/marking/by-hand.ts";
import type { Evidence } from "../../../grade/run/evidence.ts";
import { examiner } from "../../../grade/run/examiner.ts";
import { type ExerciseResult, resultOf } from "../../../grade/run/grade-submission.ts";
import { matchCells } from "../../../grade/run/match-cells.ts";
import { planOf } from "../../../grade/run/run-plan.ts";
import type { Cell, Kernel, StoredOutput } from "../../../kernel/index.ts";
import { nbgraderFaults } from "../build/nbgrader-rules.ts";
import { handMarkedCourse, picture, words } from "./hand-marked-course.ts";

const course = handMarkedCourse("by-hand");
let module: GradedModule;
beforeAll(async () => {
  module = await loadModule(course.root, "01-counting");
});
afterAll(() => course.remove());

const exerciseOf = (id: string): Exercise => module.exercises.find((one) => one.id === id)!;
const svg: StoredOutput = {
  output_type: "display_data",
  data: { "image/svg+xml": "<svg/>" },
  metadata: {},
};

/** The result of an exercise in the lesson after a change to its cells. */
async function resultIn(
  id: string,
  edit: (cell: Cell) => Cell | Cell[],
  evidence?: Evidence,
): Promise<ExerciseResult> {
  const submitted = { ...module.notebook, cells: module.notebook.cells.flatMap(edit) };
  const matched = matchCells(submitted, module).get(id);
  return resultOf(exerciseOf(id), matched, evidence, examiner(course.root, 1));
}

const answered =
  (id: string, source: string, change: object = {}) =>
  (cell: Cell): Cell =>
    exerciseOfCell(cell) === id ? ({ ...cell, source, ...change } as Cell) : cell; // as a program might write it

const shown = (...outputs: readonly StoredOutput[]): Evidence => ({
  kind: "ran",
  reply: { status: "ok" },
  probe: { status: "ok", value: null },
  outputs,
});

describe("a text", () => {
  test("waits for a person as soon as there are words in it, and is worth its rubric", async () => {
    const result = await resultIn(words, answered(words, "Because *mass* is invariant."));
    expect(result).toMatchObject({ status: "needs-marking", points: 0, maxPoints: 3, flags: [] });
    expect(result).toMatchObject({ code: "Because *mass* is invariant.", outputs: [] });
    expect(result.hint).toBeUndefined();
    expect(Object.keys(result.reason).sort()).toEqual(["en", "es", "ru"]);
  });

  test.each(["", " \n\t ", "\u200b\u200b", "…", "*Write here, in place of these words.*\n\n"])(
    "that reads %j is none yet",
    async (source) => {
      const result = await resultIn(words, answered(words, source));
      expect(result).toMatchObject({ status: "not-attempted", points: 0 });
    },
  );

  test.each([
    ["a cell of code", { cell_type: "code", outputs: [], execution_count: null }, []],
    ["a raw cell", { cell_type: "raw" }, []],
    ["a cell without its mark", { metadata: {} }, ["found by cell id"]],
  ])("is found in %s", async (_, change, flags) => {
    const result = await resultIn(words, answered(words, "Because.", change));
    expect(result).toMatchObject({ status: "needs-marking", code: "Because.", flags });
  });

  test("that was deleted is not attempted, of one that is there twice the first counts", async () => {
    const isWords = (cell: Cell): boolean => exerciseOfCell(cell) === words;
    const gone = await resultIn(words, (cell) => (isWords(cell) ? [] : [cell]));
    expect(gone).toMatchObject({ status: "not-attempted", flags: ["deleted"] });
    const twice = await resultIn(words, (cell) =>
      isWords(cell)
        ? [answered(words, "One.")(cell), { ...answered(words, "Two.")(cell), id: "x" }]
        : [cell],
    );
    expect(twice).toMatchObject({ code: "One.", flags: ["duplicated"] });
  });

  test("is never run, not even where its cell holds code", () => {
    const code = { cell_type: "code", outputs: [], execution_count: null };
    const cells = module.notebook.cells.map(answered(words, "while (true) {}", code));
    const submitted = { ...module.notebook, cells };
    const plan = planOf(submitted, module, matchCells(submitted, module));
    expect(plan.some(({ exercise }) => exercise?.id === words)).toBe(false);
  });

  test("of a code exercise no other kind of cell is an answer", () => {
    const id = "01-counting/mean-mass";
    const cells = module.notebook.cells.map(answered(id, "2", { cell_type: "markdown" }));
    const found = matchCells({ ...module.notebook, cells }, module).get(id);
    expect(found).toEqual({ flags: ["deleted"] });
  });
});

describe("a plot", () => {
  const mine = answered(picture, "draw(1)");

  test("waits for a person once the cell shows a picture", async () => {
    const result = await resultIn(picture, mine, shown(svg));
    expect(result).toMatchObject({ status: "needs-marking", points: 0, maxPoints: 3 });
    expect(result.outputs).toEqual([svg]);
  });

  test("of which nothing is to be seen is none yet, nor is the author's own cell", async () => {
    const text: StoredOutput = { output_type: "stream", name: "stdout", text: "<svg/>" };
    for (const evidence of [shown(), shown(text)]) {
      expect(await resultIn(picture, mine, evidence)).toMatchObject({ status: "not-attempted" });
    }
    expect(await resultIn(picture, (cell) => cell, shown(svg))).toMatchObject({
      status: "not-attempted",
    });
  });

  test("whose cell fails is judged as any cell that fails; what the grader lost is nobody's fault", async () => {
    const failure = { kind: "runtime", ename: "Error", evalue: "no", traceback: [] } as const;
    const reply = { status: "error", executionCount: 1, ...failure } as const;
    const failed = await resultIn(picture, mine, { kind: "ran", reply, outputs: [svg] });
    expect(failed.status).toBe("runtime-error");
    expect(await resultIn(picture, mine)).toMatchObject({ status: "grader-error" });
  });
});

test("check() says in each language that a person will read it, counts as a try and takes no hint", async () => {
  const tries: string[] = [];
  const told = languages.map(async (language: Language) => {
    const replies = checkReplies(course.root, {
      language: () => language,
      onJudged: ({ status }) => tries.push(status),
    });
    const result = await resultIn(words, answered(words, "Because."));
    const reply = await replies(result, exerciseOf(words));
    expect(reply).toMatchObject({ hints: [], hintsLeft: 1 });
    expect(cardHtml(reply)).not.toMatch(/0 \/ 3|0 из 3/);
    return cardText(reply);
  });
  const texts = await Promise.all(told);
  expect(texts[0]).toMatch(/a person gives up to 3 points\n.*a person reads what you have written/);
  expect(texts[1]).toMatch(/hasta 3 puntos\n.*una persona lee/);
  expect(texts[2]).toMatch(/до 3\n.*прочитает человек/);
  expect(tries).toEqual(Array(3).fill("needs-marking"));
});

describe("what is built", () => {
  test("tells students nothing of the rubric and the model answer", async () => {
    const files = studentCourse(course.root, [module]);
    expect(findLeaks(files, await secretsOf(module, 1))).toEqual([]);
    const lesson = files.get("notebooks/01-counting.ipynb")!;
    expect(Buffer.from(lesson.bytes).toString()).toContain("Write here, in place of these words.");
    expect(files.has(`exercises/${words}/stub.md`)).toBe(true);
    const exercise = Buffer.from(
      files.get(`exercises/dist/${words}/exercise.js`)!.bytes,
    ).toString();
    expect(exercise).toContain("needs-marking");
    expect(exercise).not.toContain("Units are named");
    const answer = Buffer.from(
      "The momenta of what it decays to always add up to the same invariant mass, its own.",
    );
    const planted = new Map([...files, ["notebooks/x.md", { bytes: answer }]]);
    expect(findLeaks(planted, await secretsOf(module, 1))).toMatchObject([
      { file: "notebooks/x.md" },
    ]);
  });

  test("lets instructors read the answer and the rubric", async () => {
    const page = await solutionPage(module);
    expect(page).toContain("always add up to the same invariant mass");
    expect(page).toMatch(/What a person gives points for.*Units are named\. \(1\)/s);
  });

  test("has nbgrader show these answers to a person, and no cell that earns their points", async () => {
    const source = JSON.parse(await sourceNotebook(module));
    expect(nbgraderFaults(source)).toEqual([]);
    const cells: readonly Cell[] = source.cells;
    for (const id of [words, picture]) {
      const cell = cells.find((one) => exerciseOfCell(one) === id)!;
      const manual = { grade: true, solution: true, locked: false, task: false, points: 3 };
      expect(cell.metadata["nbgrader"]).toMatchObject(manual);
      expect(cells.some((one) => one.id === `${id.split("/")[1]}-points`)).toBe(false);
    }
  });
});

describe("verify", () => {
  const noKernel = {
    execute: async () => ({ status: "dead", cause: "crash", reason: "There is none." }),
  } as Partial<Kernel> as Kernel; // a text needs none
  const trialsOf = async (
    change: Partial<Exercise>,
    lesson = module,
  ): Promise<readonly Trial[]> => {
    const trials: Trial[] = [];
    const changed = { ...exerciseOf(words), ...change };
    await verifyMarked(noKernel, lesson, changed, examiner(course.root, 1), (one) =>
      trials.push(one),
    );
    return trials;
  };
  const problems = (trials: readonly Trial[]): unknown =>
    trials.flatMap(({ problem }) => problem ?? []);

  test("finds a stub that answers nothing and a model answer to look at", async () => {
    const trials = await trialsOf({});
    expect(problems(trials)).toEqual([]);
    expect(trials.map(({ answer, judgement }) => [answer, judgement?.status])).toEqual([
      ["stub", "not-attempted"],
      ["solution", "needs-marking"],
    ]);
  });

  test.each([
    ["points that are not those of its rubric", { points: 4 }, /add up to 4/],
    ["a rubric without lines", { marking: { kind: "text", rubric: [] } }, /1 to 9 lines/],
    [
      "a rubric in one language",
      { marking: { kind: "text", rubric: [{ points: 3, words: "Good." }] } },
      /each language/,
    ],
    [
      "a line worth nothing",
      { marking: { kind: "text", rubric: [{ points: 0, words: { en: "a", es: "b", ru: "c" } }] } },
      /more than 0/,
    ],
    [
      "a plot in a text cell",
      { marking: { kind: "plot", rubric: [{ points: 3, words: { en: "a", es: "b", ru: "c" } }] } },
      /should be code/,
    ],
  ] satisfies [string, Partial<Exercise>, RegExp][])("names %s", async (_, change, problem) => {
    const trials = await trialsOf(change);
    expect(problems(trials)).toContainEqual(expect.stringMatching(problem));
  });

  test("names a lesson that gives the answer away in its own cell", async () => {
    const answer = {
      [words]:
        "The momenta of what it decays to always add up to the same invariant mass, its own.\nParticles that were thrown together by chance can have any mass, and spread over the whole range.",
    };
    const lesson = { ...module, notebook: withAnswers(module.notebook, answer) };
    expect(problems(await trialsOf({}, lesson))).toContainEqual(
      expect.stringMatching(/"needs-marking" and is "not-attempted"/),
    );
  });
});

test("the points of an exercise are those of its rubric", () => {
  const line = (points: number) => ({ points, words: "Good." });
  const rubric = [line(1), line(0.5), line(2)];
  const { points } = markedByHand({
    id: "m/a",
    title: "A",
    hints: [],
    marking: { kind: "text", rubric },
  });
  expect(points).toBe(3.5);
});
