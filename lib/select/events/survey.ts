import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { problemAt } from "../config/problem.ts";
import type { PileUpFactors } from "../run/event-weights.ts";
import { checkFiles, notesOnFiles } from "./check-files.ts";
import { countEvents } from "./count-events.ts";
import { describeFile } from "./describe-file.ts";
import type { EventFile } from "./event-file.ts";
import { expandFiles } from "./expand-files.ts";
import { pileUpFactors } from "./pile-up.ts";
import { factsOf, scaleOf } from "./sample-facts.ts";
import { tableFile } from "./table-file.ts";

/** A sample and all that had to be read before its events can be weighed. */
export interface SurveyedSample {
  readonly name: string;
  readonly files: readonly EventFile[];
  readonly nEvents: number;
  /** σLK/Σw; 1 for data. */
  readonly scale: number;
  /** [pb] */
  readonly crossSection?: number;
  readonly sumOfWeights?: number;
  readonly pileUp: PileUpFactors | undefined;
  /** Events that are there twice, by their number in the sample. */
  readonly dropped: readonly number[];
}

/** What was found before any event was selected. */
export interface Survey {
  readonly samples: readonly SurveyedSample[];
  /** What the reader should know: sentences. */
  readonly notes: readonly string[];
}

/** Looks into all files of an analysis: normalisation, pile-up, events that are there twice. */
export async function surveyAnalysis(analysis: Analysis): Promise<Survey> {
  const files = new Map<SampleSpec, readonly EventFile[]>();
  for (const sample of analysis.samples) files.set(sample, await filesOf(sample, analysis));
  checkFiles(files, analysis);
  const counted = await countEvents(analysis, files);
  const samples: SurveyedSample[] = [];
  for (const [sample, list] of files) {
    const { profile, sumOfWeights, dropped } = counted.of.get(sample)!; // of every sample
    const facts = await Promise.all(list.map(factsOf));
    const data = [...counted.of]
      .filter(([{ kind }]) => kind === "data")
      .map(([, one]) => one.profile);
    samples.push({
      ...{ name: sample.name, files: list, dropped },
      nEvents: list.reduce((sum, { nEvents }) => sum + nEvents, 0),
      ...scaleOf(analysis, sample, facts, sumOfWeights),
      pileUp: pileUpFactors(analysis, sample, data, profile),
    });
  }
  return { samples, notes: [...notesOnFiles(files, analysis), ...counted.notes] };
}

async function filesOf(sample: SampleSpec, { source }: Analysis): Promise<readonly EventFile[]> {
  const path = ["samples", sample.name, "files"];
  const inMemory = (name: string) => Object.hasOwn(source.tables ?? {}, name);
  const found = sample.files.flatMap((pattern) => {
    if (inMemory(pattern)) return pattern;
    const files = expandFiles(pattern, source.folder);
    if (files.length > 0) return files;
    throw problemAt(source, path, `finds no file ${pattern}`);
  });
  const files: EventFile[] = [];
  for (const file of found) {
    if (inMemory(file)) {
      files.push(tableFile(file, source.tables![file]!)); // it has it
      continue;
    }
    try {
      files.push(await describeFile(file, sample.tree));
    } catch (cause) {
      throw problemAt(
        source,
        path,
        `names ${file}, which cannot be read: ${reasonOf(file, cause)}`,
        { cause },
      );
    }
  }
  return files;
}

function reasonOf(file: string, cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const isMissing = "code" in cause && cause.code === "ENOENT";
  return isMissing ? "there is no such file" : cause.message.replace(`${file}: `, "");
}
