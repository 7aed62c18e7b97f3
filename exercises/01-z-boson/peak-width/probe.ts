import type { Answers } from "toplab/grade";

export const probe = ({ whoseWidth }: Answers): { whoseWidth: unknown } => ({ whoseWidth });
