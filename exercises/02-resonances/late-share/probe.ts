import type { Answers } from "toplab/grade";

export const probe = ({ lateShare }: Answers): { lateShare: unknown } => ({ lateShare });
