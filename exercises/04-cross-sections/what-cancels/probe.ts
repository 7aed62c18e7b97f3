import type { Answers } from "toplab/grade";

export const probe = ({ whatCancels }: Answers): { whatCancels: unknown } => ({ whatCancels });
