import type { Workspace } from "../../../stats/histfactory/index.ts";

/** pyhf's first example, https://pyhf.readthedocs.io: two bins of signal over an uncertain background. */
export const twoBins: Workspace = {
  channels: [
    {
      name: "SR",
      samples: [
        {
          name: "signal",
          data: [12, 11],
          modifiers: [{ name: "mu", type: "normfactor", data: null }],
        },
        {
          name: "background",
          data: [50, 52],
          modifiers: [{ name: "bkg", type: "shapesys", data: [3, 7] }],
        },
      ],
    },
  ],
  observations: [{ name: "SR", data: [51, 48] }],
  measurements: [{ name: "measurement", config: { poi: "mu", parameters: [] } }],
  version: "1.0.0",
};
