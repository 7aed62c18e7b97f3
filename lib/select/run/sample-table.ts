import { type Displayable, mimeBundle, table } from "../../core/index.ts";
import type { Analysis, SampleKind } from "../config/analysis.ts";
import type { Survey } from "../events/survey.ts";

/** How a sample is normalised. */
export interface SampleRow {
  readonly name: string;
  readonly kind: SampleKind;
  readonly process: string;
  readonly layout: string;
  readonly files: number;
  readonly events: number;
  /** [pb] */
  readonly crossSection?: number;
  readonly kFactor?: number;
  readonly sumOfWeights?: number;
  /** σLK/Σw, the number of events of the data that one of weight 1 stands for; 1 for data. */
  readonly scale: number;
}

export type SampleTable = readonly SampleRow[] & Displayable;

/** The samples with their normalisation. */
export function sampleTable({ samples }: Analysis, survey: Survey): SampleTable {
  const rows = samples.map(({ name, kind, process, kFactor }, i): SampleRow => {
    const { files, nEvents, scale, crossSection, sumOfWeights } = survey.samples[i]!;
    return {
      ...{ name, kind, process, files: files.length, events: nEvents, scale },
      layout: [...new Set(files.map(({ layout }) => layout))].join(", "),
      ...(crossSection !== undefined && { crossSection, kFactor }),
      ...(sumOfWeights !== undefined && { sumOfWeights }),
    };
  });
  return asSampleTable(rows);
}

/** Rows that show themselves as a table. */
export function asSampleTable(rows: readonly SampleRow[]): SampleTable {
  return Object.assign([...rows], { [mimeBundle]: () => asTable(rows) });
}

function asTable(rows: readonly SampleRow[]): ReturnType<typeof table> {
  const number = (x: number | undefined): string =>
    x === undefined ? "" : `${Number(x.toPrecision(6))}`;
  return table({
    title: "Samples",
    header: [
      "sample",
      "kind",
      "process",
      "layout",
      "files",
      "events",
      "σ [pb]",
      "K",
      "Σw",
      "σLK/Σw",
    ],
    rows: rows.map((row) => [
      ...[row.name, row.kind, row.process, row.layout, `${row.files}`, `${row.events}`],
      ...[row.crossSection, row.kFactor, row.sumOfWeights, row.scale].map(number),
    ]),
  });
}
