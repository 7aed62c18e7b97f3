import type { MimeBundle } from "../core/index.ts";

/** Text printed by a cell, in order; a new one may continue the line of the last. */
export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** A value shown while the cell ran; `update_display_data` replaces every output of the same id. */
export interface DisplayOutput {
  readonly output_type: "display_data" | "update_display_data";
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Never written to a file: which display a later update means. */
  readonly transient?: { readonly display_id: string };
}

/** The value of the cell's last expression. */
export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly execution_count: number;
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What the cell failed with; the traceback is lines of plain text that name the cell's own lines. */
export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** Empties the cell's outputs, at once or (`wait`) when the next output arrives. */
export interface ClearOutput {
  readonly output_type: "clear_output";
  readonly wait: boolean;
}

/** One thing a running cell shows, named as in nbformat 4.5 and Jupyter's protocol. */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput | ClearOutput;
