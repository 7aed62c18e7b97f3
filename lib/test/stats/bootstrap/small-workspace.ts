import type { Workspace } from "../../../stats/histfactory/index.ts";

/** Events in one bin: signal s × mu on a background that is known. */
export function counting(observed: number, signal: number, background: number): Workspace {
  return {
    version: "1.0.0",
    channels: [
      {
        name: "SR",
        samples: [
          {
            ...{ name: "signal", data: [signal] },
            modifiers: [{ name: "mu", type: "normfactor", data: null }],
          },
          { name: "background", data: [background], modifiers: [] },
        ],
      },
    ],
    observations: [{ name: "SR", data: [observed] }],
    measurements: [{ name: "m", config: { poi: "mu", parameters: [bounds("mu", -50, 50)] } }],
  };
}

/** A signal and a control region; the background has a free normalisation, a shape and a statistical uncertainty. */
export const twoRegions: Workspace = {
  version: "1.0.0",
  channels: [
    {
      name: "SR",
      samples: [
        {
          ...{ name: "signal", data: [40, 90, 60] },
          modifiers: [
            { name: "mu", type: "normfactor", data: null },
            { name: "scale", type: "normsys", data: { lo: 0.93, hi: 1.08 } },
          ],
        },
        {
          ...{ name: "background", data: [300, 240, 180] },
          modifiers: [
            { name: "k", type: "normfactor", data: null },
            {
              ...{ name: "slope", type: "histosys" },
              data: { lo_data: [285, 240, 190], hi_data: [312, 240, 171] },
            },
            { name: "stat", type: "staterror", data: [6, 5, 4] },
          ],
        },
      ],
    },
    {
      name: "CR",
      samples: [
        {
          ...{ name: "background", data: [900, 700] },
          modifiers: [{ name: "k", type: "normfactor", data: null }],
        },
      ],
    },
  ],
  observations: [
    { name: "SR", data: [352, 327, 247] },
    { name: "CR", data: [915, 690] },
  ],
  measurements: [
    {
      name: "m",
      config: { poi: "mu", parameters: [bounds("mu", -10, 10), bounds("k", 0, 10)] },
    },
  ],
};

function bounds(name: string, low: number, high: number) {
  return { name, bounds: [[low, high] as const], inits: [1] };
}
