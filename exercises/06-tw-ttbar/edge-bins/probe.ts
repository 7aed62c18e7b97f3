import type { Answers } from "toplab/grade";

export const probe = ({ mistake }: Answers): { mistake: unknown } => ({ mistake });
