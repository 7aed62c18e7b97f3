import type { Answers } from "toplab/grade";

export const probe = ({ zCrossSection }: Answers): { zCrossSection: unknown } => ({
  zCrossSection,
});
