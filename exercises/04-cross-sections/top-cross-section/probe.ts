import type { Answers } from "toplab/grade";

export const probe = ({ tops }: Answers): { tops: unknown } => ({ tops });
