import type { Modifier, Workspace } from "../../../stats/histfactory/index.ts";

/** A factor [down, up], a template that is the same on both sides, or both. */
type Change = readonly [name: string, scale: readonly [number, number] | null, shape?: number[]];

function sample(
  name: string,
  data: number[],
  changes: readonly Change[],
  others: readonly Modifier[],
): Workspace["channels"][number]["samples"][number] {
  const modifiers = changes.flatMap(([systematic, scale, shape]): Modifier[] => [
    ...(scale
      ? [{ name: systematic, type: "normsys" as const, data: { lo: scale[0], hi: scale[1] } }]
      : []),
    ...(shape
      ? [
          {
            ...{ name: systematic, type: "histosys" as const },
            data: { lo_data: shape, hi_data: shape },
          },
        ]
      : []),
  ]);
  return { name, data, modifiers: [...modifiers, ...others] };
}

const mu: Modifier = { name: "mu", type: "normfactor", data: null };
const lumi: Modifier = { name: "lumi", type: "lumi", data: null };

/**
 * A million events known to 4 · 10⁻⁴, and templates that bend to the same side either way: without a signal −2 ln L
 * has a narrow, winding valley, in which steps of the expected curvature crawl.
 */
export const windingValley: Workspace = {
  channels: [
    {
      name: "one",
      samples: [
        sample("signal", [73571], [["sys1", [1.02, 0.97]]], [mu, lumi]),
        sample(
          "first",
          [1153695],
          [["sys1", [1.027, 0.933], [1004386]]],
          [lumi, { name: "stat_one", type: "staterror", data: [670] }],
        ),
        sample(
          "second",
          [549753],
          [
            ["sys1", [1.036, 0.995]],
            ["sys2", [0.963, 0.9]],
            ["sys4", null, [629152]],
          ],
          [lumi],
        ),
      ],
    },
    {
      name: "two",
      samples: [
        sample(
          "signal",
          [113493, 49308],
          [
            ["sys0", [1.136, 0.972], [112450, 47033]],
            ["sys1", [0.987, 1.039], [109650, 45560]],
            ["sys3", null, [103437, 50768]],
          ],
          [mu, lumi, { name: "shape", type: "shapesys", data: [18277, 8551] }],
        ),
        sample(
          "first",
          [0, 246038],
          [
            ["sys0", [1.086, 0.928], [0, 262423]],
            ["sys1", [1.112, 0.927]],
            ["sys2", [0.868, 1.143], [0, 280039]],
            ["sys3", [0.901, 1.085]],
            ["sys4", [0.854, 1.054], [0, 246061]],
          ],
          [lumi, { name: "stat_two", type: "staterror", data: [0, 370] }],
        ),
        sample(
          "second",
          [200903, 1021517],
          [
            ["sys0", [1.013, 0.889]],
            ["sys1", [0.963, 1.121]],
            ["sys2", [1.007, 0.957], [189728, 1066568]],
            ["sys3", [0.942, 1.092], [176776, 1028869]],
          ],
          [],
        ),
      ],
    },
  ],
  observations: [
    { name: "one", data: [1839867] },
    { name: "two", data: [280523, 1301904] },
  ],
  measurements: [
    {
      name: "valley",
      config: {
        poi: "mu",
        parameters: [
          { name: "mu", bounds: [[-5, 20]] },
          { name: "lumi", auxdata: [1], sigmas: [0.0682], bounds: [[0.5, 1.5]], inits: [1] },
        ],
      },
    },
  ],
  version: "1.0.0",
};
