import type { Answers } from "toplab/grade";

export const probe = ({ smallestRate }: Answers): { smallestRate: unknown } => ({ smallestRate });
