import type { AnalysisSource, ObjectSpecs, Written } from "./analysis.ts";
import type { AnalysisConfig, ObjectConfig, ObjectName, Text } from "./config.ts";
import { problemAt } from "./problem.ts";
import { written } from "./written.ts";

/** Efficiencies of the b-tags that our samples know [%]. */
const workingPoints = [60, 70, 77, 85];

/** What objects must be, as expressions of their own columns: "pt > 25", "abs(eta) < 2.47". */
export function readObjects(
  objects: NonNullable<AnalysisConfig["objects"]> = {},
  source: AnalysisSource,
): ObjectSpecs {
  const tight = (name: ObjectName): boolean => objects[name]?.identification === "tight";
  return {
    electrons: conditions("electrons", objects.electrons, source),
    muons: conditions("muons", objects.muons, source),
    photons: conditions("photons", objects.photons, source),
    jets: conditions("jets", objects.jets, source),
    isTight: { electrons: tight("electrons"), muons: tight("muons"), photons: tight("photons") },
    bTag: readTag(objects.jets?.bTag ?? 77, source),
  };
}

function conditions(
  name: ObjectName,
  { pt, eta, crack, isolation, where }: ObjectConfig = {},
  source: AnalysisSource,
): readonly Written[] {
  const path = ["objects", name];
  const [low, high] = crack ?? [];
  if (crack && !(low! < high!)) {
    throw problemAt(
      source,
      [...path, "crack"],
      `is ${low} to ${high}; it must end above its start`,
    );
  }
  const of = (key: string, text: Text | undefined): Written[] =>
    text === undefined ? [] : [written(text, [...path, key])];
  return [
    ...of("pt", pt === undefined ? undefined : `pt > ${pt}`),
    ...of("eta", eta === undefined ? undefined : `abs(eta) < ${eta}`),
    ...of("crack", crack && `abs(eta) < ${low} || abs(eta) > ${high}`),
    ...of("isolation", isolation === undefined ? undefined : `isolation < ${isolation}`),
    ...of("where", where),
  ];
}

function readTag(tag: number | string, source: AnalysisSource): number | Written {
  const path = ["objects", "jets", "bTag"];
  if (typeof tag === "string") return { text: tag, at: path };
  if (workingPoints.includes(tag)) return tag;
  const words = `one of ${workingPoints.join(", ")} %, or an expression like "btag_score > 0.6",`;
  throw problemAt(source, path, `is ${tag}; ${words} is wanted`);
}
