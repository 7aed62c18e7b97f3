import { expect, test, vi } from "vitest";
import { normal, seededRandom } from "../../core/index.ts";
import { featuresOf } from "../../learn/features.ts";
import { plotCorrelations, plotInputs, plotScan2d } from "../../plot/index.ts";
import { svgOf } from "./drawn.ts";

vi.setConfig({ testTimeout: 60_000 }); // loading Plotly takes its time on a busy machine

interface PlotlyData {
  readonly type: string;
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
  readonly z: readonly (readonly (number | null)[])[];
  readonly contours: { readonly value: number };
}

const figureOf = ({ data }: { data: Readonly<Record<string, unknown>> }): readonly PlotlyData[] =>
  (data["application/vnd.plotly.v1+json"] as { data: readonly PlotlyData[] }).data;

test("contours are at −2 ln 0.32 and −2 ln 0.05 over the plane, x across and y up", async () => {
  const [x, y] = [
    [0, 1, 2],
    [0, 10],
  ];
  const rise = x.map((a) => y.map((b) => (a - 1) ** 2 + (b === 0 ? 0 : 3)));
  const picture = await plotScan2d({ names: ["mu_t", "mu_tbar"], x, y, rise });
  const [wide, narrow, best] = figureOf(picture);
  expect(wide!.contours.value).toBeCloseTo(-2 * Math.log(0.05), 3); // two degrees of freedom
  expect(narrow!.contours.value).toBeCloseTo(-2 * Math.log(1 - 0.6827), 3);
  expect(wide!.z).toEqual([
    [1, 0, 1],
    [4, 3, 4],
  ]);
  expect([best!.x, best!.y]).toEqual([[1], [0]]);
  expect(svgOf(picture)).toContain("mu_tbar");
});

const fit = {
  model: { parameters: ["mu", "JES", "lumi", "fixed"].map((name) => ({ name })) },
  errors: Float64Array.of(2, 1, 1, 0),
  isFree: Uint8Array.of(1, 1, 1, 0),
  covariance: Float64Array.of(
    ...[4, -1, 0.2, 0],
    ...[-1, 1, 0.1, 0],
    ...[0.2, 0.1, 1, 0],
    ...[0, 0, 0, 0],
  ),
} as unknown as Parameters<typeof plotCorrelations>[0]; // as much of a fit as is looked at

test("correlations are covariances over errors; what is correlated with nothing is left out", async () => {
  const [map] = figureOf(await plotCorrelations(fit));
  expect(map!.x).toEqual(["mu", "JES"]);
  expect(map!.z).toEqual([
    [1, -0.5],
    [-0.5, 1],
  ]);
  const [all] = figureOf(await plotCorrelations(fit, { above: 0 }));
  expect(all!.y).toEqual(["mu", "JES", "lumi"]); // not what was fixed
  const [few] = figureOf(
    await plotCorrelations(
      {
        names: ["a", "b", "c"],
        matrix: [
          [1, 0, 0.9],
          [0, 1, 0],
          [0.9, 0, 1],
        ],
      },
      { most: 2 },
    ),
  );
  expect(few!.x).toEqual(["a", "c"]);
  await expect(plotCorrelations(fit, { above: 0.9 })).rejects.toThrow("above 0.9: there are none");
});

test("each feature is drawn for signal and background, both of unit area, under its name", async () => {
  const random = seededRandom(8);
  const labels = Uint8Array.from({ length: 600 }, (_, i) => i % 2);
  const features = featuresOf({
    mass: Float64Array.from(labels, (label) => normal(random) + label),
    constant: new Float64Array(600).fill(3),
  });
  const { data } = await plotInputs({ features, labels }, { bins: 20 });
  const figure = data["application/vnd.plotly.v1+json"] as {
    data: readonly { x: number[]; y: number[]; name: string; xaxis: string }[];
    layout: Readonly<Record<string, { title: { text: string }; domain: [number, number] }>>;
  };
  expect(figure.data.map(({ name, xaxis }) => `${name} ${xaxis}`)).toEqual([
    ...["signal x", "background x", "signal x2", "background x2"],
  ]);
  for (const { x, y } of figure.data) {
    const area = y.slice(0, -1).reduce((sum, w, i) => sum + w * (x[i + 1]! - x[i]!), 0);
    expect(area).toBeCloseTo(1, 9);
  }
  const { xaxis, xaxis2 } = figure.layout;
  expect([xaxis!.title.text, xaxis2!.title.text]).toEqual(["mass", "constant"]);
  expect(xaxis!.domain[1]).toBeLessThan(xaxis2!.domain[0]); // side by side
  await expect(plotInputs({ features, labels }, { names: ["pt"] })).rejects.toThrow(
    "Cannot draw the feature pt: there are mass, constant",
  );
});
