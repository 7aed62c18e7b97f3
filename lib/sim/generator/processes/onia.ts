import { exp, log } from "../../portable-math.ts";
import { type Meson, writeMeson } from "../onia/onia-event.ts";
import { type OniumId, type OniumModel, oniumModels, type PtShape } from "../onia/onia-models.ts";
import {
  massSource,
  type OniumParts,
  oniumDensity,
  pt2Above,
  shareAbove,
} from "../onia/onia-shapes.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import { type HardProcess, hardProcess, type Integrand } from "../process.ts";

export interface OniumOptions {
  /** Energy of the two protons together [GeV]. Rates and shapes stay those of 13 TeV. Default: 13 000. */
  sqrtS?: number;
  /** Smallest pT of the meson [GeV]. Default: 0. */
  ptMin?: number;
  /** Largest |y| of the meson. Default: 5. */
  yMax?: number;
  /** Muon pairs of no resonance in the model's mass window, for each one of the resonance. Default: 0. */
  continuum?: number;
}

/**
 * Vector mesons → μ⁺μ⁻ with the pT and rapidity that were measured, prompt and from b hadrons, unpolarised, of
 * their natural width, and pairs of a smooth continuum (as γ*) between them if wanted. No matrix element.
 */
export function prepareOnium(id: OniumId, options: OniumOptions = {}): HardProcess {
  const model = oniumModels[id];
  const process = hardProcess(
    { id, title: `pp → ${model.symbol} → μ⁺μ⁻` },
    oniumIntegrand(model, options),
  );
  if ((options.sqrtS ?? 13_000) !== 13_000) return process;
  // normalised to a measurement: what is made is what was published
  return {
    ...process,
    published: { value: process.crossSection.value, source: model.rate.source },
  };
}

/** dσ over the square in (pT², y). */
export function oniumIntegrand(
  model: OniumModel,
  { sqrtS = 13_000, ptMin = 0, yMax = 5, continuum = 0 }: OniumOptions = {},
): Integrand {
  checkOnium(sqrtS, ptMin, yMax, continuum);
  const density = oniumDensity(model);
  const proposal = widest(model);
  const [above, below] = [
    shareAbove(proposal, ptMin * ptMin),
    shareAbove(proposal, PT_MAX * PT_MAX),
  ];
  const sources = model.states.map(({ particle }) => massSource(particle));
  const shares = Float64Array.from(model.states, ({ share }) => share);
  const heaviest = Math.max(...model.states.map(({ particle }) => particle.mass), model.window[1]);
  const parts: OniumParts = { prompt: 0, fromB: 0 };
  const meson: Meson = { pdg: 0, mass: 0, pt: 0, y: 0, fromB: false };
  let pt2 = 0;
  return {
    dimensions: 2,
    density(u) {
      const share = above + (below - above) * u[0]!;
      pt2 = pt2Above(proposal, share);
      meson.y = yMax * (2 * u[1]! - 1);
      const reach = Math.sqrt(heaviest * heaviest + pt2) * exp(Math.abs(meson.y) + 1);
      if (reach > sqrtS / 2) return 0;
      density(pt2, meson.y, parts);
      // dpT²/du = (above − below)/(density of the proposal)
      const n = proposal.n;
      const slope =
        ((above - below) * proposal.p0 * proposal.p0 * exp((n / (n - 1)) * -log(share))) / (n - 1);
      return (1 + continuum) * (parts.prompt + parts.fromB) * slope * 2 * yMax;
    },
    write(random, record) {
      const isContinuum = continuum > 0 && random() * (1 + continuum) < continuum;
      const state = drawWeighted(random, shares);
      const all = parts.prompt + parts.fromB;
      meson.fromB = !isContinuum && random() * all < parts.fromB;
      meson.pt = Math.sqrt(pt2);
      meson.pdg = isContinuum ? 22 : model.states[state]!.particle.id;
      meson.mass = isContinuum ? continuumMass(random(), model) : sources[state]!(random);
      record.scale = Math.sqrt(meson.mass * meson.mass + pt2);
      writeMeson(random, record, sqrtS, meson);
    },
  };
}

/** Beyond, next to nothing is made [GeV]. */
const PT_MAX = 500;

/** The shape to draw pT² from: the one with the longer tail. */
function widest({ prompt, fromB }: OniumModel): PtShape {
  if (!fromB) return prompt;
  return { p0: Math.max(prompt.p0, fromB.p0), n: Math.min(prompt.n, fromB.n) };
}

/** m from exp(−slope·m) within the window. */
function continuumMass(u: number, { window: [low, high], slope }: OniumModel): number {
  if (slope === 0) return low + u * (high - low);
  return low - log(1 - u * (1 - exp(-slope * (high - low)))) / slope;
}

function checkOnium(sqrtS: number, ptMin: number, yMax: number, continuum: number): void {
  if (!(sqrtS >= 500 && sqrtS <= 1e6)) {
    throw new RangeError(`Cannot make mesons at ${sqrtS} GeV: 500 to 10⁶ GeV wanted`);
  }
  if (!(ptMin >= 0 && ptMin < 100)) {
    throw new RangeError(`Cannot make mesons from ${ptMin} GeV on: a pT of 0 to 100 GeV wanted`);
  }
  if (!(yMax > 0 && yMax <= 8)) {
    throw new RangeError(`Cannot make mesons up to |y| = ${yMax}: more than 0, at most 8 wanted`);
  }
  if (!(continuum >= 0 && continuum <= 1000)) {
    throw new RangeError(
      `Cannot add ${continuum} pairs of continuum for one of the resonance: 0 to 1000 wanted`,
    );
  }
}
