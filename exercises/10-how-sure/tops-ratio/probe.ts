import type { Answers } from "toplab/grade";

export const probe = ({ topsRatio }: Answers): { topsRatio: unknown } => ({ topsRatio });
