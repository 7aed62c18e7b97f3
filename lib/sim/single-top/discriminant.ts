import type { Features } from "./lepton-and-jets.ts";

/** How much an event looks like a single top, from 0 to 1. */
export type Discriminant = (features: Features) => number;

/** An event to learn from. */
export interface Example {
  readonly features: Features;
  readonly weight: number;
  readonly isSignal: boolean;
}

interface Feature {
  readonly name: keyof Features;
  readonly from: number;
  readonly to: number;
}

const learned: readonly Feature[] = [
  { name: "forward", from: 0, to: 4.5 },
  { name: "topMass", from: 100, to: 400 },
  { name: "jetMass", from: 30, to: 450 },
  { name: "cosine", from: -1, to: 1 },
  { name: "transverseMass", from: 50, to: 170 },
];

const BINS = 12;

/**
 * The ratio of likelihoods as if the features were independent: D = ∏s/(∏s + ∏b), with the histograms s and b of each
 * feature in signal and background.
 */
export function learnDiscriminant(examples: readonly Example[]): Discriminant {
  const ratios = learned.map((feature) => logRatios(feature, examples));
  return (features) => {
    let sum = 0;
    for (const [k, feature] of learned.entries()) sum += ratios[k]![placeOf(feature, features)]!;
    return 1 / (1 + Math.exp(-sum));
  };
}

/** ln(s/b) in each bin; half an event in a hundred is added, so that no bin is empty. */
function logRatios(feature: Feature, examples: readonly Example[]): Float64Array {
  const [signal, background] = [new Float64Array(BINS), new Float64Array(BINS)];
  for (const { features, weight, isSignal } of examples) {
    (isSignal ? signal : background)[placeOf(feature, features)]! += weight;
  }
  const total = (bins: Float64Array): number => bins.reduce((sum, w) => sum + w, 0);
  const [s, b] = [total(signal), total(background)];
  return signal.map((w, bin) => Math.log((w / s + 0.005) / (background[bin]! / b + 0.005)));
}

function placeOf({ name, from, to }: Feature, features: Features): number {
  const place = Math.floor((BINS * (features[name] - from)) / (to - from));
  return Math.min(BINS - 1, Math.max(0, place));
}
