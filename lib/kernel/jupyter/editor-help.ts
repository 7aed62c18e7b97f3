import type { Kernel } from "../kernel.ts";
import { toCodePoints, toUnits } from "./code-points.ts";
import { textOf, wholeOf } from "./content.ts";
import type { Content } from "./message.ts";

/** Answers a `complete_request`. */
export async function complete(kernel: Kernel, request: Content): Promise<Content> {
  const { code, cursor } = place(request);
  const { start, end, candidates } = await kernel.complete(code, cursor);
  const [cursor_start, cursor_end] = [toCodePoints(code, start), toCodePoints(code, end)];
  const types = candidates.map(({ name, kind }) => ({
    text: name,
    type: kind,
    start: cursor_start,
    end: cursor_end,
  }));
  return {
    status: "ok",
    matches: candidates.map(({ name }) => name),
    cursor_start,
    cursor_end,
    metadata: { _jupyter_types_experimental: types },
  };
}

/** Answers an `inspect_request`. */
export async function inspect(kernel: Kernel, request: Content): Promise<Content> {
  const { code, cursor } = place(request);
  const found = await kernel.inspect(code, cursor);
  if (!found) return { status: "ok", found: false, data: {}, metadata: {} };
  const { signature, documentation } = found;
  const data = {
    "text/plain": paragraphs(signature, documentation),
    "text/markdown": paragraphs(`\`\`\`typescript\n${signature}\n\`\`\``, documentation),
  };
  return { status: "ok", found: true, data, metadata: {} };
}

/** Answers an `is_complete_request`. */
export async function isComplete(kernel: Kernel, request: Content): Promise<Content> {
  const { status, indent } = await kernel.isComplete(textOf(request, "code"));
  return status === "incomplete" ? { status, indent } : { status };
}

function place(request: Content): { readonly code: string; readonly cursor: number } {
  const code = textOf(request, "code");
  const characters = wholeOf(request, "cursor_pos");
  return { code, cursor: characters === undefined ? code.length : toUnits(code, characters) };
}

function paragraphs(first: string, second: string): string {
  return second === "" ? first : `${first}\n\n${second}`;
}
