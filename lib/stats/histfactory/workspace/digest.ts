import { createHash } from "node:crypto";
import { byCodePoint } from "./by-code-point.ts";
import type { Workspace } from "./workspace.ts";

export type DigestAlgorithm = "sha256" | "sha1" | "md5" | "sha512";

const texts = new WeakMap<object, string>();

/** Keeps the text that an object was read from, as JavaScript cannot tell 12 from 12.0 and a digest must. */
export function rememberText(json: object, text: string): void {
  texts.set(json, text);
}

/**
 * The digest of a workspace as `pyhf digest` prints it: of its JSON with sorted keys, as Python writes it. One that
 * was read from a file keeps its numbers as they stood there; in one made here whole numbers are integers.
 */
export function digest(workspace: Workspace, algorithm: DigestAlgorithm = "sha256"): string {
  const text = texts.get(workspace) ?? JSON.stringify(workspace);
  return createHash(algorithm).update(canonicalJson(text), "utf8").digest("hex");
}

/** JSON as Python's `json.dumps(…, sort_keys=True, ensure_ascii=False)` writes it. */
export function canonicalJson(text: string): string {
  const tagged = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : `"\\u0000${token}"`,
  );
  return dump(JSON.parse(tagged));
}

function dump(value: unknown): string {
  if (typeof value === "string") {
    return value.startsWith("\0") ? asPython(value.slice(1)) : JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(dump).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${dump(item)}`).join(", ")}}`;
}

/** A number of JSON as Python writes it again: an integer as it is, else the shortest form of the double. */
function asPython(token: string): string {
  if (!/[.eE]/.test(token)) return token === "-0" ? "0" : token;
  const value = Number(token);
  const sign = Object.is(value, -0) || value < 0 ? "-" : "";
  const [digits, exponent] = Math.abs(value).toExponential().split("e") as [string, string];
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) {
    const size = String(Math.abs(power)).padStart(2, "0");
    return `${sign}${digits}e${power < 0 ? "-" : "+"}${size}`;
  }
  const fixed = Math.abs(value) < 1 ? plain(digits, power) : String(Math.abs(value));
  return `${sign}${fixed}${fixed.includes(".") ? "" : ".0"}`;
}

/** Digits times a power of ten from −4 to 0, without an exponent. */
function plain(digits: string, power: number): string {
  return power === 0 ? digits : `0.${"0".repeat(-power - 1)}${digits.replace(".", "")}`;
}
