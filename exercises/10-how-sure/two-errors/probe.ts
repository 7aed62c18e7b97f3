import type { Answers } from "toplab/grade";

export const probe = ({ muErrors }: Answers): { muErrors: unknown } => ({ muErrors });
