import type { Answers } from "toplab/grade";

export const probe = ({ whereIsRho }: Answers): { whereIsRho: unknown } => ({ whereIsRho });
