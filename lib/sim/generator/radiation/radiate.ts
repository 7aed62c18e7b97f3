import type { Random } from "../../../core/index.ts";
import { type EventRecord, setMomentum, status } from "../../../event/index.ts";
import { runningCoupling } from "../partons/running-coupling.ts";
import { decayHeavyFlavour } from "./decays/heavy-flavour.ts";
import { decayTaus } from "./decays/tau-decay.ts";
import { finalState } from "./final/final-state.ts";
import { type InitialState, initialState, isLoneBoson } from "./initial/initial-state.ts";
import { addIntrinsicMomentum, type IntrinsicMomentum } from "./initial/intrinsic-momentum.ts";
import { type PartonDensity, showerPartons } from "./initial/shower-partons.ts";

export interface RadiationOptions {
  /** Energy of the two beams together [GeV]. Default: 13 000. */
  sqrtS?: number;
  /** Emissions with less pT [GeV] are left out. Default: 10, and 8 in the final state, enough for jets; 1 for what is inside of them. */
  cut?: number;
  /** Parton densities. Default: the evolved benchmark. */
  density?: PartonDensity;
  /** Whether the incoming and the outgoing partons radiate. Default: both do. */
  initial?: boolean;
  final?: boolean;
  /** Whether τ, b and c decay. Default: they do. */
  decays?: boolean;
  /** Whether every b and c hadron is entered, with its flight, for lists of particles. Default: with a cut below 2 GeV. */
  keepHadrons?: boolean;
}

export interface Radiation {
  /** Adds what the partons of a hard process radiate; status codes, scales and x₁, x₂ follow. */
  radiate(random: Random, record: EventRecord): void;
}

/** αs(M_Z) of the initial state beside a lone boson and otherwise, and of the final state: tuned, see docs. */
const BOSON_ALPHA = 0.12;
const INITIAL_ALPHA = 0.104;
const FINAL_ALPHA = 0.12;
/** What goes out radiates down to this pT [GeV] at least: the masses of jets come from there. */
const FINAL_CUT = 8;
/** Emission off incoming partons is screened below [GeV]. */
const SCREEN = 0.5;
/** Above this multiple of the process's scale emission fades, where no matrix element corrects it. */
const DAMP = 1;
/**
 * Factors on the conversions of backward evolution at low and at high pT: the sea of the benchmark densities
 * is small against its gluon at x of 10⁻², and the matrix element for the first emission lacks its
 * next order. With them pT(Z) is as ATLAS has measured it (`pair-pt.ts`).
 */
const CONVERSIONS: readonly [number, number] = [0.6, 1.7];
/** Further jets beside a boson: σ(n + 1)/σ(n) as measured, arXiv:1702.05725 and 1707.05979. */
const LATER_JETS = 1.45;
const NONE: Float64Array = new Float64Array(0);

/** Sets radiation up for one collision energy; takes half a second, the most of it when the first event of a kind comes. */
export function prepareRadiation({
  sqrtS = 13_000,
  cut = 10,
  density,
  initial = true,
  final = true,
  decays = true,
  keepHadrons = cut < 2,
}: RadiationOptions = {}): Radiation {
  if (!(cut >= 0.8 && cut <= 50)) {
    throw new RangeError(`Cannot radiate down to ${cut} GeV: 0.8 to 50 wanted`);
  }
  const partons = showerPartons(density);
  const prepare = (isLone: boolean): InitialState =>
    initialState(partons, {
      ...{ sqrtS, cut, screen: SCREEN, damp: DAMP, conversions: CONVERSIONS },
      ...{ besideBoson: isLone, laterJets: isLone ? LATER_JETS : 1 },
      alphaS: runningCoupling(isLone ? BOSON_ALPHA : INITIAL_ALPHA),
    });
  const soft = softMomentum(cut);
  let besideBoson: InitialState | undefined;
  let otherwise: InitialState | undefined;
  const after = finalState({ cut: Math.min(cut, FINAL_CUT), alphaS: runningCoupling(FINAL_ALPHA) });
  return {
    radiate(random, record) {
      prepareIncoming(record, sqrtS);
      let emissions = 0;
      let scales = NONE;
      if (initial) {
        const isLone = isLoneBoson(record);
        if (isLone) besideBoson ??= prepare(true);
        else otherwise ??= prepare(false);
        const before = (isLone ? besideBoson : otherwise)!; // just prepared
        emissions = before.radiate(random, record);
        scales = before.scales;
        addIntrinsicMomentum(random, record, soft, sqrtS);
      }
      if (final) after.radiate(random, record, emissions, scales);
      if (!decays) return;
      decayTaus(random, record);
      decayHeavyFlavour(random, record, { keepHadrons });
    },
  };
}

/**
 * Entries 0 and 1 must be partons along +z and −z. Those of a file may have masses: here they are given the
 * light-cone momenta of both together and none.
 */
function prepareIncoming(record: EventRecord, sqrtS: number): void {
  const { n, status: code, pz, e } = record;
  if (n < 3 || code[0] !== status.incoming || code[1] !== status.incoming) {
    throw new RangeError("Cannot radiate: the first two entries must be the incoming partons");
  }
  if (!(pz[0]! > 0 && pz[1]! < 0)) {
    throw new RangeError(
      "Cannot radiate: incoming partons must come along +z and −z, in this order",
    );
  }
  const plus = e[0]! + pz[0]! + (e[1]! + pz[1]!);
  const minus = e[0]! - pz[0]! + (e[1]! - pz[1]!);
  record.x1 = plus / sqrtS;
  record.x2 = minus / sqrtS;
  if (!(record.x1 < 1 && record.x2 < 1)) {
    throw new RangeError(
      `Cannot radiate at ${sqrtS} GeV: incoming partons have ${e[0]} and ${e[1]} GeV`,
    );
  }
  setMomentum(record, 0, 0, 0, plus / 2, plus / 2);
  setMomentum(record, 1, 0, 0, -minus / 2, minus / 2);
}

/**
 * What makes up for the emissions below the cut: tuned at 10 GeV, where pT(Z) is as measured (see docs), and at
 * 1 GeV, where little is left but the motion of the partons in the proton.
 */
function softMomentum(cut: number): IntrinsicMomentum {
  return { narrow: 1.8 + 0.2 * (cut - 1), wide: 1.8 + 0.467 * (cut - 1) };
}
