import type { Answers } from "toplab/grade";

export const probe = ({ triggerShare }: Answers): { triggerShare: unknown } => ({ triggerShare });
