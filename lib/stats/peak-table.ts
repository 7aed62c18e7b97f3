import { type MimeBundle, table } from "../core/index.ts";
import { parameterRows } from "./parameter-rows.ts";
import type { PeakFit } from "./peak-fit.ts";
import type { PeakParameter } from "./peak-shape.ts";

const shapeNames = {
  gauss: "Gaussian",
  "double-gauss": "two Gaussians",
  "crystal-ball": "Crystal Ball",
  "breit-wigner-gauss": "Breit–Wigner ⊗ Gaussian",
} as const;
const tailNames = { none: "", radiative: " with radiative tail" } as const;
const backgroundNames = {
  none: ", no background",
  constant: " on a constant background",
  linear: " on a linear background",
  exponential: " on an exponential background",
} as const;

/** The fit as a table of values, errors and units, with its goodness below. */
export function peakTable({
  parameters,
  parts,
  axis: { edges, label },
  deviance,
  ndf,
  pValue,
}: Omit<PeakFit, symbol>): MimeBundle {
  const unit = /\[([^\]]+)\]/.exec(label)?.[1] ?? "";
  const ends = `${edges[0]}–${edges.at(-1)}${unit && ` ${unit}`}`;
  const names = Object.keys(parameters) as PeakParameter[]; // the keys of PeakParameters
  return table({
    title: `${shapeNames[parts.shape]}${tailNames[parts.tail]}${backgroundNames[parts.background]}, ${ends}`,
    header: ["parameter", "value ± error"],
    rows: parameterRows(names, parameters, (name) => unitOf(name, unit)),
    note: `deviance/ndf = ${deviance.toFixed(1)}/${ndf}, p-value ${pValue.toPrecision(2)}`,
  });
}

function unitOf(name: PeakParameter, unit: string): string {
  switch (name) {
    case "signal":
    case "background":
      return "events";
    case "slope":
      return unit && `1/${unit}`;
    case "wideFraction":
    case "tailFraction":
    case "alpha":
    case "n":
      return "";
    default:
      return unit;
  }
}
