import { DataError } from "../../../core/index.ts";
import type { PlacedModifier } from "./parameter-set.ts";

/** Poisson constraints of a shapesys: expected counts (n/σ)², and which bins have none and stay fixed. */
export function shapeUncertainties(
  name: string,
  placed: readonly PlacedModifier[],
): { readonly factors: number[]; readonly fixed: boolean[] } {
  if (placed.length > 1) {
    const places = placed.map(({ channel, sample }) => `${channel.name}/${sample.name}`).join(", ");
    throw new DataError(name, `a shapesys is used in ${places}; each needs a name of its own`);
  }
  const { sample } = placed[0]!;
  const uncertainties = binData(placed[0]!);
  const valid = sample.data.map((n, i) => n > 0 && uncertainties[i]! > 0);
  return {
    factors: sample.data.map((n, i) => (valid[i] ? n ** 2 / uncertainties[i]! ** 2 : 1)),
    fixed: valid.map((isValid) => !isValid),
  };
}

/**
 * Gaussian constraints of a staterror: relative uncertainties of the sum of all samples that carry it, bin by bin
 * through the channels in order; a bin without uncertainty is fixed.
 */
export function statUncertainties(
  name: string,
  placed: readonly PlacedModifier[],
): { readonly sigmas: number[]; readonly fixed: boolean[] } {
  checkSameSamples(name, placed);
  const channels = [...new Set(placed.map(({ channel }) => channel))];
  const sigmas = channels.flatMap((channel) => {
    const here = placed.filter((one) => one.channel === channel);
    return here[0]!.sample.data.map((_, bin) => {
      let [total, variance] = [0, 0];
      for (const { sample } of here) total += sample.data[bin]!;
      for (const one of here) variance += total > 0 ? (binData(one)[bin]! / total) ** 2 : 0;
      return Math.sqrt(variance);
    });
  });
  const fixed = sigmas.map((sigma) => sigma === 0);
  return { sigmas: sigmas.map((sigma) => (sigma === 0 ? 1 : sigma)), fixed };
}

/** pyhf asks that a sample carries a staterror in all of its channels or in none. */
function checkSameSamples(name: string, placed: readonly PlacedModifier[]): void {
  const bySample = new Map<string, Set<string>>();
  for (const { channel, sample } of placed) {
    const channels = bySample.get(sample.name) ?? new Set<string>();
    bySample.set(sample.name, channels.add(channel.name));
  }
  const [[first, channels] = ["", new Set<string>()], ...others] = bySample;
  for (const [sample, there] of others) {
    if (there.size === channels.size && [...there].every((one) => channels.has(one))) continue;
    throw new DataError(
      name,
      `a staterror is in ${[...channels].join(", ")} for ${first} but in ${[...there].join(", ")} for ` +
        `${sample}; use one name for each channel`,
    );
  }
}

function binData({ modifier }: PlacedModifier): readonly number[] {
  return modifier.type === "shapesys" || modifier.type === "staterror" ? modifier.data : [];
}
