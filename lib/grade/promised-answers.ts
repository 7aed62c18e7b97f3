import type { Exercise } from "./exercise.ts";
import { readSolution, readStub } from "./exercise-files.ts";
import type { Judgement } from "./judgement.ts";
import { wordsIn } from "./language.ts";

/** An answer to an exercise, with what its author has promised of it. */
export interface PromisedAnswer {
  /** "stub", "solution" or the name of a wrong answer. */
  readonly name: string;
  readonly code: string;
  /** What is not as promised, if anything. */
  problem(judgement: Judgement): string | undefined;
}

/** The stub, the wrong answers and the solution of an exercise, in this order. */
export async function answersOf(
  courseRoot: string,
  { id, wrong }: Exercise,
): Promise<readonly PromisedAnswer[]> {
  return [
    {
      name: "stub",
      code: await readStub(courseRoot, id),
      problem: ({ status }) => unlike("not-attempted", status),
    },
    ...wrong.map(({ name, code, points, reason }) => ({
      name,
      code,
      problem: (judgement: Judgement) => unlikePromise(judgement, points, reason),
    })),
    {
      name: "solution",
      code: await readSolution(courseRoot, id),
      problem: ({ status }) => unlike("pass", status),
    },
  ];
}

function unlike(promised: string, status: string): string | undefined {
  return status === promised ? undefined : `should be "${promised}" and is "${status}"`;
}

function unlikePromise(
  judgement: Judgement,
  points: number,
  reason: string | RegExp,
): string | undefined {
  if (judgement.status === "grader-error") return "the grader failed";
  if (judgement.points !== points) return `should earn ${points} and earns ${judgement.points}`;
  const said = wordsIn(judgement.reason, "en");
  const isSaid = typeof reason === "string" ? said.includes(reason) : reason.test(said);
  return isSaid ? undefined : `the reason should hold ${String(reason)}`;
}
