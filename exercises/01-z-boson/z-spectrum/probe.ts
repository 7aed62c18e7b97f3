import type { Answers } from "toplab/grade";

export const probe = ({ zSpectrum }: Answers): { zSpectrum: unknown } => ({ zSpectrum });
