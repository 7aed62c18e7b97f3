import { studentSeed } from "../../core/index.ts";
import type { ExecuteReply, Kernel, ProbeReply } from "../../kernel/index.ts";
import { type Exercise, hintsOf, limitsOf } from "../exercise.ts";
import { probePath } from "../graded-module.ts";
import type { Judgement, Status, Verdict } from "../judgement.ts";
import type { Words } from "../language.ts";
import type { Evidence } from "./evidence.ts";
import {
  callFailedInWords,
  cellEndedInWords,
  graderFailedInWords,
  type Unearned,
  type Unwell,
} from "./status-words.ts";

/** Decides exercises, computing each hidden input and reference once. */
export interface Examiner {
  /** Probes the kernel for an exercise whose cell has just run, and judges here, outside. */
  examine(kernel: Probed, exercise: Exercise): Promise<Examined>;
  /** What the judge will work on: the kernel's word, of an exercise whose cell has just run. */
  probe(kernel: Probed, exercise: Exercise): Promise<ProbeReply>;
  /** Decides by what a run has shown. */
  judge(exercise: Exercise, evidence: Evidence): Promise<Judgement>;
  /** The hidden input of an exercise. */
  inputs(exercise: Exercise): Promise<unknown>;
}

/** What an examiner needs of a kernel. */
export type Probed = Pick<Kernel, "probe">;

/** A judgement, and whether the kernel lived through the probe. */
export interface Examined {
  readonly judgement: Judgement;
  readonly isKernelAlive: boolean;
}

/** An examiner for one student's seed, which chooses hidden inputs and references. */
export function examiner(courseRoot: string, seed: number = studentSeed()): Examiner {
  const inputsOf = once((exercise) => exercise.inputs(seed));
  const referenceOf = once((exercise) => exercise.reference(seed));
  const probe: Examiner["probe"] = async (kernel, exercise) => {
    const timeoutMs = limitsOf(exercise).seconds * 1000;
    const inputs = await inputsOf(exercise);
    return kernel.probe(probePath(courseRoot, exercise.id), inputs, { timeoutMs });
  };
  const judge: Examiner["judge"] = async (exercise, evidence) => {
    if (evidence.kind === "left") return unearned(exercise, "timeout", evidence.why);
    if (evidence.kind === "grader-error") return graderError(exercise, evidence.why);
    if (evidence.reply.status !== "ok") return notRun(exercise, evidence.reply);
    const said = evidence.probe;
    if (!said) return graderError(exercise, "the answer was never probed");
    if (said.status !== "ok") return unprobed(exercise, said);
    try {
      const [inputs, reference] = [await inputsOf(exercise), await referenceOf(exercise)];
      return judged(exercise, exercise.judge(claims(said.value), { inputs, reference, seed }));
    } catch (error) {
      return graderError(exercise, error);
    }
  };
  return {
    inputs: inputsOf,
    probe,
    judge,
    async examine(kernel, exercise) {
      try {
        const said = await probe(kernel, exercise);
        const ran = { kind: "ran", reply: { status: "ok" }, probe: said, outputs: [] } as const;
        const judgement = await judge(exercise, ran);
        return { judgement, isKernelAlive: said.status !== "dead" };
      } catch (error) {
        return { judgement: graderError(exercise, error), isKernelAlive: true };
      }
    },
  };
}

/** Computes something of each exercise once; a failure is not kept. */
function once(compute: (exercise: Exercise) => unknown): (exercise: Exercise) => Promise<unknown> {
  const known = new Map<string, Promise<unknown>>();
  return (exercise) => {
    const found = known.get(exercise.id) ?? Promise.resolve().then(() => compute(exercise));
    known.set(exercise.id, found);
    found.catch(() => known.delete(exercise.id));
    return found;
  };
}

/** The judgement on an exercise whose cell did not run to its end. */
export function notRun(
  exercise: Exercise,
  reply: Exclude<ExecuteReply, { status: "ok" }>,
): Judgement {
  const status = statusOf(reply);
  return unearned(exercise, status, cellEndedInWords(status, limitsOf(exercise).seconds, reply));
}

/** The judgement that the grader itself failed: no mark at all, to be run again. */
export function graderError(exercise: Exercise, error: unknown): Judgement {
  const why = error instanceof Error ? error.message : String(error);
  return unearned(exercise, "grader-error", graderFailedInWords(why));
}

/** A judgement without points, for another reason than a judge's. */
export function unearned(exercise: Exercise, status: Status, reason: Words): Judgement {
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

/** The probe's reply as a record; a reply of another kind claims nothing. */
function claims(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function judged(exercise: Exercise, { status, credit, reason }: Verdict): Judgement {
  if (!(credit >= 0 && credit <= 1)) throw new RangeError(`the judge gave credit ${credit}`);
  const points = Math.round(credit * exercise.points * 100) / 100;
  const { id, title, points: maxPoints } = exercise;
  const isOpen = status !== "pass" && status !== "needs-marking";
  const hint = isOpen ? hintsOf(exercise, "en")[0] : undefined;
  return { exercise: id, title, status, points, maxPoints, reason, ...(hint && { hint }) };
}

function unprobed(exercise: Exercise, reply: Exclude<ProbeReply, { status: "ok" }>): Judgement {
  const status = statusOf(reply);
  const reason = callFailedInWords(status, limitsOf(exercise).seconds, reply);
  return unearned(exercise, status, reason);
}

/** System errors that a sandbox answers with. */
const refusals = /\b(ERR_ACCESS_DENIED|EACCES|EPERM|EROFS|ENETUNREACH)\b/;

function statusOf(reply: Unwell): Unearned {
  if (reply.status === "dead") {
    if (reply.cause === "out-of-memory" || reply.cause === "timeout") return reply.cause;
    return reply.cause === "shutdown" ? "timeout" : "runtime-error";
  }
  if (reply.kind === "compile") return "type-error";
  if (reply.kind === "timeout") return "timeout";
  if (isMemoryGone(reply)) return "out-of-memory";
  return refusals.test(`${reply.ename} ${reply.evalue}`) ? "blocked" : "runtime-error";
}

/** Whether a cell ended because nothing more could be allocated, in a process that still lives. */
export function isMemoryGone(reply: ExecuteReply | ProbeReply): boolean {
  return reply.status === "error" && /allocation failed|failed to allocate/i.test(reply.evalue);
}
