import type { ExecuteReply, ProbeReply, StoredOutput } from "../../kernel/index.ts";
import type { Words } from "../language.ts";

/** What running a submission has shown of one exercise: all that a judge, and a later judge, needs. */
export type Evidence =
  | {
      readonly kind: "ran";
      readonly reply: CellEnd;
      /** What the probe said, if the cell ran to its end. */
      readonly probe?: ProbeReply;
      readonly outputs: readonly StoredOutput[];
    }
  /** The cell never ran, for this reason. */
  | { readonly kind: "left"; readonly why: Words }
  /** The grader failed at it: shows nothing, and is never kept. */
  | { readonly kind: "grader-error"; readonly why: string };

/** How a cell ended. */
export type CellEnd = { readonly status: "ok" } | Exclude<ExecuteReply, { status: "ok" }>;
