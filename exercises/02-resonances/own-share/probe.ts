import type { Answers } from "toplab/grade";

export const probe = ({ ownShare }: Answers): { ownShare: unknown } => ({ ownShare });
