import { studentSeed } from "../core/index.ts";
import type { ExecuteReply, Failure, Kernel, KernelExit, ProbeReply } from "../kernel/index.ts";
import { type Exercise, hintsOf, limitsOf } from "./exercise.ts";
import { probePath } from "./graded-module.ts";
import type { Judgement, Status, Verdict } from "./judgement.ts";

/** Decides exercises, computing each hidden input and reference once. */
export interface Examiner {
  /** Probes the kernel for an exercise whose cell has just run, and judges here, outside. */
  examine(kernel: Kernel, exercise: Exercise): Promise<Examined>;
}

/** A judgement, and whether the kernel lived through the probe. */
export interface Examined {
  readonly judgement: Judgement;
  readonly isKernelAlive: boolean;
}

interface Question {
  readonly inputs: unknown;
  readonly reference: unknown;
}

/** An examiner for one student's seed, which chooses hidden inputs and references. */
export function examiner(courseRoot: string, seed: number = studentSeed()): Examiner {
  const questions = new Map<string, Promise<Question>>();
  const ask = (exercise: Exercise): Promise<Question> => {
    const known = questions.get(exercise.id) ?? question(exercise, seed);
    questions.set(exercise.id, known);
    return known;
  };
  return {
    async examine(kernel, exercise) {
      try {
        const { inputs, reference } = await ask(exercise);
        const timeoutMs = limitsOf(exercise).seconds * 1000;
        const path = probePath(courseRoot, exercise.id);
        const reply = await kernel.probe(path, inputs, { timeoutMs });
        if (reply.status !== "ok")
          return { judgement: unprobed(exercise, reply), isKernelAlive: reply.status !== "dead" };
        const verdict = exercise.judge(claims(reply.value), { inputs, reference, seed });
        return { judgement: judged(exercise, verdict), isKernelAlive: true };
      } catch (error) {
        return { judgement: graderError(exercise, error), isKernelAlive: true };
      }
    },
  };
}

/** The judgement on an exercise whose cell did not run to its end. */
export function notRun(
  exercise: Exercise,
  reply: Exclude<ExecuteReply, { status: "ok" }>,
): Judgement {
  const status = statusOf(reply);
  return unearned(exercise, status, sentences[status]?.(exercise, reply) ?? describe(reply));
}

/** The judgement that the grader itself failed: no mark at all, to be run again. */
export function graderError(exercise: Exercise, error: unknown): Judgement {
  const why = firstLine(error instanceof Error ? error.message : String(error));
  return unearned(exercise, "grader-error", `The grader failed, not this answer: ${why}`);
}

/** A judgement without points, for another reason than a judge's. */
export function unearned(exercise: Exercise, status: Status, reason: string): Judgement {
  const { id, title, points } = exercise;
  const hint = status === "grader-error" ? undefined : hintsOf(exercise, "en")[0];
  return {
    exercise: id,
    title,
    status,
    points: 0,
    maxPoints: points,
    reason,
    ...(hint && { hint }),
  };
}

async function question(exercise: Exercise, seed: number): Promise<Question> {
  return { inputs: await exercise.inputs(seed), reference: await exercise.reference(seed) };
}

/** The probe's reply as a record; a reply of another kind claims nothing. */
function claims(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function judged(exercise: Exercise, { status, credit, reason }: Verdict): Judgement {
  if (!(credit >= 0 && credit <= 1)) throw new RangeError(`the judge gave credit ${credit}`);
  const points = Math.round(credit * exercise.points * 100) / 100;
  const { id, title, points: maxPoints } = exercise;
  const hint = status === "pass" ? undefined : hintsOf(exercise, "en")[0];
  return { exercise: id, title, status, points, maxPoints, reason, ...(hint && { hint }) };
}

function unprobed(exercise: Exercise, reply: Exclude<ProbeReply, { status: "ok" }>): Judgement {
  const status = statusOf(reply);
  const reason =
    status === "timeout"
      ? `The cell ran, but calling its answer took longer than ${limitsOf(exercise).seconds} s: is there a loop in it that never ends, or a timer of an earlier cell that never rests?`
      : `The cell ran, but calling its answer failed: ${describe(reply)}`;
  return unearned(exercise, status, reason);
}

type Unwell = ({ readonly status: "error" } & Failure) | ({ readonly status: "dead" } & KernelExit);

const sentences: Partial<Record<Status, (exercise: Exercise, reply: Unwell) => string>> = {
  timeout: (exercise) =>
    `The cell was still running after ${limitsOf(exercise).seconds} s and was stopped: is there a loop that never ends?`,
  "out-of-memory": () => "The cell used more memory than it may: does a list grow for ever?",
  "type-error": (_exercise, reply) => `The cell does not compile: ${describe(reply)}`,
  "runtime-error": (_exercise, reply) => `The cell stopped with an error: ${describe(reply)}`,
  blocked: (_exercise, reply) => `The cell tried what is not allowed here: ${describe(reply)}`,
};

/** System errors that a sandbox answers with. */
const refusals = /\b(ERR_ACCESS_DENIED|EACCES|EPERM|EROFS|ENETUNREACH)\b/;

function statusOf(reply: Unwell): Status {
  if (reply.status === "dead") {
    if (reply.cause === "out-of-memory" || reply.cause === "timeout") return reply.cause;
    return reply.cause === "shutdown" ? "timeout" : "runtime-error";
  }
  if (reply.kind === "compile") return "type-error";
  if (reply.kind === "timeout") return "timeout";
  if (/allocation failed|failed to allocate/i.test(reply.evalue)) return "out-of-memory";
  return refusals.test(`${reply.ename} ${reply.evalue}`) ? "blocked" : "runtime-error";
}

function describe(reply: Unwell): string {
  return firstLine(reply.status === "dead" ? reply.reason : `${reply.ename}: ${reply.evalue}`);
}

/** The start of a message, which may be anything a student's error says. */
function firstLine(text: string): string {
  const line = text.split("\n", 1)[0]!;
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
