import type { Candidate, Completeness, Completion, Diagnostic, Inspection } from "./kernel.ts";

/** Reads what the child said could be typed; a cell may have forged it. */
export function parseCompletion(value: unknown, cursor: number): Completion {
  const { candidates, ...rest } = asRecord(value);
  const span = parseSpan(rest);
  if (!span || !Array.isArray(candidates)) return { start: cursor, end: cursor, candidates: [] };
  return { ...span, candidates: candidates.flatMap(parseCandidate) };
}

function parseCandidate(value: unknown): Candidate[] {
  const { name, kind } = asRecord(value);
  return typeof name === "string" && typeof kind === "string" ? [{ name, kind }] : [];
}

/** Reads what the child knows about a name, if it knows something. */
export function parseInspection(value: unknown): Inspection | undefined {
  const { signature, documentation, ...rest } = asRecord(value);
  const span = parseSpan(rest);
  if (!span || typeof signature !== "string" || typeof documentation !== "string") return undefined;
  return { signature, documentation, ...span };
}

/** Reads the problems that the child found. */
export function parseDiagnostics(value: unknown): readonly Diagnostic[] {
  return Array.isArray(value) ? value.flatMap(parseDiagnostic) : [];
}

function parseDiagnostic(value: unknown): Diagnostic[] {
  const { severity, code, message, ...rest } = asRecord(value);
  const span = parseSpan(rest);
  if (!span || typeof code !== "number" || typeof message !== "string") return [];
  return [{ ...span, severity: severity === "warning" ? "warning" : "error", code, message }];
}

/** Reads whether a cell is complete; without an answer it is, so that it can be run and told about. */
export function parseCompleteness(value: unknown): Completeness {
  const { status, indent } = asRecord(value);
  if (status === "invalid") return { status, indent: "" };
  if (status === "incomplete") return { status, indent: typeof indent === "string" ? indent : "" };
  return { status: "complete", indent: "" };
}

function parseSpan({ start, end }: { start?: unknown; end?: unknown }) {
  const isPlace = (place: unknown): place is number => Number.isSafeInteger(place);
  return isPlace(start) && isPlace(end) && 0 <= start && start <= end ? { start, end } : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
