import type { Kernel } from "../../kernel/index.ts";
import { withAnswers } from "../answers.ts";
import { type Exercise, limitsOf } from "../exercise.ts";
import { readSolution, readStub } from "../exercise-files.ts";
import type { GradedModule } from "../graded-module.ts";
import { exerciseOfCell } from "../lesson-metadata.ts";
import { isText, rubricPoints } from "../marking/by-hand.ts";
import type { Evidence } from "../run/evidence.ts";
import type { Examiner } from "../run/examiner.ts";
import { resultOf } from "../run/grade-submission.ts";
import { keepOutputs } from "../run/kept-outputs.ts";
import { matchCells } from "../run/match-cells.ts";
import type { AddTrial } from "./trial.ts";
import { verifyReason } from "./verify-reason.ts";

/** Proves what can be proved of an exercise that a person marks: the stub is no answer, the solution one to look at. */
export async function verifyMarked(
  kernel: Kernel,
  module: GradedModule,
  exercise: Exercise,
  examined: Examiner,
  add: AddTrial,
): Promise<void> {
  const { id } = exercise;
  for (const problem of rubricProblems(exercise, module)) {
    add({ subject: id, answer: "rubric", problem });
  }
  for (const [i, { words }] of (exercise.marking?.rubric ?? []).entries()) {
    verifyReason(id, `line ${i + 1} of the rubric`, words, add);
  }
  const answers = [
    { answer: "stub", code: await readStub(module.courseRoot, id), wanted: "not-attempted" },
    {
      answer: "solution",
      code: await readSolution(module.courseRoot, id),
      wanted: "needs-marking",
    },
  ];
  for (const { answer, code, wanted } of answers) {
    const submitted = withAnswers(module.notebook, { [id]: code });
    const matched = matchCells(submitted, { ...module, exercises: [exercise] }).get(id);
    const shown = isText(exercise) ? undefined : await run(kernel, exercise, code, examined);
    const judgement = await resultOf(exercise, matched, shown, examined);
    const problem = `should be "${wanted}" and is "${judgement.status}"`;
    add({ subject: id, answer, judgement, ...(judgement.status !== wanted && { problem }) });
  }
}

async function run(
  kernel: Kernel,
  exercise: Exercise,
  code: string,
  examined: Examiner,
): Promise<Evidence> {
  const { seconds, outputBytes } = limitsOf(exercise);
  const kept = keepOutputs(outputBytes);
  const reply = await kernel.execute(code, kept.add, { timeoutMs: seconds * 1000 });
  const outputs = kept.list();
  if (reply.status !== "ok") return { kind: "ran", reply, outputs };
  return { kind: "ran", reply, outputs, probe: await examined.probe(kernel, exercise) };
}

/** The marking page names lines by one digit. */
const mostLines = 9;

function rubricProblems(exercise: Exercise, { notebook }: GradedModule): readonly string[] {
  const { id, points, marking } = exercise;
  if (!marking) return [];
  const { rubric } = marking;
  const wantedType = marking.kind === "text" ? "markdown" : "code";
  const cell = notebook.cells.find((one) => exerciseOfCell(one) === id);
  const checks: readonly (readonly [boolean, string])[] = [
    [rubric.length >= 1 && rubric.length <= mostLines, `it should have 1 to ${mostLines} lines`],
    [rubric.every((line) => line.points > 0), "each line should be worth more than 0"],
    [rubricPoints(marking) === points, `its points should add up to ${points}`],
    [
      rubric.every(({ words }) => typeof words !== "string"),
      "each line is needed in each language",
    ],
    [cell?.cell_type === wantedType, `the cell in the notebook should be ${wantedType}`],
  ];
  return checks.filter(([isKept]) => !isKept).map(([, problem]) => problem);
}
