import { seededRandom, splitSeed } from "../lib/core/index.ts";
import type { Modifier, Workspace } from "../lib/stats/histfactory/index.ts";

export interface SyntheticOptions {
  readonly channels: number;
  readonly bins: number;
  readonly samples: number;
  readonly systematics: number;
  /** Whether every bin has its statistical error, a parameter each. Default: true. */
  readonly hasBinErrors?: boolean;
}

/**
 * A workspace of any size: half of the systematics change shapes too, and each is in half of the
 * samples. The same sizes give the same workspace.
 */
export function syntheticWorkspace({
  channels,
  bins,
  samples,
  systematics,
  hasBinErrors = true,
}: SyntheticOptions): Workspace {
  const random = seededRandom(splitSeed(1, "bench", channels, bins, samples, systematics));
  const between = (low: number, high: number): number => low + (high - low) * random();
  const modifiersOf = (sample: number, data: readonly number[], channel: string): Modifier[] => {
    const modifiers: Modifier[] = [];
    if (sample === 0) modifiers.push({ name: "mu", type: "normfactor", data: null });
    if (sample === 1) modifiers.push({ name: "k_top", type: "normfactor", data: null });
    for (let s = 0; s < systematics; s++) {
      if (random() < 0.5) continue;
      const name = `syst_${s}`;
      const data2 = { lo: 1 - between(0, 0.03), hi: 1 + between(0, 0.03) };
      modifiers.push({ name, type: "normsys", data: data2 });
      if (s % 2 === 0) continue;
      const tilt = data.map(() => between(-0.03, 0.03));
      const shapes = {
        lo_data: data.map((n, b) => n * (1 - tilt[b]! * between(0.7, 1.3))),
        hi_data: data.map((n, b) => n * (1 + tilt[b]!)),
      };
      modifiers.push({ name, type: "histosys", data: shapes });
    }
    if (!hasBinErrors) return modifiers;
    const errors = data.map((n) => 0.01 * n);
    return [...modifiers, { name: `stat_${channel}`, type: "staterror", data: errors }];
  };
  const regions = Array.from({ length: channels }, (_, c) => {
    const name = `region_${c}`;
    const parts = Array.from({ length: samples }, (_, s) => {
      const data = Array.from({ length: bins }, () => between(20, s === 0 ? 100 : 1000));
      return { name: `sample_${s}`, data, modifiers: modifiersOf(s, data, name) };
    });
    return { name, samples: parts };
  });
  return {
    channels: regions,
    observations: regions.map(({ name, samples: parts }) => ({
      name,
      data: Array.from({ length: bins }, (_, b) => {
        const mean = parts.reduce((sum, { data }) => sum + data[b]!, 0);
        return Math.round(mean + Math.sqrt(mean) * between(-1.7, 1.7));
      }),
    })),
    measurements: [{ name: "bench", config: { poi: "mu", parameters: [] } }],
    version: "1.0.0",
  };
}
