import type { Answers } from "toplab/grade";

export const probe = ({ whyNoScaling }: Answers): { whyNoScaling: unknown } => ({ whyNoScaling });
