import type {
  CompletionReply,
  DiagnosisReply,
  HelpRequest,
  InspectionReply,
} from "../../protocol.ts";

/** What the notebook and its kernel know about code that is being written. */
export interface EditorHelp {
  complete(request: HelpRequest): Promise<CompletionReply>;
  inspect(request: HelpRequest): Promise<InspectionReply>;
  diagnose(code: string): Promise<DiagnosisReply>;
  /** A cell runs, or the kernel is gone: the compiler cannot be asked now. */
  isBusy(): boolean;
  /** Names that cells declare at their top, with the number of the first cell that does. */
  declared(): ReadonlyMap<string, number>;
}
