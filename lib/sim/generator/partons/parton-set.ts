import { basename } from "node:path";
import { particles } from "../../../core/index.ts";
import { alphaSOf, type PartonInput } from "./evolution.ts";
import { lesHouches } from "./les-houches.ts";
import { lhapdfSet } from "./lhapdf-set.ts";
import { densityColumns } from "./mellin-inversion.ts";
import { mstw2008lo } from "./mstw2008.ts";
import type { PartonSet } from "./parton-densities.ts";
import { runningCoupling } from "./running-coupling.ts";

/** Sets that are evolved here, by their names. */
export const builtInInputs: Readonly<Record<string, PartonInput>> = {
  "les-houches": lesHouches,
  mstw2008lo,
};

/** A set by its name, or from a .dat file in LHAPDF's format, with the coupling of the .info file beside it. */
export function partonSet(pdf = "les-houches"): PartonSet {
  if (Object.hasOwn(builtInInputs, pdf)) return evolvedSet(pdf, builtInInputs[pdf]!);
  if (pdf.endsWith(".dat")) return lhapdfSet(pdf);
  const known = Object.keys(builtInInputs).join(", ");
  throw new RangeError(
    `Cannot use the parton densities "${basename(pdf)}": ${known} or the name of a .dat file wanted`,
  );
}

function evolvedSet(name: string, input: PartonInput): PartonSet {
  return {
    source: { name },
    columns: (logX, mu2) => densityColumns(logX, mu2, input),
    alphaS: runningCoupling(alphaSOf(input, particles.Z.mass * particles.Z.mass)),
    check([from, to]) {
      if (from * from > input.scale2) return;
      const start = Math.ceil(100 * Math.sqrt(input.scale2)) / 100;
      throw new RangeError(
        `Cannot evolve parton densities to ${from}–${to} GeV: scales start at ${start} GeV`,
      );
    },
  };
}
