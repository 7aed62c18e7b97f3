import type { ProcessSummary } from "./make-block.ts";

/** What is known of a sample beside its events. */
export interface SampleInfo {
  readonly process: ProcessSummary;
  readonly nEvents: number;
  /** An event stands for weight × cross-section ÷ this, in pb. */
  readonly sumOfWeights: number;
  /** Energy of the two beams together [GeV]; missing where a file did not tell. */
  readonly sqrtS?: number;
  readonly seed: number;
  readonly card: string;
  readonly radiation: boolean;
  /** Whether the particles that the detector saw are listed. */
  readonly particles: boolean;
  /** What the process was told besides. */
  readonly processOptions: Readonly<Record<string, unknown>>;
  /** The file that the events came from, if they are not our own. */
  readonly from?: string;
  /** Of Toplab. */
  readonly version: string;
}

/** The words that go with a sample into its file. */
export function sampleMetadata(info: SampleInfo): Record<string, string> {
  const { process, sqrtS, from } = info;
  const { crossSection, published, partons } = process;
  const processOptions = { ...info.processOptions, ...(partons && { pdf: partons.name }) };
  return {
    process: process.id,
    title: process.title,
    ...(from !== undefined && { from }),
    process_options: JSON.stringify(processOptions),
    ...(partons && { pdf: partons.name }),
    ...(partons?.sha256 && { pdf_sha256: partons.sha256 }),
    ...(sqrtS !== undefined && { sqrt_s_gev: `${sqrtS}` }),
    ...(crossSection && {
      cross_section_pb: `${crossSection.value}`,
      cross_section_error_pb: `${crossSection.error}`,
    }),
    ...(published && {
      published_cross_section_pb: `${published.value}`,
      published_source: published.source,
    }),
    events: `${info.nEvents}`,
    sum_of_weights: `${info.sumOfWeights}`,
    seed: `${info.seed}`,
    card: info.card,
    radiation: `${info.radiation}`,
    particles: `${info.particles}`,
    version: info.version,
    units: "GeV, mm, rad, pb",
  };
}
