import { type OptionsById, type PreparedId, processIds } from "../generator/processes/index.ts";
import type { BosonId, JetOptions } from "./jet-weights.ts";

/** What a process can be told besides the energy of the collision. */
export type ProcessOptions<Id extends PreparedId> = Omit<OptionsById[Id], "sqrtS"> &
  (Id extends BosonId ? JetOptions : unknown);

/** What a value must be: a number, two of them, one of some words (or any, which the process checks), yes or no, or what only code can give. */
type Kind = "number" | "two numbers" | "word" | readonly string[] | "boolean" | "grid";

/** Every option of every process but the energy. */
type KindsById = {
  readonly [Id in PreparedId]: { readonly [Name in keyof ProcessOptions<Id>]-?: Kind };
};

const events = { weighted: "boolean" } as const;
const collision = {
  beams: ["pp", "ppbar"],
  pdf: "word",
  grid: "grid",
  alphaSAtZ: "number",
  scaleFactor: "number",
  ...events,
} as const;
const massRange = "two numbers";
const charge = ["both", "plus", "minus"] as const;
const lepton = ["electron", "muon", "tau"] as const;

const z = { massRange, ...collision } as const;
const w = { charge, massRange, ...collision } as const;
const jets = ["shower", "published"] as const;
const hard = { ptMin: "number", biasPt: "number" } as const;
const tops = { channel: "word", ...collision } as const;
const meson = { ptMin: "number", yMax: "number", continuum: "number", ...events } as const;

const kinds: KindsById = {
  ...{ "z-ee": { jets, ...z }, "z-mumu": { jets, ...z }, "z-tautau": { jets, ...z } },
  ...{ "w-enu": { jets, ...w }, "w-munu": { jets, ...w }, "w-taunu": { jets, ...w } },
  "z-jet": { lepton, ...hard, ...z },
  "w-jet": { lepton, ...hard, ...w },
  ttbar: { ...tops, shares: ["lo", "nlo"] },
  zprime: { mass: "number", width: "number", model: "word", ...tops },
  tw: tops,
  tchannel: { charge: "word", ...tops },
  ...{ ww: tops, wz: tops, zz: tops },
  qcd: { ...hard, flavour: "word", ...collision },
  ...{ jpsi: meson, psi2s: meson, upsilon: meson },
  ...{ phi: meson, omega: meson, rho: meson },
};

/** Names of the options of a process besides the energy of the collision. */
export function optionNames(process: PreparedId): readonly string[] {
  return Object.keys(kinds[process]);
}

/** Refuses a process that cannot be made, an option that it would not heed, and a value of another kind. */
export function checkProcess(process: string, options: Readonly<Record<string, unknown>>): void {
  const id = processIds.find((known) => known === process);
  if (!id) {
    throw new RangeError(`Cannot make "${process}": one of ${processIds.join(", ")} is wanted`);
  }
  const known: Readonly<Record<string, Kind>> = kinds[id];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (kind === undefined) {
      const names = Object.keys(known).join(", ");
      throw new RangeError(`Cannot tell ${id} its ${name}: it can be told ${names}`);
    }
    if (isOfKind(value, kind)) continue;
    const wanted = typeof kind === "string" ? `a ${kind}` : kind.join(", ");
    throw new RangeError(
      `Cannot tell ${id} the ${name} ${value}: ${wanted.replace(/^a two/, "two")} wanted`,
    );
  }
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === "number" || kind === "boolean") return typeof value === kind;
  if (kind === "word") return typeof value === "string";
  if (kind === "grid") return typeof value === "object";
  if (kind !== "two numbers") return kind.includes(`${value}`);
  return Array.isArray(value) && value.length === 2 && value.every((x) => typeof x === "number");
}
