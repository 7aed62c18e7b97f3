import type { Completion, Inspection } from "../kernel.ts";

/** tslab's answers hold the compiler's whole view; an editor needs this much. */
export function asCompletion({ start, end, candidates }: Completion): Completion {
  return { start, end, candidates };
}

interface Part {
  readonly text: string;
}

interface QuickInfo {
  readonly displayParts?: readonly Part[] | undefined;
  readonly documentation?: readonly Part[] | undefined;
}

/** What the compiler shows when the pointer rests on a name. */
export function asInspection(info: QuickInfo | undefined): Inspection | undefined {
  const text = (parts: readonly Part[] = []): string => parts.map((part) => part.text).join("");
  return info && { signature: text(info.displayParts), documentation: text(info.documentation) };
}
