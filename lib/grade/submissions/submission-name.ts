/** What the name of a submission says, as the platform that collected it wrote it. */
export interface SubmissionName {
  /** The name itself, and the student's within it. */
  readonly names: readonly string[];
  /** Moodle's number of the participant in this assignment. */
  readonly participant?: string;
  /** Canvas's number of the user. */
  readonly canvasId?: string;
}

/**
 * Takes the name of a submission apart: "María López_4217_assignsubmission_file_" as Moodle packs it,
 * "lopezmaria_LATE_311_90210_lab" as Canvas does; any other name is the student's.
 */
export function submissionName(name: string): SubmissionName {
  const [, who, participant] = /^(.+?)_(\d+)_assignsubmission_/.exec(name) ?? [];
  if (who && participant) return { names: [name, who], participant };
  const [, canvasId] = /^[^_]+(?:_LATE)?_(\d+)_\d+_/.exec(name) ?? [];
  return { names: [name], ...(canvasId && { canvasId }) };
}
