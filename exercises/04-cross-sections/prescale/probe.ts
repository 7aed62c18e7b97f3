import type { Answers } from "toplab/grade";

export const probe = ({ prescale }: Answers): { prescale: unknown } => ({ prescale });
