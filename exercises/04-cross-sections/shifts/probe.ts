import type { Answers } from "toplab/grade";

export const probe = ({ shifts }: Answers): { shifts: unknown } => ({ shifts });
