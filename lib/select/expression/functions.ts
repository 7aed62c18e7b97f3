import {
  deltaPhi,
  deltaR,
  eta,
  fromPtEtaPhiM,
  mass,
  type P4,
  phi,
  pt,
  rapidity,
} from "../../vector/index.ts";
import { type Lanes, lanesOf, momentumAt, spread } from "./elementwise.ts";
import {
  emptyMomenta,
  type Flags,
  type FourVectors,
  type Kind,
  type Numbers,
  type Values,
  type What,
} from "./values.ts";

/** One way to call a function. */
export interface Signature {
  /** What each argument is; a reducer takes one list, others take one value per event or lists. */
  readonly of: readonly What[];
  readonly gives: What;
  /** Whether it makes one value of each event's list. */
  readonly isReducer?: boolean;
  run(args: readonly Values[], nEvents: number): Values;
}

/** The kind of what a call gives, or nothing if these arguments do not fit. */
export function resultOf(
  { of, gives, isReducer }: Signature,
  args: readonly Kind[],
): Kind | undefined {
  const fits = of.length === args.length && of.every((what, i) => what === args[i]!.what);
  if (!fits) return undefined;
  if (!isReducer) return { what: gives, isList: args.some(({ isList }) => isList) };
  return args[0]!.isList ? { what: gives, isList: false } : undefined;
}

/** All functions, each with the ways to call it. Angles in radians, momenta in GeV. */
export const functions: Readonly<Record<string, readonly Signature[]>> = {
  ...{ abs: [one(Math.abs)], sqrt: [one(Math.sqrt)], exp: [one(Math.exp)] },
  ...{ log: [one(Math.log)], log10: [one(Math.log10)], floor: [one(Math.floor)] },
  ...{ sin: [one(Math.sin)], cos: [one(Math.cos)], tan: [one(Math.tan)] },
  ...{ sinh: [one(Math.sinh)], cosh: [one(Math.cosh)], asinh: [one(Math.asinh)] },
  ...{ atan2: [two(Math.atan2)], hypot: [two((a, b) => Math.hypot(a, b))] },
  min: [two((a, b) => Math.min(a, b)), fold(Number.POSITIVE_INFINITY, (a, b) => Math.min(a, b))],
  max: [two((a, b) => Math.max(a, b)), fold(Number.NEGATIVE_INFINITY, (a, b) => Math.max(a, b))],
  sum: [fold(0, (a, b) => a + b), sumOfMomenta()],
  product: [fold(1, (a, b) => a * b)],
  count: [countFlags(), lengthOf("number"), lengthOf("momentum")],
  any: [foldFlags((passed) => passed > 0)],
  all: [foldFlags((passed, n) => passed === n)],
  ...{ pt: [ofMomentum(pt)], eta: [ofMomentum(eta)], phi: [ofMomentum(phi)] },
  ...{ mass: [ofMomentum(mass)], rapidity: [ofMomentum(rapidity)] },
  ...{ energy: [ofMomentum(({ e }) => e)], px: [ofMomentum(({ px }) => px)] },
  ...{ py: [ofMomentum(({ py }) => py)], pz: [ofMomentum(({ pz }) => pz)] },
  deltaR: [ofMomenta(deltaR)],
  deltaPhi: [ofMomenta(deltaPhi), two(angleBetween)],
  momentum: [fromCylinder()],
};

export const functionNames: readonly string[] = Object.keys(functions);

/** The turn from b to a in (−π, π]. */
function angleBetween(a: number, b: number): number {
  const turn = Math.atan2(Math.sin(a - b), Math.cos(a - b));
  return turn === -Math.PI ? Math.PI : turn;
}

function one(f: (x: number) => number): Signature {
  return {
    ...{ of: ["number"], gives: "number" },
    run([x], nEvents) {
      const { data, offsets } = x as Numbers; // its signature says so, here as in all of them
      const end = offsets ? offsets[nEvents]! : nEvents;
      return { what: "number", offsets, data: numbers(end, (i) => f(data[i]!)) };
    },
  };
}

function two(f: (a: number, b: number) => number): Signature {
  return {
    ...{ of: ["number", "number"], gives: "number" },
    run(args, nEvents) {
      const { lanes, at } = wide(args as readonly Numbers[], nEvents);
      const [a, b] = [at(0), at(1)];
      return {
        what: "number",
        offsets: lanes.offsets,
        data: numbers(lanes.n, (i) => f(a[i]!, b[i]!)),
      };
    },
  };
}

function ofMomentum(f: (p: P4) => number): Signature {
  return {
    ...{ of: ["momentum"], gives: "number" },
    run([p], nEvents) {
      const momenta = p as FourVectors;
      const at = momentumAt(momenta);
      const n = momenta.offsets ? momenta.offsets[nEvents]! : nEvents;
      return { what: "number", offsets: momenta.offsets, data: numbers(n, (i) => f(at(i))) };
    },
  };
}

function ofMomenta(f: (a: P4, b: P4) => number): Signature {
  return {
    ...{ of: ["momentum", "momentum"], gives: "number" },
    run(args, nEvents) {
      const both = args as readonly FourVectors[];
      const lanes = lanesOf(both, nEvents);
      const [a, b] = both.map((p) => momentumAt({ what: "momentum", data: spread(p, lanes) }));
      return {
        what: "number",
        offsets: lanes.offsets,
        data: numbers(lanes.n, (i) => f(a!(i), b!(i))),
      };
    },
  };
}

/** momentum(pt, eta, phi, m) */
function fromCylinder(): Signature {
  return {
    ...{ of: ["number", "number", "number", "number"], gives: "momentum" },
    run(args, nEvents) {
      const { lanes, at } = wide(args as readonly Numbers[], nEvents);
      const [pts, etas, phis, masses] = [at(0), at(1), at(2), at(3)];
      const data = emptyMomenta(lanes.n);
      for (let i = 0; i < lanes.n; i++) {
        const p = fromPtEtaPhiM(pts[i]!, etas[i]!, phis[i]!, masses[i]!);
        data.px[i] = p.px;
        data.py[i] = p.py;
        data.pz[i] = p.pz;
        data.e[i] = p.e;
      }
      return { what: "momentum", offsets: lanes.offsets, data };
    },
  };
}

function fold(start: number, f: (a: number, b: number) => number): Signature {
  return {
    ...{ of: ["number"], gives: "number", isReducer: true },
    run([list], nEvents) {
      const { data, offsets } = list as Numbers;
      const total = numbers(nEvents, (event) => {
        let sum = start;
        for (let i = offsets![event]!; i < offsets![event + 1]!; i++) sum = f(sum, data[i]!);
        return sum;
      });
      return { what: "number", data: total };
    },
  };
}

function sumOfMomenta(): Signature {
  return {
    ...{ of: ["momentum"], gives: "momentum", isReducer: true },
    run([list], nEvents) {
      const { data, offsets } = list as FourVectors;
      const total = emptyMomenta(nEvents);
      for (const part of ["px", "py", "pz", "e"] as const) {
        for (let event = 0; event < nEvents; event++) {
          for (let i = offsets![event]!; i < offsets![event + 1]!; i++) {
            total[part][event]! += data[part][i]!;
          }
        }
      }
      return { what: "momentum", data: total };
    },
  };
}

function countFlags(): Signature {
  return {
    ...{ of: ["flag"], gives: "number", isReducer: true },
    run: ([list], nEvents) => ({
      what: "number",
      data: numbers(nEvents, (event) => passedIn(list as Flags, event)),
    }),
  };
}

function lengthOf(what: What): Signature {
  return {
    ...{ of: [what], gives: "number", isReducer: true },
    run: ([list], nEvents) => ({
      what: "number",
      data: numbers(nEvents, (event) => lengthIn(list!, event)),
    }),
  };
}

function foldFlags(verdict: (passed: number, n: number) => boolean): Signature {
  return {
    ...{ of: ["flag"], gives: "flag", isReducer: true },
    run([list], nEvents) {
      const data = new Uint8Array(nEvents);
      for (let event = 0; event < nEvents; event++) {
        data[event] = verdict(passedIn(list as Flags, event), lengthIn(list!, event)) ? 1 : 0;
      }
      return { what: "flag", data };
    },
  };
}

function passedIn({ data, offsets }: Flags, event: number): number {
  let passed = 0;
  for (let i = offsets![event]!; i < offsets![event + 1]!; i++) passed += data[i]!;
  return passed;
}

function lengthIn({ offsets }: Values, event: number): number {
  return offsets![event + 1]! - offsets![event]!;
}

function wide(
  args: readonly Numbers[],
  nEvents: number,
): { lanes: Lanes; at: (argument: number) => Float64Array } {
  const lanes = lanesOf(args, nEvents);
  return { lanes, at: (argument) => spread(args[argument]!, lanes) };
}

function numbers(n: number, f: (i: number) => number): Float64Array {
  const data = new Float64Array(n);
  for (let i = 0; i < n; i++) data[i] = f(i);
  return data;
}
