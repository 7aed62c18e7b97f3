import { binCentres, binContents, binErrors, binWidths, type Hist1D } from "../../hist/index.ts";

/** Points in the order in which they are drawn; with `z`, in space. */
export interface Series {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly z?: ArrayLike<number>;
  /** Name in the legend. */
  readonly name?: string;
}

/** Something that Plotly draws with one entry in the legend; plain JSON. */
export type Trace = Readonly<Record<string, unknown>>;

/** Whether the points have a third coordinate. */
export function isInSpace({ z }: Series): boolean {
  return z !== undefined;
}

/** A curve or a cloud of points, in the colour to come; with both, unseen points keep the curve off the frame. */
export function seriesTrace(
  { x, y, z, name }: Series,
  mode: "lines" | "markers" | "lines+markers",
): (color: string) => Trace[] {
  const flat = { type: "scatter", line: { width: 2 }, marker: { size: x.length > 500 ? 3 : 6 } };
  const deep = { type: "scatter3d", line: { width: 4 }, marker: { size: 3 } };
  const { type, line, marker } = z ? deep : flat;
  return (color) => [
    {
      type,
      mode,
      x: numbers(x),
      y: numbers(y),
      ...(z && { z: numbers(z) }),
      line: { color, ...line },
      marker: { color: mode === "markers" ? color : "rgba(0,0,0,0)", ...marker },
      hovertemplate: `%{x:.5g}, %{y:.5g}${z ? ", %{z:.5g}" : ""}<extra>${name ?? ""}</extra>`,
      ...inLegend(name),
    },
  ];
}

/** The outline of a histogram, and bars that carry the errors and answer to the mouse all over the bin. */
export function histogramTraces(h: Hist1D, label: string | undefined): (color: string) => Trace[] {
  const contents = numbers(binContents(h));
  const edges = numbers(h.axis.edges);
  const numbersOfBin =
    "%{customdata[0]:.5g} – %{customdata[1]:.5g}: %{y:.5g} ± %{customdata[2]:.3g}";
  const errors = numbers(binErrors(h));
  return (color) => [
    {
      type: "scatter",
      mode: "lines",
      x: edges,
      y: [...contents, contents.at(-1)],
      line: { color, width: 1.5, shape: "hv" },
      hoverinfo: "skip",
      ...inLegend(label),
      legendgroup: color,
    },
    {
      type: "bar",
      x: numbers(binCentres(h.axis)),
      y: contents,
      width: numbers(binWidths(h.axis)),
      marker: { color, opacity: 0.15, line: { width: 0 } },
      error_y: { type: "data", array: errors, color, thickness: 1, width: 0 },
      customdata: errors.map((error, bin) => [edges[bin], edges[bin + 1], error]),
      hovertemplate: `${numbersOfBin}<extra>${label ?? ""}</extra>`,
      showlegend: false,
      legendgroup: color,
    },
  ];
}

function inLegend(name: string | undefined): Trace {
  return name === undefined ? { showlegend: false } : { name, showlegend: true };
}

/** JSON has no NaN and no ∞: where they stand, the curve has a gap. */
export function numbers(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
