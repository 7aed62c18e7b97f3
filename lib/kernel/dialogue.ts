import { randomUUID } from "node:crypto";
import { type ChildOptions, type Link, type LinkListener, startChild } from "./child-process.ts";
import { processorWatch, wallWatch } from "./clock/stopwatch.ts";
import { type TimeLimit, timeLimit } from "./clock/time-limit.ts";
import type { Failure, KernelExit } from "./kernel.ts";
import type { AnyRequest, Message } from "./messages.ts";
import { decodeValue } from "./values.ts";

/** How a question to the child ends; it always does. */
export type Answer =
  | { readonly status: "ok"; readonly value: unknown }
  | ({ readonly status: "error" } & Failure)
  | ({ readonly status: "dead" } & KernelExit);

type WithoutId<R> = R extends unknown ? Omit<R, "id"> : never;

/** A request to which the child replies. */
export type Question = WithoutId<Exclude<AnyRequest, { type: "answer" | "refusal" }>>;

export interface Limit {
  readonly timeoutMs: number | undefined;
  /** What ran too long, for the reader: "The cell". */
  readonly what: string;
  /** Counts from when the child begins, not from now: something else may keep it busy for good reason. */
  readonly fromStart?: boolean;
}

export interface Asked {
  readonly answer: Promise<Answer>;
  /** Makes the child end what it does with this failure. */
  stop(failure: Failure): void;
}

/** Questions to one child, matched with their answers. */
export interface Dialogue {
  readonly link: Link;
  /** Settles when the child can take questions, or with the reason why it never will. */
  readonly ready: Promise<KernelExit | undefined>;
  ask(question: Question, limit: Limit): Asked;
  /** Time that questions with a limit have taken so far, as the clock of the options counts it. */
  spentMs(): number;
}

const defaultGraceMs = 5000;

interface Waiting {
  settle(answer: Answer): void;
  /** The child has begun. */
  begin(): void;
  late: TimeLimit["late"];
}

/** Starts a child; `listener` gets what is not an answer. */
export function openDialogue(options: ChildOptions, listener: LinkListener): Dialogue {
  const waiting = new Map<string, Waiting>();
  const { clock = "wall", graceMs = defaultGraceMs } = options;
  let spent = 0;
  let dead: KernelExit | undefined;
  let onReady: () => void = () => {};
  const started = new Promise<undefined>((resolve) => {
    onReady = () => resolve(undefined);
  });
  const link = startChild(options, {
    ...listener,
    onMessage(message) {
      if (message.type === "ready") onReady();
      else if (message.type === "started") waiting.get(message.id)?.begin();
      else if (message.type === "reply") waiting.get(message.id)?.settle(asAnswer(message));
      else listener.onMessage(message);
    },
  });
  const exited = link.exited.then((exit) => {
    dead = exit;
    for (const { settle, late } of waiting.values())
      settle({ status: "dead", ...(late() ?? exit) });
    return exit;
  });
  const startWatch = () => (clock === "wall" ? wallWatch() : processorWatch(link.pid));
  return {
    link,
    spentMs: () => spent,
    ready: Promise.race([started, exited]),
    ask(question, limit) {
      const id = randomUUID();
      const isOfProbe = question.type === "probe";
      const stop = (failure: Failure): void => link.stop({ type: "stop", id, failure, isOfProbe });
      if (dead) return { answer: Promise.resolve({ status: "dead", ...dead }), stop };
      const time = timeLimit({ ...limit, startWatch, stop, kill: link.kill, graceMs });
      const answer = new Promise<Answer>((resolve) => {
        waiting.set(id, { settle: resolve, begin: time.start, late: time.late });
      });
      link.ask({ ...question, id });
      if (!limit.fromStart) time.start();
      const settled = answer.finally(() => {
        waiting.delete(id);
        time.cancel();
        spent += time.spentMs();
      });
      return { answer: settled, stop };
    },
  };
}

function asAnswer({ failure, value }: Message & { type: "reply" }): Answer {
  if (failure) return { status: "error", ...failure };
  try {
    return { status: "ok", value: decodeValue(value) };
  } catch (error) {
    const evalue = String(error);
    return { status: "error", kind: "runtime", ename: "DataError", evalue, traceback: [evalue] };
  }
}
