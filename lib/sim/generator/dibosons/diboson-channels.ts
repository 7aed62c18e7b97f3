import type { Random } from "../../../core/index.ts";
import { drawWKind, type WKind, wBranching } from "../bosons/w-decays.ts";
import { drawZKind, type ZKind, zBranching } from "../bosons/z-decays.ts";
import type { BosonPairId } from "./diboson-couplings.ts";

export type BosonKind = WKind | ZKind;
type Choice = BosonKind | "any";

/** How the two bosons decay; τ leptons count as leptons. */
export interface ChannelOf {
  ww: "all" | "dilepton" | "lepjets" | "hadronic";
  wz: "all" | "lnull" | "lnuqq" | "qqll";
  zz: "all" | "4l" | "2l2nu" | "2l2q";
}

export type DibosonChannel = ChannelOf[BosonPairId];

interface Channel {
  readonly kinds: readonly [Choice, Choice];
  readonly symbols: string;
}

const channels: {
  readonly [Id in BosonPairId]: Readonly<Record<ChannelOf[Id], Channel>>;
} = {
  ww: {
    all: { kinds: ["any", "any"], symbols: "" },
    dilepton: { kinds: ["leptonic", "leptonic"], symbols: " → ℓν ℓν" },
    lepjets: { kinds: ["leptonic", "hadronic"], symbols: " → ℓν qq̄" },
    hadronic: { kinds: ["hadronic", "hadronic"], symbols: " → qq̄ qq̄" },
  },
  wz: {
    all: { kinds: ["any", "any"], symbols: "" },
    lnull: { kinds: ["leptonic", "leptons"], symbols: " → ℓν ℓℓ" },
    lnuqq: { kinds: ["leptonic", "quarks"], symbols: " → ℓν qq̄" },
    qqll: { kinds: ["hadronic", "leptons"], symbols: " → qq̄ ℓℓ" },
  },
  zz: {
    all: { kinds: ["any", "any"], symbols: "" },
    "4l": { kinds: ["leptons", "leptons"], symbols: " → ℓℓ ℓℓ" },
    "2l2nu": { kinds: ["leptons", "neutrinos"], symbols: " → ℓℓ νν" },
    "2l2q": { kinds: ["leptons", "quarks"], symbols: " → ℓℓ qq̄" },
  },
};

/** What a channel means for one pair of bosons. */
export interface DibosonDecays {
  /** Share of all pairs. */
  readonly branching: number;
  readonly symbols: string;
  /** Draws what the first boson decays to, and then the second. */
  drawFirst(random: Random): BosonKind;
  drawSecond(random: Random, first: BosonKind): BosonKind;
}

/** Looks a channel up, and refuses one that this pair does not have. */
export function dibosonDecays(id: BosonPairId, name: DibosonChannel): DibosonDecays {
  const known: Readonly<Record<string, Channel>> = channels[id];
  if (!Object.hasOwn(known, name)) {
    const names = Object.keys(known).join(", ");
    throw new RangeError(`Cannot let the bosons decay to "${name}": one of ${names} wanted`);
  }
  const { kinds, symbols } = known[name]!;
  const [a, b] = kinds;
  const isEither = id !== "wz" && a !== b;
  const kindOf = (random: Random, choice: Choice, isZ: boolean): BosonKind => {
    if (choice !== "any") return choice;
    return isZ ? drawZKind(random) : drawWKind(random);
  };
  return {
    branching: (isEither ? 2 : 1) * branchingOf(a) * branchingOf(b),
    symbols,
    drawFirst: (random) => kindOf(random, isEither && random() < 0.5 ? b : a, id === "zz"),
    drawSecond: (random, first) => kindOf(random, isEither && first === b ? a : b, id !== "ww"),
  };
}

function branchingOf(kind: Choice): number {
  if (kind === "any") return 1;
  return kind === "leptonic" || kind === "hadronic" ? wBranching[kind] : zBranching[kind];
}
