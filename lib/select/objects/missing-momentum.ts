import { column, type EventTable } from "../../event/index.ts";
import { spread } from "../expression/elementwise.ts";
import type { Numbers } from "../expression/index.ts";
import type { Change, Chosen, Evaluate, LazyValues, Loaded } from "./chosen.ts";
import { homeOf } from "./compile-objects.ts";

/**
 * The missing transverse momentum after a change: what objects gain it loses. Objects that were found to be
 * others (`passed` but not `kept`) do not count; those too soft or too far forward to be chosen do.
 */
export function shiftedMissing(
  table: EventTable,
  loaded: Loaded,
  chosen: { readonly passed: Chosen; readonly kept: Chosen },
  evaluate: Evaluate,
  change: Change | undefined,
): LazyValues {
  if (!change || !("met_et" in table.columns && "met_phi" in table.columns)) return {};
  const [size, phi] = [column(table, "met_et"), column(table, "met_phi")];
  if (change.change === "missing") {
    const lanes = { offsets: undefined, n: table.nEvents };
    const by = spread(evaluate(change.by) as Numbers, lanes); // as it was compiled
    const data = size.map((x, i) => x * (1 + change.direction * by[i]!));
    return { met_et: () => ({ what: "number", data }) };
  }
  const species = change.change;
  const own = loaded[homeOf[species]];
  if (!own) return {};
  const gains = own.gain();
  const kept = chosen.kept[species];
  const counts = chosen.passed[species].map((one, i) => (one === 1 ? kept[i]! : 1));
  const angles = own.column("phi");
  const [et, angle] = [new Float64Array(table.nEvents), new Float64Array(table.nEvents)];
  for (let event = 0; event < table.nEvents; event++) {
    let [x, y] = [size[event]! * Math.cos(phi[event]!), size[event]! * Math.sin(phi[event]!)];
    for (let i = own.offsets[event]!; i < own.offsets[event + 1]!; i++) {
      if (counts[i] === 0) continue;
      x -= gains[i]! * Math.cos(angles[i]!);
      y -= gains[i]! * Math.sin(angles[i]!);
    }
    et[event] = Math.hypot(x, y);
    angle[event] = Math.atan2(y, x);
  }
  return {
    met_et: () => ({ what: "number", data: et }),
    met_phi: () => ({ what: "number", data: angle }),
  };
}
