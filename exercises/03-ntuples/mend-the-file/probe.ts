import type { Answers } from "toplab/grade";

export const probe = ({ mended }: Answers): { mended: unknown } => ({ mended });
