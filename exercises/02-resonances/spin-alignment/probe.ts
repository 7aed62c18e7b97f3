import type { Answers } from "toplab/grade";

export const probe = ({ spinFactors }: Answers): { spinFactors: unknown } => ({ spinFactors });
