import type { Answers } from "toplab/grade";

export const probe = ({ jetEffect }: Answers): { jetEffect: unknown } => ({ jetEffect });
