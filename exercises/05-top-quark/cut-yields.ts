import { filter } from "toplab/event";
import { labelledSample, searchFeatures } from "toplab/sim";

/** Events in 1 pb⁻¹ that a search keeps: top pairs at the standard rate, and everything else. */
export interface Yields {
  readonly signal: number;
  readonly background: number;
}

/** How well the background is known. */
export const UNCERTAINTY = 0.2;

/** What the lesson's cuts keep of the testing samples. */
export async function cutYields(): Promise<Yields> {
  const [signal, wjets, qcd] = await Promise.all([kept("ttbar"), kept("wjets"), kept("qcd")]);
  return { signal, background: wjets + qcd };
}

async function kept(kind: "ttbar" | "wjets" | "qcd"): Promise<number> {
  const { events, luminosity } = await labelledSample(kind, "testing");
  const looks = searchFeatures(events);
  return (
    filter(looks, ({ n_jets, met, ht }) => n_jets! >= 4 && met! > 30 && ht! > 200).nEvents /
    luminosity
  );
}
