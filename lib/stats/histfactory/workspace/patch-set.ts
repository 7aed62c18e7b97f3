import { createRequire } from "node:module";
import type { Operation } from "fast-json-patch";
import { DataError } from "../../../core/index.ts";
import { readText } from "../../../io/index.ts";
import { type DigestAlgorithm, digest } from "./digest.ts";
import { checkWorkspace, parseJson } from "./read-workspace.ts";
import { patchSetSchema } from "./schema.ts";
import { validate } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** One change to a workspace: JSON Patch, RFC 6902. */
export type JsonPatch = readonly Readonly<Record<string, unknown>>[];

/** Patches that add one signal each to a workspace of background, with the values of their model. */
export interface PatchSet {
  readonly version: "1.0.0";
  readonly metadata: {
    readonly references: Readonly<Record<string, string>>;
    /** Of the workspace that the patches are for, by algorithm. */
    readonly digests: Readonly<Record<string, string>>;
    /** What the values of a patch are: "m1", "m2". */
    readonly labels: readonly string[];
    readonly description: string;
  };
  readonly patches: readonly {
    readonly metadata: { readonly name: string; readonly values: readonly (number | string)[] };
    readonly patch: JsonPatch;
  }[];
}

/** The object as a set of patches, if it is one. */
export function checkPatchSet(json: unknown, where = "patch set"): PatchSet {
  validate(patchSetSchema, json, where);
  const set = json as PatchSet; // as the schema says
  const [names, values] = [new Set<string>(), new Set<string>()];
  for (const { metadata } of set.patches) {
    const point = metadata.values.join(", ");
    if (metadata.values.length !== set.metadata.labels.length) {
      throw new DataError(
        where,
        `the patch "${metadata.name}" has ${metadata.values.length} values; ` +
          `${set.metadata.labels.length} are wanted, for ${set.metadata.labels.join(", ")}`,
      );
    }
    if (names.has(metadata.name) || values.has(point)) {
      throw new DataError(where, `two patches are "${metadata.name}" or have the values ${point}`);
    }
    names.add(metadata.name);
    values.add(point);
  }
  return set;
}

/** The set of patches in a JSON file, as HEPData keeps them. */
export function readPatchSet(path: string): PatchSet {
  return checkPatchSet(parseJson(readText(path), path), path);
}

/** The workspace with the patch of that name, or of those values; first its digests are compared. */
export function applyPatch(
  workspace: Workspace,
  set: PatchSet,
  key: string | readonly (number | string)[],
): Workspace {
  verifyDigests(workspace, set);
  const found = set.patches.find(({ metadata: { name, values } }) =>
    typeof key === "string" ? name === key : values.join("\n") === key.join("\n"),
  );
  if (found) return applyJsonPatch(workspace, found.patch, `patch "${found.metadata.name}"`);
  const names = set.patches.slice(0, 5).map(({ metadata }) => metadata.name);
  throw new RangeError(
    `Cannot find the patch ${String(key)}: the ${set.patches.length} patches are ${names.join(", ")} and so on`,
  );
}

/** The workspace after a JSON Patch; the one given stays as it is. */
export function applyJsonPatch(workspace: Workspace, patch: JsonPatch, where = "patch"): Workspace {
  const load = createRequire(import.meta.url);
  const library = load("fast-json-patch") as typeof import("fast-json-patch");
  try {
    const operations = structuredClone(patch) as unknown as Operation[]; // the library checks them
    const { newDocument } = library.applyPatch(structuredClone(workspace), operations, true);
    return checkWorkspace(newDocument, where);
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    const said = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new DataError(where, `it does not fit the workspace: ${said}`, { cause });
  }
}

/** Throws unless the workspace is the one that the patches were made for. */
export function verifyDigests(workspace: Workspace, { metadata: { digests } }: PatchSet): void {
  for (const [algorithm, wanted] of Object.entries(digests)) {
    const found = digest(workspace, algorithm as DigestAlgorithm); // crypto refuses others
    if (found === wanted) continue;
    throw new DataError(
      "patch set",
      `it is for another workspace: the ${algorithm} of this one is ${found}, wanted ${wanted}`,
    );
  }
}
