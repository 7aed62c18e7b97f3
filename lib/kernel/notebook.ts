import type { DisplayOutput, ErrorOutput, ResultOutput, StreamOutput } from "./output.ts";

/** An output as a file may hold it: updates and clearings have been applied. */
export type StoredOutput = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

export type Metadata = Readonly<Record<string, unknown>>;

export interface CodeCell {
  readonly cell_type: "code";
  readonly id: string;
  readonly metadata: Metadata;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly StoredOutput[];
}

export interface TextCell {
  readonly cell_type: "markdown" | "raw";
  readonly id: string;
  readonly metadata: Metadata;
  readonly source: string;
  readonly attachments?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type Cell = CodeCell | TextCell;

/** A notebook in memory, always as nbformat 4.5: every cell has an id, every text is one string. */
export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: number;
  readonly metadata: Metadata;
  readonly cells: readonly Cell[];
}
