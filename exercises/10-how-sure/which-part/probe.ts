import type { Answers } from "toplab/grade";

export const probe = ({ whichPart }: Answers): { whichPart: unknown } => ({ whichPart });
