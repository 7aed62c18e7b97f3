import type { Random } from "../../core/index.ts";
import { clear, type EventRecord } from "../../event/index.ts";
import { streamOf } from "../stream.ts";
import type { Estimate } from "./drell-yan/drell-yan.ts";
import type { PartonSource } from "./partons/parton-densities.ts";
import {
  type CellOptions,
  integrateCells,
  type PhaseSpaceCells,
  phaseSpaceCells,
  proposePoint,
} from "./phase-space/phase-space-cells.ts";

export type ProcessId =
  | "z-ee"
  | "z-mumu"
  | "z-tautau"
  | "w-enu"
  | "w-munu"
  | "w-taunu"
  | "z-jet"
  | "w-jet"
  | "ttbar"
  | "zprime"
  | "tw"
  | "tchannel"
  | "ww"
  | "wz"
  | "zz"
  | "qcd"
  | "jpsi"
  | "psi2s"
  | "upsilon"
  | "phi"
  | "omega"
  | "rho";

/** A kind of collision that can be made, set up for one energy and one choice of decays. */
export interface HardProcess {
  readonly id: ProcessId;
  /** As it is written: "pp → tt̄ → ℓν qq̄ bb̄". */
  readonly title: string;
  /** Leading order, pb, for the chosen decays. */
  readonly crossSection: Estimate;
  /** The best published cross-section for the same decays, which samples are scaled to. */
  readonly published?: Published;
  /** Parton densities, where they were chosen. */
  readonly partons?: PartonSource;
  /**
   * Writes one event into the record, whatever was in it. Its weight is one, or one in the mean: an event
   * stands for weight × cross-section ÷ sum of weights.
   */
  generate(random: Random, record: EventRecord): void;
  /** The same without throwing points away: each point is an event, and its weight what it is worth. */
  generateWeighted(random: Random, record: EventRecord): void;
  /** How the events so far were found. */
  readonly unweighting: Unweighting;
}

export interface Published {
  /** In pb. */
  readonly value: number;
  readonly source: string;
}

export interface Unweighting {
  readonly triesPerEvent: number;
  /** Largest density ÷ bound met: where it passes 1, events are missing. */
  readonly largestRatio: number;
  /** Share of the cross-section that is missing for that reason. */
  readonly missing: number;
}

/** The differential cross-section over a unit cube, and what to do with an accepted point. */
export interface Integrand {
  readonly dimensions: number;
  /** dσ/du in pb; keeps the point for `write`. */
  density(u: Float64Array): number;
  /** How much more often than in nature the last point is made, up to a factor common to all. Default: 1. */
  bias?(): number;
  /** Writes the event of the point that `density` was last called with. */
  write(random: Random, record: EventRecord): void;
}

export interface ProcessDescription {
  readonly id: ProcessId;
  readonly title: string;
  readonly published?: Published | undefined;
  readonly cells?: CellOptions;
}

/** Points for the cross-section: a Monte Carlo error of half a part in a thousand, or less. */
const TRIES = 120_000;

/** Makes a process of an integrand: cuts its cube into cells, integrates it, and unweights. */
export function hardProcess(
  { id, title, published, cells: cellOptions }: ProcessDescription,
  integrand: Integrand,
): HardProcess {
  const nature = (u: Float64Array): number => integrand.density(u);
  const cells = phaseSpaceCells(nature, integrand.dimensions, cellOptions);
  const crossSection = integrateCells(cells, nature, streamOf(0, id), TRIES);
  const favoured = integrand.bias && favour(integrand, integrand.bias, cellOptions);
  const drawn = favoured ?? { cells, density: nature, integral: crossSection.value };
  const bias = (): number => integrand.bias?.() ?? 1;
  const mean = drawn.integral / crossSection.value;
  const bound = drawn.cells.boxes.totalWeight / crossSection.value;
  const tally = emptyTally();
  const point = new Float64Array(integrand.dimensions);
  return {
    id,
    title,
    crossSection,
    ...(published && { published }),
    generate(random, record) {
      acceptPoint(drawn, random, point, tally);
      clear(record);
      record.weight = mean / bias();
      integrand.write(random, record);
    },
    generateWeighted(random, record) {
      let ratio: number;
      do ratio = proposePoint(drawn.cells, drawn.density, random, point);
      while (ratio === 0);
      clear(record);
      record.weight = (bound * ratio) / bias();
      integrand.write(random, record);
    },
    unweighting: unweightingOf(tally),
  };
}

/** What points are drawn from. */
interface Drawn {
  readonly cells: PhaseSpaceCells;
  readonly density: (u: Float64Array) => number;
  readonly integral: number;
}

/** Cells for the density times its bias. */
function favour(
  { dimensions, density: nature }: Integrand,
  bias: () => number,
  options?: CellOptions,
): Drawn {
  const density = (u: Float64Array): number => nature(u) * bias();
  const cells = phaseSpaceCells(density, dimensions, options);
  const { value } = integrateCells(cells, density, streamOf(0, "favoured"), TRIES);
  return { cells, density, integral: value };
}

interface Tally {
  tries: number;
  events: number;
  largest: number;
  excess: number;
}

function emptyTally(): Tally {
  return { tries: 0, events: 0, largest: 0, excess: 0 };
}

function acceptPoint(
  { cells, density }: Drawn,
  random: Random,
  point: Float64Array,
  tally: Tally,
): void {
  let ratio: number;
  do {
    ratio = proposePoint(cells, density, random, point);
    tally.tries++;
    if (ratio > tally.largest) tally.largest = ratio;
    if (ratio > 1) tally.excess += ratio - 1;
  } while (random() >= ratio);
  tally.events++;
}

function unweightingOf(tally: Tally): Unweighting {
  return {
    get triesPerEvent(): number {
      return tally.tries / tally.events;
    },
    get largestRatio(): number {
      return tally.largest;
    },
    get missing(): number {
      return tally.excess / (tally.events + tally.excess);
    },
  };
}
