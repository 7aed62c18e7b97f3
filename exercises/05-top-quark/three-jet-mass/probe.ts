import { type Answers, callEach } from "toplab/grade";
import type { Jet } from "toplab/sim";

export const probe = (
  { threeJetMass }: Answers,
  events: readonly (readonly Jet[])[],
): { masses: unknown } => ({
  masses: callEach(
    threeJetMass,
    events.map((jets) => [jets]),
  ),
});
