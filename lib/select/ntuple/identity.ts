import { createHash } from "node:crypto";
import { packageVersion } from "../../core/package-root.ts";
import type { Analysis } from "../config/analysis.ts";
import { sameFile } from "../events/expand-files.ts";
import type { Survey } from "../events/survey.ts";

/** SHA-256 of all that the selection of events depends on: binning, blinding and the fit may change without it. */
export function selectionDigest(analysis: Analysis): string {
  const {
    source: _,
    title,
    measurement,
    luminosity,
    regions,
    variables,
    systematics,
    ...rest
  } = analysis;
  return digest({
    ...rest,
    luminosity: luminosity?.value,
    regions: regions.map(({ name, cuts }) => ({ name, cuts })),
    variables: variables.map(({ name, text }) => ({ name, text })),
    systematics: systematics.filter(({ kind }) => kind !== "normalisation"),
  });
}

/** SHA-256 of all that ntuples depend on, the files that they are made of among it. */
export function ntupleIdentity(analysis: Analysis, { samples }: Survey, chunk: number): string {
  const inMemory = samples.find(({ files }) => files.some(({ events }) => events));
  if (inMemory) {
    throw new RangeError(
      `Cannot keep ntuples of ${inMemory.name}, which is in memory: write its events to a file, or take ntupleOf`,
    );
  }
  const inputs = samples.map(({ files, scale, pileUp, dropped }) => ({
    ...{ scale, pileUp, dropped },
    files: files.map(({ path, tree, layout, nEvents, bytes, modified }) => {
      return { path: sameFile(path), tree, layout, nEvents, bytes, modified };
    }),
  }));
  const version = packageVersion();
  return digest({ version, chunk, selection: selectionDigest(analysis), inputs });
}

/** Without the places in the text, which a comment may move. */
function digest(value: unknown): string {
  const text = JSON.stringify(value, (key, one: unknown) => (key === "at" ? undefined : one));
  return createHash("sha256").update(text).digest("hex");
}
