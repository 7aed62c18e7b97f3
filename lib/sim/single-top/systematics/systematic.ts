import type { LooseEvent } from "../loose-event.ts";
import type { Row } from "../rows.ts";
import type { SampleId } from "../samples.ts";

/** Where an uncertainty comes from: what the detector does, what theory says, or how jets pass for leptons. */
export type SystematicGroup =
  | "b-tagging"
  | "leptons"
  | "jets"
  | "missing momentum"
  | "pile-up"
  | "parton densities"
  | "modelling of t"
  | "modelling of backgrounds"
  | "rates of backgrounds"
  | "multijet";

interface Named {
  /** Name of its parameter. */
  readonly name: string;
  readonly group: SystematicGroup;
}

/** Changes the weight of an event in its bin, by this share at one standard deviation up; as much less down. */
export interface WeightSystematic extends Named {
  readonly kind: "weight";
  change(row: Row, sample: SampleId): number;
}

/** Changes what was measured, so that the event may fall into another bin, in or out. */
export interface ShiftSystematic extends Named {
  readonly kind: "shift";
  /** A resolution can be made worse but not better: its effect upwards is mirrored. */
  readonly isOneSided?: boolean;
  /** The event one standard deviation up or down; undefined if it stays as it is. */
  shift(event: LooseEvent, way: 1 | -1): LooseEvent | undefined;
}

export type Systematic = WeightSystematic | ShiftSystematic;

/** Samples made of jets alone: only their own uncertainties apply to them, as to what is measured in data. */
export const isMultijet = (sample: SampleId): boolean => sample.startsWith("multijet");
