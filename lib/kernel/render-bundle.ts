import type { MimeBundle } from "../core/index.ts";

/**
 * A bundle as it can be sent and stored: pictures may come as bytes, where the notebook format wants
 * base64, and JSON may hold typed arrays, where JSON wants lists.
 */
export function plainBundle(bundle: MimeBundle): MimeBundle {
  const entries = Object.entries(bundle).map(([type, content]) => [type, plain(content)]);
  return Object.fromEntries(entries);
}

function plain(content: unknown): unknown {
  if (content instanceof Uint8Array) return Buffer.from(content).toString("base64");
  if (typeof content !== "object" || content === null) return content;
  return JSON.parse(JSON.stringify(content, withLists));
}

function withLists(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as Float64Array) // or another typed array
    : value;
}
