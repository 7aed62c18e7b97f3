import { type EventTable, jagged, valuesOf } from "../../event/index.ts";
import { jetParton } from "./jet-partons.ts";
import { jetsOf } from "./jets.ts";
import { type ThreeJets, threeJets } from "./three-jets.ts";

/**
 * For each labelled event the three jets that came from the top that decayed to jets; undefined where one of them
 * was not seen, or two quarks went into one jet.
 */
export function trueTops(events: EventTable): (ThreeJets | undefined)[] {
  const partons = jagged(events, "truth_jet_parton");
  return jetsOf(events).map((jets, event) => {
    const from = valuesOf(partons, event);
    const places = jets.flatMap((_, k) =>
      from[k] === jetParton.hadronicB || from[k] === jetParton.ofW ? [k] : [],
    );
    const [a, b, c] = places;
    if (places.length !== 3) return undefined;
    return threeJets(jets, [a!, b!, c!]);
  });
}
