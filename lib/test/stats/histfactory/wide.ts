import { seededRandom } from "../../../core/index.ts";
import {
  buildWorkspace,
  type SystematicSketch,
  type Workspace,
} from "../../../stats/histfactory/index.ts";

/** Many more systematics than bins, as in a real measurement: 70 of them in two channels of three bins. */
export function wideWorkspace(): Workspace {
  const random = seededRandom(7);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const systematics = (yields: readonly number[]): Record<string, SystematicSketch> =>
    Object.fromEntries(
      Array.from({ length: 70 }, (_, i): [string, SystematicSketch] => {
        if (i % 3 === 0)
          return [`norm_${i}`, { up: 1 + between(0, 0.06), down: 1 - between(0, 0.06) }];
        const up = yields.map((n) => n * between(0.93, 1.07));
        if (i % 3 === 1) return [`shape_${i}`, { up }];
        return [`bent_${i}`, { up, down: yields.map((n) => n * between(0.95, 1.05)) }];
      }),
    );
  const sample = (yields: readonly number[], strength?: string): object => ({
    yields,
    ...(strength !== undefined && { strengths: [strength] }),
    errors: yields.map((n) => 0.02 * n),
    systematics: systematics(yields),
  });
  const channel = (counts: number[], signal: number[], top: number[], rest: number[]): object => ({
    observed: counts,
    samples: { signal: sample(signal, "mu"), top: sample(top, "k_top"), rest: sample(rest) },
  });
  return buildWorkspace({
    channels: {
      SR: channel([530, 480, 320], [60, 90, 120], [300, 250, 130], [150, 110, 60]),
      CR: channel([2050, 1640, 880], [20, 15, 10], [1500, 1200, 600], [500, 450, 300]),
    } as Parameters<typeof buildWorkspace>[0]["channels"],
    luminosity: 0.01,
    parameters: [{ name: "mu", bounds: [[0, 10]], inits: [1] }],
  });
}
