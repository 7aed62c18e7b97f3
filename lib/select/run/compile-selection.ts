import type { Analysis, Named, SampleSpec, SystematicSpec, Written } from "../config/analysis.ts";
import { compileAt, type Wanted } from "../config/compile-at.ts";
import { problemAt } from "../config/problem.ts";
import type { CompiledExpression, Kind } from "../expression/index.ts";
import { type CompiledObjects, compileObjects } from "../objects/compile-objects.ts";
import { type FileColumns, type SortedColumns, sortColumns } from "../objects/file-columns.ts";
import { objectLists } from "../objects/object-names.ts";
import { commonCuts } from "./steps.ts";

export interface NamedExpression {
  readonly name: string;
  readonly expression: CompiledExpression;
}

/** A cut that is passed if one of its conditions holds. */
export interface CompiledCut {
  readonly name: string;
  readonly anyOf: readonly CompiledExpression[];
}

/** Weights that take the place of nominal ones, up and down. */
export interface WeightChange {
  readonly systematic: string;
  readonly replaces: string | undefined;
  readonly up: CompiledExpression;
  readonly down: CompiledExpression | undefined;
}

/** An analysis made ready for the columns of one file of a sample. */
export interface CompiledSelection {
  readonly objects: CompiledObjects;
  readonly usesObjects: boolean;
  readonly definitions: readonly NamedExpression[];
  readonly common: readonly CompiledCut[];
  readonly regions: readonly { readonly name: string; readonly cuts: readonly CompiledCut[] }[];
  readonly variables: readonly NamedExpression[];
  readonly pileUp: CompiledExpression | undefined;
  /** Factors of the weight beside that of the generator. */
  readonly weights: readonly NamedExpression[];
  readonly weightChanges: readonly WeightChange[];
  /** What ntuples hold besides. */
  readonly kept: readonly NamedExpression[];
  readonly hasWeight: boolean;
  /** Columns to read. */
  readonly columns: readonly string[];
}

/** Makes an analysis ready for a file of a sample; what does not fit is told with its line. */
export function compileSelection(
  analysis: Analysis,
  sample: SampleSpec,
  columns: FileColumns,
  { keeps = false }: { readonly keeps?: boolean } = {},
): CompiledSelection {
  const file = sortColumns(columns);
  const objects = compileObjects(analysis, sample.name, file);
  const names = namesFor(analysis, sample, file, objects);
  const isData = sample.kind === "data";
  const isSimulated = sample.kind === "simulation";
  const cuts = (list: readonly Named[]): CompiledCut[] =>
    list.map((cut) => ({ name: cut.name, anyOf: [names.compile(cut, { what: "flag" })] }));
  const numbers = (list: readonly Named[]): NamedExpression[] =>
    list.map((one) => ({ name: one.name, expression: names.compile(one, { what: "number" }) }));
  const own = sample.weight && { ...sample.weight, name: "sample" };
  const selection = {
    definitions: names.definitions,
    common: commonCuts(analysis, sample).map(({ name, anyOf }) => ({
      ...{ name, anyOf: anyOf.map((one) => names.compile(one, { what: "flag" })) },
    })),
    regions: analysis.regions.map((region) => ({ name: region.name, cuts: cuts(region.cuts) })),
    variables: numbers(analysis.variables),
    pileUp:
      isSimulated && analysis.pileUp
        ? names.compile(analysis.pileUp.variable, { what: "number" })
        : undefined,
    weights: numbers([...(isSimulated ? analysis.weights : []), ...(own && !isData ? [own] : [])]),
    weightChanges: weightChanges(analysis.systematics, sample, names),
    kept: keeps ? names.kept() : [],
  };
  const hasWeight = isSimulated && "weight" in file.kinds;
  return {
    ...{ ...selection, objects, hasWeight },
    usesObjects: names.usesObjects(),
    columns: names.columns(hasWeight ? ["weight"] : []),
  };
}

/** The names that expressions of an analysis may use in a file. */
interface Names {
  readonly definitions: readonly NamedExpression[];
  compile(one: Written, wanted: Wanted): CompiledExpression;
  /** Whether anything compiled so far uses objects. */
  usesObjects(): boolean;
  /** Columns that what was compiled so far needs, and others. */
  columns(others: readonly string[]): readonly string[];
  kept(): readonly NamedExpression[];
}

function namesFor(
  analysis: Analysis,
  sample: SampleSpec,
  file: SortedColumns,
  objects: CompiledObjects,
): Names {
  const { source } = analysis;
  const kinds: Record<string, Kind> = { ...file.ofEvents, ...objects.kinds };
  const used = new Set<string>();
  const definitions: NamedExpression[] = [];
  const usedBy = new Map<string, readonly string[]>();
  const unfit = new Map<string, unknown>();
  const compileKnown = (one: Written, wanted: Wanted): CompiledExpression => {
    for (const [name, error] of unfit) if (wordsIn(one.text).includes(name)) throw error;
    return compileAt(source, one, kinds, file.file, wanted);
  };
  const use = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    for (const other of usedBy.get(name) ?? []) use(other);
  };
  for (const { name, ...common } of analysis.definitions) {
    if (name in kinds)
      throw problemAt(
        source,
        common.at,
        `cannot be defined: ${file.file} has a column of that name`,
      );
    const one = sample.definitions.find((own) => own.name === name) ?? common;
    try {
      const expression = compileKnown(one, { mayBeList: true });
      definitions.push({ name, expression });
      usedBy.set(name, expression.names);
      kinds[name] = expression.kind;
    } catch (error) {
      unfit.set(name, error); // of interest where it is used: data know no truth
    }
  }
  const compile = (one: Written, wanted: Wanted): CompiledExpression => {
    const compiled = compileKnown(one, wanted);
    for (const name of compiled.names) use(name);
    return compiled;
  };
  const usesObjects = (): boolean =>
    [...used].some((name) => name in objects.kinds) || Object.keys(objects.changes).length > 0;
  return {
    ...{ definitions, compile, usesObjects },
    columns: (others) => {
      const needed = new Set([...others, ...(usesObjects() ? objects.columns : [])]);
      for (const name of used) for (const column of columnsOf(name, file)) needed.add(column);
      return [...needed].filter((name) => name in file.kinds);
    },
    kept: () =>
      keptNames(analysis, sample, kinds).map((one) => ({
        name: one.name,
        expression: compile(one, { what: kinds[one.name]?.what ?? "number", mayBeList: true }),
      })),
  };
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}

/** The columns of the file that a name stands for. */
function columnsOf(name: string, { collections, kinds }: SortedColumns): readonly string[] {
  for (const { prefix, from } of objectLists) {
    if (!name.startsWith(`${prefix}_`)) continue;
    const column = collections[from]?.[name.slice(prefix.length + 1)];
    return column === undefined ? [] : [column];
  }
  return name in kinds ? [name] : [];
}

/** What ntuples hold unless told otherwise, as far as a file has it. */
const usual = [
  ...["run", "event", "met_et", "met_phi", "n_vertices"],
  ...["electron", "muon"].flatMap((one) =>
    ["pt", "eta", "phi", "charge", "isolation"].map((name) => `${one}_${name}`),
  ),
  ...["pt", "eta", "phi", "m", "btag"].map((name) => `jet_${name}`),
  ...["nElectrons", "nMuons", "nJets", "nBJets"],
];

/** Of data only those that they have: they know no truth. */
function keptNames(
  { columns, source }: Analysis,
  { kind }: SampleSpec,
  kinds: Readonly<Record<string, Kind>>,
): readonly Named[] {
  if (!columns) {
    return usual.filter((name) => name in kinds).map((name) => ({ name, text: name, at: [] }));
  }
  for (const { name, at } of columns) {
    if (kinds[name]?.what !== "momentum") continue;
    const why = `is ${name}, and four-momenta are not written: define its parts, as pt(${name})`;
    throw problemAt(source, at, why);
  }
  return kind === "simulation" ? columns : columns.filter(({ name }) => name in kinds);
}

function weightChanges(
  systematics: readonly SystematicSpec[],
  { name: sample }: SampleSpec,
  names: Names,
): readonly WeightChange[] {
  return systematics.flatMap((systematic) => {
    if (systematic.kind !== "weight" || !systematic.samples.includes(sample)) return [];
    const { name, replaces, up, down } = systematic;
    return [
      {
        ...{ systematic: name, replaces },
        up: names.compile(up, { what: "number" }),
        down: down && names.compile(down, { what: "number" }),
      },
    ];
  });
}
