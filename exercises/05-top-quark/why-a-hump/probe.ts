import type { Answers } from "toplab/grade";

export const probe = ({ whyAHump }: Answers): { whyAHump: unknown } => ({ whyAHump });
