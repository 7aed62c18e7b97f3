import { DataError } from "../../core/index.ts";
import { type Axis, edges, type Hist1D, regular } from "../../hist/index.ts";
import { guarded, keyNamed, makeObject, openRoot } from "./root-file.ts";

/** A weighted histogram of two quantities, as ROOT fills one. */
export interface Hist2D {
  readonly x: Axis;
  readonly y: Axis;
  /** Σw by slot, those of x one after the other for each of y; first and last are under- and overflow. Shape: (y bins + 2, x bins + 2). */
  readonly sumW: Float64Array;
  /** Σw² likewise. */
  readonly sumW2: Float64Array;
}

/** Reads a histogram (TH1F, TH1D, …) of a ROOT file; it may lie in a folder ("folder/name"). */
export async function readHistogram(path: string, name: string): Promise<Hist1D> {
  const { object, where } = await histogramNamed(path, name, 1);
  return guarded(where, async () => {
    const { fXaxis } = object;
    return { ...contents(where, object, fXaxis.fNbins + 2), axis: axisOf(fXaxis) };
  });
}

/** Reads a histogram of two quantities (TH2F, TH2D, …). */
export async function readHistogram2d(path: string, name: string): Promise<Hist2D> {
  const { object, where } = await histogramNamed(path, name, 2);
  return guarded(where, async () => {
    const { fXaxis, fYaxis } = object;
    const slots = (fXaxis.fNbins + 2) * (fYaxis.fNbins + 2);
    return { ...contents(where, object, slots), x: axisOf(fXaxis), y: axisOf(fYaxis) };
  });
}

/** What is used of a TH1 or TH2, in ROOT's names. */
interface RootHistogram {
  readonly fXaxis: RootAxis;
  readonly fYaxis: RootAxis;
  readonly fArray: ArrayLike<number>;
  readonly fSumw2: ArrayLike<number>;
}

interface RootAxis {
  readonly fNbins: number;
  readonly fXmin: number;
  readonly fXmax: number;
  /** Empty if all bins are equal. */
  readonly fXbins: ArrayLike<number>;
  readonly fTitle: string;
}

async function histogramNamed(
  path: string,
  name: string,
  dimensions: 1 | 2,
): Promise<{ object: RootHistogram; where: string }> {
  const file = await openRoot(path);
  try {
    const where = `${path}, ${name}`;
    const key = keyNamed(file, name);
    if (!key) {
      const all = file.keys.filter(({ className }) => /^TH[123]/.test(className));
      const names = all.map((other) => other.path).join(", ");
      throw new DataError(where, `no such histogram: the file has ${names || "none"}`);
    }
    if (!new RegExp(`^TH${dimensions}[CSIFDL]$`).test(key.className)) {
      throw new DataError(
        where,
        `is a ${key.className}, wanted a TH${dimensions}F or TH${dimensions}D`,
      );
    }
    const object = (await makeObject(file, key)) as unknown as RootHistogram; // as its class says
    return { object, where };
  } finally {
    await file.close();
  }
}

function axisOf({ fNbins, fXmin, fXmax, fXbins, fTitle: label }: RootAxis): Axis {
  return fXbins.length === fNbins + 1
    ? edges(fXbins, { label })
    : regular(fNbins, fXmin, fXmax, { label });
}

/** Without a sum of squared weights every entry weighs one. */
function contents(
  where: string,
  { fArray, fSumw2 }: RootHistogram,
  slots: number,
): { sumW: Float64Array; sumW2: Float64Array } {
  if (fArray.length !== slots || (fSumw2.length > 0 && fSumw2.length !== slots)) {
    throw new DataError(where, `has ${fArray.length} slots where its axes have ${slots}`);
  }
  const sumW = Float64Array.from(fArray, Number);
  const sumW2 = fSumw2.length > 0 ? Float64Array.from(fSumw2) : sumW.map(Math.abs);
  return { sumW, sumW2 };
}
