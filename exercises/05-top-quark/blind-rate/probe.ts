import type { Answers } from "toplab/grade";

export const probe = ({ blindRate }: Answers): { blindRate: unknown } => ({ blindRate });
