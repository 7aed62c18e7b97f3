import { functionNames } from "../expression/functions.ts";
import { parse } from "../expression/syntax.ts";
import { isMeant } from "../nearest.ts";
import { isReserved } from "../objects/object-names.ts";
import type { Analysis, SystematicSpec } from "./analysis.ts";
import { at, problemAt } from "./problem.ts";
import { countsPileUp } from "./read-systematics.ts";
import { allOf } from "./written.ts";
import type { Path } from "./yaml-text.ts";

/** Throws unless the parts of an analysis fit together and each expression can be read. */
export function checkReferences(analysis: Analysis): void {
  const { source } = analysis;
  for (const { text, at: path } of allOf(analysis)) at(source, path, () => parse(text));
  checkLuminosity(analysis);
  checkNames(analysis);
  checkProcesses(analysis);
  checkRegions(analysis);
  for (const systematic of analysis.systematics) checkSystematic(systematic, analysis);
  checkStrengths(analysis);
  if (analysis.pileUp && !countsPileUp(analysis)) {
    throw problemAt(
      source,
      ["pileUp"],
      "has no data to compare with: add a data sample, or the list data",
    );
  }
}

function checkLuminosity({ luminosity, samples, source }: Analysis): void {
  const simulated = samples.find(({ kind }) => kind === "simulation");
  if (luminosity || !simulated) return;
  throw problemAt(
    source,
    ["samples", simulated.name],
    "is simulated, and the luminosity that it is brought to is not told: add luminosity: { value: 3200 } in 1/pb",
  );
}

/** Names that are used in expressions, or as columns of ntuples, stand for one thing only. */
function checkNames({ definitions, samples, variables, source }: Analysis): void {
  const taken = (path: Path, what: string): never => {
    throw problemAt(
      source,
      path,
      `cannot be the name of a ${what}: it stands for something else already`,
    );
  };
  for (const { name, at: path } of definitions) {
    if (isReserved(name) || functionNames.includes(name)) taken(path, "definition");
  }
  for (const { name } of variables) {
    const isColumn = /^(entry|run|event|count|(weight|region)(_.*)?)$/.test(name);
    if (isColumn || isReserved(name)) taken(["variables", name], "variable");
  }
  const known = definitions.map(({ name }) => name);
  for (const stray of samples.flatMap((sample) => sample.definitions)) {
    if (known.includes(stray.name)) continue;
    const hint = isMeant(stray.name, known);
    throw problemAt(
      source,
      stray.at,
      `stands for a definition of the analysis, and there is none of that name${hint}`,
    );
  }
}

/** What is simulated has a luminosity, and what is estimated from data has none. */
function checkProcesses({ samples, source }: Analysis): void {
  const kinds = new Map<string, string>();
  for (const { name, process, kind } of samples) {
    if (kind === "data") continue;
    const other = kinds.get(process) ?? kind;
    kinds.set(process, kind);
    if (other === kind) continue;
    const why = `belongs to ${process}, which has another sample that is no ${kind}: give it a process of its own`;
    throw problemAt(source, ["samples", name], why);
  }
}

function checkRegions({ regions, variables, source }: Analysis): void {
  const known = ["count", ...variables.map(({ name }) => name)];
  for (const { name, fit } of regions) {
    if (known.includes(fit)) continue;
    const hint = isMeant(fit, known) || `: there are ${known.join(", ")}`;
    throw problemAt(source, ["regions", name, "fit"], `is ${fit}, which is no variable${hint}`);
  }
}

function checkSystematic(systematic: SystematicSpec, { weights, pileUp, source }: Analysis): void {
  const { kind, at: path } = systematic;
  if (kind === "pile-up" && !pileUp) {
    throw problemAt(source, [...path, "pileUp"], "means nothing without pileUp for the analysis");
  }
  if (kind !== "weight" || systematic.replaces === undefined) return;
  const known = weights.map(({ name }) => name);
  if (known.includes(systematic.replaces)) return;
  throw problemAt(
    source,
    [...path, "weight", "replaces"],
    `is ${systematic.replaces}, which is no weight${isMeant(systematic.replaces, known) || ` (there are ${known.join(", ") || "none"})`}`,
  );
}

function checkStrengths({ measurement, samples, systematics, source }: Analysis): void {
  const processes = [
    ...new Set(samples.filter(({ kind }) => kind !== "data").map(({ process }) => process)),
  ];
  const names = measurement.strengths.map(({ name }) => name);
  for (const { name, processes: wanted } of measurement.strengths) {
    const path = ["measurement", "strengths", name];
    const stray = wanted.find((process) => !processes.includes(process));
    if (stray !== undefined) {
      const hint = isMeant(stray, processes) || `: there are ${processes.join(", ")}`;
      throw problemAt(source, path, `multiplies ${stray}, which is no process${hint}`);
    }
    if (name === "lumi" || systematics.some((systematic) => systematic.name === name)) {
      throw problemAt(source, path, "has the name of something uncertain: call it otherwise");
    }
  }
  if (measurement.poi === "" || names.includes(measurement.poi)) return;
  throw problemAt(
    source,
    ["measurement", "poi"],
    `is ${measurement.poi}, which is no strength${isMeant(measurement.poi, names) || ` (there are ${names.join(", ") || "none"})`}`,
  );
}
