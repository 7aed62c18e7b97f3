import { createHash } from "node:crypto";

/** A fingerprint of an answer, by which a mark tells the answer that it was given for. */
export function answerVersion(code: string): string {
  return `sha256:${createHash("sha256").update(code.trimEnd()).digest("hex").slice(0, 16)}`;
}
