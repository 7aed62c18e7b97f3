/**
 * How the cost of a likelihood fit grows with bins, parameters and samples. Run:
 * npx tsx --conditions=source bench/fit-cost.ts [PICTURE.svg]
 *
 * Prints milliseconds of processor time of a fit from the inits (cold) and of one of Poisson replicas of the counts,
 * as a table for docs/statistics.md, and draws them into the picture. With TOPLAB_WASM=off, of the loops in TypeScript.
 */
import { flatLayout } from "../lib/plot/interactive/plotly-layout.ts";
import { plotlyPicture } from "../lib/plot/interactive/plotly-picture.ts";
import { savePicture } from "../lib/plot/save-picture.ts";
import { compile } from "../lib/stats/histfactory/index.ts";
import { type FitTimes, fitTimes } from "./fit-times.ts";
import { type SyntheticOptions, syntheticWorkspace } from "./synthetic-workspace.ts";

/** Models that differ in one number, which the picture has along its axis. */
interface Series {
  readonly name: string;
  readonly colour: string;
  readonly along: "bins" | "parameters" | "samples";
  readonly sizes: readonly SyntheticOptions[];
}

const series: readonly Series[] = [
  {
    ...{ name: "bins (10 systematics, 4 samples)", colour: "#0072b2", along: "bins" },
    sizes: [1, 10, 30, 100, 300, 1000, 2000].map((bins) => {
      return { channels: 1, bins, samples: 4, systematics: 10 };
    }),
  },
  {
    ...{ name: "parameters (40 bins, 4 samples)", colour: "#d55e00", along: "parameters" },
    sizes: [10, 30, 100, 300, 1000, 2000].map((systematics) => {
      return { channels: 4, bins: 10, samples: 4, systematics };
    }),
  },
  {
    ...{ name: "parameters, none for single bins", colour: "#009e73", along: "parameters" },
    sizes: [8, 30, 100, 300, 1000, 2000].map((systematics) => {
      return { channels: 4, bins: 10, samples: 4, systematics, hasBinErrors: false };
    }),
  },
  {
    ...{ name: "samples (40 bins, 100 systematics)", colour: "#cc79a7", along: "samples" },
    sizes: [2, 4, 8, 16, 32].map((samples) => {
      return { channels: 4, bins: 10, samples, systematics: 100 };
    }),
  },
];

interface Measured extends FitTimes {
  readonly bins: number;
  readonly parameters: number;
  readonly samples: number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function measured(size: SyntheticOptions): Measured {
  const model = compile(syntheticWorkspace(size));
  const { nBins: bins } = model.arrays;
  return {
    ...{ bins, parameters: model.parameters.length, samples: size.samples },
    ...fitTimes(model),
  };
}

say("| bins | parameters | samples | cold [ms] | replica [ms] | steps | failed |");
say("|---|---|---|---|---|---|---|");
const traces = series.flatMap(({ name, colour, along, sizes }) => {
  const points = sizes.map(measured);
  for (const { bins, parameters, samples, cold, replica, iterations, failed } of points) {
    const times = [cold, replica].map((seconds) => (1e3 * seconds).toPrecision(3));
    say(
      `| ${bins} | ${parameters} | ${samples} | ${times.join(" | ")} | ${iterations.toFixed(1)} | ${failed} |`,
    );
  }
  const line = (kind: "cold" | "replica"): Record<string, unknown> => ({
    ...{ type: "scatter", mode: "lines+markers", x: points.map((point) => point[along]) },
    y: points.map((point) => 1e3 * point[kind]),
    ...{ name, showlegend: kind === "replica", marker: { color: colour } },
    line: { color: colour, width: 2, dash: kind === "cold" ? "dot" : "solid" },
  });
  return [line("replica"), line("cold")];
});

const [path] = process.argv.slice(2);
if (path !== undefined) {
  const names = series.map(({ name }) => name);
  const title = "Cost of a fit: of a replica (lines), from a cold start (dots)";
  const layout = flatLayout({
    ...{ title, names, hasBars: false, logY: true },
    ...{ xLabel: "number of bins, parameters or samples", yLabel: "processor time of a fit [ms]" },
  });
  const xaxis = { ...(layout["xaxis"] as object), type: "log", dtick: 1 };
  const yaxis = { ...(layout["yaxis"] as object), dtick: 1 };
  const figure = { data: traces, layout: { ...layout, xaxis, yaxis } };
  await savePicture(await plotlyPicture(figure, { width: 820, height: 560, summary: title }), path);
}
