import type { Analysis, Changed, Written } from "../config/analysis.ts";
import { compileAt } from "../config/compile-at.ts";
import { problemAt } from "../config/problem.ts";
import type { CompiledExpression, Kind } from "../expression/index.ts";
import type { SortedColumns } from "./file-columns.ts";
import { type CollectionName, objectLists } from "./object-names.ts";
import type { OverlapOptions } from "./overlap-removal.ts";

export type Species = Exclude<Changed, "missing">;

/** The list of a file that each kind of objects is in. */
export const homeOf: Readonly<Record<Species, CollectionName>> = {
  ...{ electrons: "lep", muons: "lep" },
  ...{ photons: "photon", jets: "jet" },
};

/** A kinematic systematic: up multiplies momenta by 1 + by, down by 1 − by. */
export interface CompiledChange {
  readonly change: Changed;
  readonly by: CompiledExpression;
}

/** What an analysis asks of objects, made ready for the columns of one file. */
export interface CompiledObjects extends Pick<SortedColumns, "collections"> {
  readonly conditions: Readonly<Record<Species, readonly CompiledExpression[]>>;
  readonly bTag: CompiledExpression | undefined;
  /** By the name of the systematic. */
  readonly changes: Readonly<Record<string, CompiledChange>>;
  readonly overlap: OverlapOptions | undefined;
  /** What expressions may use: electrons, electron_pt, nElectrons, … */
  readonly kinds: Readonly<Record<string, Kind>>;
  /** Columns of the file that are needed for any of it. */
  readonly columns: ReadonlySet<string>;
}

/** Makes the objects of an analysis ready for a file; of the kinematic systematics those that apply to the sample. */
export function compileObjects(
  analysis: Analysis,
  sample: string,
  file: SortedColumns,
): CompiledObjects {
  const columns = new Set<string>(basicColumns(file));
  const compileOwn = (species: Species, one: Written, wants: "flag" | "number") => {
    const compiled = compileAt(analysis.source, one, ownKinds(species, file), file.file, {
      ...{ what: wants, mayBeList: true },
    });
    const own = file.collections[homeOf[species]] ?? {};
    for (const name of compiled.names) columns.add(own[name] ?? name);
    return compiled;
  };
  const conditionsOf = (species: Species): readonly CompiledExpression[] =>
    file.collections[homeOf[species]]
      ? conditionsFor(species, analysis, file).map((one) => compileOwn(species, one, "flag"))
      : [];
  const tag = tagFor(analysis, file);
  return {
    collections: file.collections,
    conditions: {
      ...{ electrons: conditionsOf("electrons"), muons: conditionsOf("muons") },
      ...{ photons: conditionsOf("photons"), jets: conditionsOf("jets") },
    },
    bTag: tag && compileOwn("jets", tag, "flag"),
    changes: changesOf(analysis, sample, file, compileOwn),
    overlap: analysis.overlapRemoval,
    kinds: kindsOf(file, tag !== undefined),
    columns,
  };
}

type CompileOwn = (species: Species, one: Written, wants: "flag" | "number") => CompiledExpression;

function changesOf(
  { systematics, source }: Analysis,
  sample: string,
  file: SortedColumns,
  compileOwn: CompileOwn,
): Readonly<Record<string, CompiledChange>> {
  const changes: Record<string, CompiledChange> = {};
  for (const systematic of systematics) {
    if (systematic.kind !== "kinematic" || !systematic.samples.includes(sample)) continue;
    const { name, change, by, at } = systematic;
    const isThere =
      change === "missing" ? "met_et" in file.kinds : file.collections[homeOf[change]];
    if (!isThere)
      throw problemAt(source, [...at, "change"], `is ${change}, and ${file.file} has none`);
    const compiled =
      change === "missing"
        ? compileAt(source, by, file.ofEvents, file.file, { what: "number" })
        : compileOwn(change, by, "number");
    changes[name] = { change, by: compiled };
  }
  return changes;
}

/** What is asked of objects; a tight identification only where the file tells of one. */
function conditionsFor(
  species: Species,
  { objects }: Analysis,
  { collections }: SortedColumns,
): readonly Written[] {
  const asked = objects[species];
  const isTight = species !== "jets" && objects.isTight[species];
  if (!isTight || !collections[homeOf[species]]?.["tight"]) return asked;
  return [...asked, { text: "tight == 1", at: ["objects", species, "identification"] }];
}

/** Our samples tell how many working points a jet passes, the loosest first [%]. */
const ownPoints = [85, 77, 70, 60];

function tagFor(
  { objects: { bTag }, source }: Analysis,
  { collections, layout, file }: SortedColumns,
): Written | undefined {
  if (!collections.jet) return undefined;
  if (typeof bTag !== "number") return bTag;
  if (!collections.jet["btag"]) return undefined;
  const at = ["objects", "jets", "bTag"];
  if (layout === "toplab sample") return { text: `btag >= ${ownPoints.indexOf(bTag) + 1}`, at };
  if (bTag === 77) return { text: "btag == 1", at };
  throw problemAt(
    source,
    at,
    `is ${bTag}, and ${file} (${layout}) has tags at 77 % only: write a condition, as "btag_score > 0.6"`,
  );
}

/** Names in conditions of an object: its own columns, and those of the event. */
function ownKinds(species: Species, file: SortedColumns): Readonly<Record<string, Kind>> {
  const own = Object.keys(file.collections[homeOf[species]] ?? {});
  const list = { what: "number", isList: true } as const;
  return { ...file.ofEvents, ...Object.fromEntries(own.map((name) => [name, list])) };
}

/** Columns without which there are no objects. */
function basicColumns({ collections, kinds }: SortedColumns): readonly string[] {
  const ofObjects = Object.values(collections).flatMap((own) =>
    ["pt", "eta", "phi", "m", "type", "n_tracks"].flatMap((name) => own[name] ?? []),
  );
  return [...ofObjects, ...["met_et", "met_phi"].filter((name) => name in kinds)];
}

function kindsOf({ collections }: SortedColumns, hasTags: boolean): Readonly<Record<string, Kind>> {
  const kinds: Record<string, Kind> = {};
  for (const { list, prefix, count, from } of objectLists) {
    const own = collections[from];
    if (!own || (list === "bJets" && !hasTags) || (from === "lep" && !own["type"])) continue;
    kinds[list] = { what: "momentum", isList: true };
    kinds[count] = { what: "number", isList: false };
    for (const name of Object.keys(own))
      kinds[`${prefix}_${name}`] = { what: "number", isList: true };
  }
  return kinds;
}
