export type SchedulerId = "slurm" | "condor";

/** What a job asks the scheduler for. */
export interface Request {
  readonly cpus: number;
  /** "1G". */
  readonly memory: string;
  /** Lines more for the scheduler's own files, as it reads them. */
  readonly lines: readonly string[];
}
