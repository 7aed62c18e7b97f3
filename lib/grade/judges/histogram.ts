import type { Hist1D } from "../../hist/index.ts";
import { fail, pass, type Verdict, wrongType } from "../judgement.ts";
import { joinWords, type Words } from "../language.ts";
import { readNumbers, readRecord } from "./claim.ts";
import * as words from "./histogram-words.ts";
import { isWithin, type Tolerance } from "./within-tolerance.ts";

export interface HistogramOptions extends Tolerance {
  /** The student's own name for it, the same in each language: "`masses`". */
  name: string;
}

type Contents = ArrayLike<number>;

/** Judges a histogram: its bins, their edges, contents and errors, then under- and overflow; each is named when wrong. */
export function histogram(
  claim: unknown,
  expected: Hist1D,
  { name, ...tolerance }: HistogramOptions,
): Verdict {
  const read = readHistogram(claim, name);
  if ("verdict" in read) return read.verdict;
  const { edges, sumW, sumW2 } = read;
  if (edges.length !== expected.axis.edges.length) {
    return fail(words.bins(name, edges.length - 1));
  }
  if (!areWithin(edges, expected.axis.edges, { relative: 1e-9, absolute: 1e-12 })) {
    return wrongEdges(edges, expected.axis.edges, name);
  }
  if (!areWithin(inside(sumW), inside(expected.sumW), tolerance)) {
    return fail(joinWords([words.contents(name), whyContents(sumW, expected, tolerance)]));
  }
  if (!areWithin(sumW, expected.sumW, tolerance)) {
    return fail(words.overflow(name));
  }
  if (!areWithin(sumW2, expected.sumW2, tolerance)) {
    return fail(words.errors(name));
  }
  return pass();
}

interface ReadHistogram {
  readonly edges: Contents;
  readonly sumW: Contents;
  readonly sumW2: Contents;
}

function readHistogram(
  claim: unknown,
  name: string,
): ReadHistogram | { readonly verdict: Verdict } {
  const record = readRecord(claim, name, ["axis", "sumW", "sumW2"]);
  if ("verdict" in record) return record;
  const axis = readRecord(record.value.axis, words.axisOf(name), ["edges"]);
  if ("verdict" in axis) return axis;
  const edges = readNumbers(axis.value.edges, words.edgesOf(name));
  if ("verdict" in edges) return edges;
  const sumW = readNumbers(record.value.sumW, words.contentsOf(name));
  if ("verdict" in sumW) return sumW;
  const sumW2 = readNumbers(record.value.sumW2, words.squaresOf(name));
  if ("verdict" in sumW2) return sumW2;
  const slots = edges.value.length + 1;
  if (sumW.value.length !== slots || sumW2.value.length !== slots) {
    return { verdict: wrongType(words.slots(name)) };
  }
  return { edges: edges.value, sumW: sumW.value, sumW2: sumW2.value };
}

function wrongEdges(edges: Contents, expected: Contents, name: string): Verdict {
  for (const ratio of [1e3, 1e-3]) {
    const scaled = Array.from(edges, (edge) => edge / ratio);
    if (areWithin(scaled, expected, { relative: 1e-9 })) {
      return fail(words.units(name));
    }
  }
  return fail(words.range(name));
}

function whyContents(sumW: Contents, { sumW: expected }: Hist1D, tolerance: Tolerance): Words {
  const total = sum(sumW);
  const wanted = sum(expected);
  if (total === 0) return words.empty;
  const scaled = Array.from(sumW, (w) => (w * wanted) / total);
  if (
    areWithin(scaled, expected, { ...tolerance, relative: Math.max(tolerance.relative ?? 0, 1e-9) })
  ) {
    return words.normalisation;
  }
  const isShifted = [-1, 1].some((by) =>
    areWithin(shift(inside(sumW), by), trim(inside(expected), by), tolerance),
  );
  if (isShifted) return words.shifted;
  if (isWithin(total, wanted, tolerance)) return words.quantity;
  return total > wanted ? words.tooMany : words.tooFew;
}

function areWithin(answer: Contents, expected: Contents, tolerance: Tolerance): boolean {
  for (let i = 0; i < expected.length; i++) {
    if (!isWithin(answer[i]!, expected[i]!, tolerance)) return false;
  }
  return true;
}

const inside = (slots: Contents): readonly number[] => Array.from(slots).slice(1, -1);
const shift = (bins: readonly number[], by: number): readonly number[] =>
  by > 0 ? bins.slice(by) : bins.slice(0, by);
const trim = (bins: readonly number[], by: number): readonly number[] =>
  by > 0 ? bins.slice(0, -by) : bins.slice(-by);
const sum = (slots: Contents): number => Array.from(slots).reduce((total, w) => total + w, 0);
