import type { Discriminant } from "./discriminant.ts";
import type { LooseEvent } from "./loose-event.ts";
import type { SingleTopMaker } from "./make-events.ts";
import { BLOCK, LUMINOSITY, type SingleTopRecipe } from "./recipes.ts";
import { BINS, type Row, rowsOf } from "./rows.ts";
import { type SampleId, sampleOf } from "./samples.ts";
import { appliesTo, meanBumps, singleTopSystematics } from "./systematics/index.ts";
import type { ShiftSystematic } from "./systematics/systematic.ts";

/** Events that a process is expected to give in each of the 44 bins, and what every systematic does to them. */
export interface Template {
  readonly nominal: Float64Array;
  readonly variance: Float64Array;
  /** By systematic: what is added at one standard deviation up, and taken away at one down. */
  readonly changes: readonly Float64Array[];
  /** Variance of that from the events that moved, where events are moved. */
  readonly noise: readonly Float64Array[];
}

export type Templates = Map<SampleId, Template>;

export function emptyTemplate(): Template {
  const bins = (): Float64Array => new Float64Array(BINS);
  return {
    ...{ nominal: bins(), variance: bins() },
    changes: singleTopSystematics.map(bins),
    noise: singleTopSystematics.map(bins),
  };
}

/** Simulates a sample and fills it into templates of its own. */
export function fillRecipe(
  recipe: SingleTopRecipe,
  { rate, make }: SingleTopMaker,
  discriminant: Discriminant,
  { look = () => {}, onBlock = () => {} }: FillOptions = {},
): Templates {
  const templates: Templates = new Map();
  const { blocks, fakes } = recipe;
  const each = (rate.value * LUMINOSITY * (fakes?.rate ?? 1)) / (blocks * BLOCK);
  const bumps = meanBumps();
  for (let block = 0; block < blocks; block++) {
    for (const event of make(block, bumps.add)) {
      fillEvent(recipe.id, event, each, discriminant, templates, look);
    }
    onBlock(block);
  }
  for (const { nominal, changes } of templates.values()) {
    for (const [k, { name }] of singleTopSystematics.entries()) {
      const mean = bumps.of(name);
      for (let bin = 0; bin < BINS; bin++) changes[k]![bin]! -= mean * nominal[bin]!;
    }
  }
  return templates;
}

export interface FillOptions {
  /** Is shown every row, with the number of events that it stands for. */
  look?: (row: Row, sample: SampleId, weight: number) => void;
  onBlock?: (block: number) => void;
}

/** Adds templates of the same processes. */
export function addTemplates(into: Templates, more: Templates): void {
  for (const [sample, template] of more) {
    const sum = into.get(sample) ?? emptyTemplate();
    into.set(sample, sum);
    addTo(sum.nominal, template.nominal);
    addTo(sum.variance, template.variance);
    for (const [k, change] of template.changes.entries()) addTo(sum.changes[k]!, change);
    for (const [k, noise] of template.noise.entries()) addTo(sum.noise[k]!, noise);
  }
}

function addTo(sum: Float64Array, more: Float64Array): void {
  for (let bin = 0; bin < sum.length; bin++) sum[bin]! += more[bin]!;
}

function fillEvent(
  recipe: string,
  event: LooseEvent,
  each: number,
  discriminant: Discriminant,
  templates: Templates,
  look: NonNullable<FillOptions["look"]>,
): void {
  const sampleAt = (row: Row): SampleId => sampleOf(recipe, row, event.lepton);
  const rows = rowsOf(event, discriminant);
  for (const row of rows) {
    const sample = sampleAt(row);
    fillRow(row, sample, each * row.weight, templateOf(templates, sample));
    look(row, sample, each * row.weight);
  }
  if (recipe.startsWith("jets") || !mayEnter(event)) return; // nothing that moves events applies to jets alone
  for (const [k, systematic] of singleTopSystematics.entries()) {
    if (systematic.kind !== "shift") continue;
    for (const [row, by] of movedRows(systematic, event, rows, discriminant)) {
      const { changes, noise } = templateOf(templates, sampleAt(row));
      changes[k]![row.bin]! += each * by;
      noise[k]![row.bin]! += (each * by) ** 2;
    }
  }
}

/** Whether any variation could bring the event in: two jets that may pass 30 GeV, and no third one that must. */
function mayEnter({ jets }: LooseEvent): boolean {
  const [soft, hard] = [26, 35].map((least) => jets.filter(({ pt }) => pt > least).length);
  return soft! >= 2 && hard! <= 2;
}

function fillRow(row: Row, sample: SampleId, weight: number, template: Template): void {
  template.nominal[row.bin]! += weight;
  template.variance[row.bin]! += weight * weight;
  for (const [k, systematic] of singleTopSystematics.entries()) {
    if (systematic.kind !== "weight" || !appliesTo(systematic, sample)) continue;
    const change = systematic.change(row, sample);
    if (change !== 0) template.changes[k]![row.bin]! += weight * change;
  }
}

/** Half the difference between up and down, row by row; of a one-sided systematic that between up and nominal. */
function movedRows(
  systematic: ShiftSystematic,
  event: LooseEvent,
  rows: readonly Row[],
  discriminant: Discriminant,
): readonly (readonly [Row, number])[] {
  const up = systematic.shift(event, 1);
  if (!up) return [];
  const { isOneSided = false } = systematic;
  const down = isOneSided ? undefined : systematic.shift(event, -1);
  const [upper, lower] = [rowsOf(up, discriminant), down ? rowsOf(down, discriminant) : rows];
  const isSame =
    upper.length === lower.length &&
    upper.every(({ bin, weight }, i) => bin === lower[i]!.bin && weight === lower[i]!.weight);
  if (isSame) return [];
  const share = isOneSided ? 1 : 0.5;
  return [
    ...upper.map((row) => [row, share * row.weight] as const),
    ...lower.map((row) => [row, -share * row.weight] as const),
  ];
}

function templateOf(templates: Templates, sample: SampleId): Template {
  const template = templates.get(sample) ?? emptyTemplate();
  templates.set(sample, template);
  return template;
}
