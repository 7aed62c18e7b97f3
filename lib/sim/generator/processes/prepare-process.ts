import type { CollisionOptions } from "../collision.ts";
import { partonSet } from "../partons/parton-set.ts";
import type { HardProcess } from "../process.ts";
import { type DibosonOptions, prepareDiboson } from "./diboson.ts";
import { type OniumOptions, prepareOnium } from "./onia.ts";
import { prepareQcd, type QcdOptions } from "./qcd.ts";
import { prepareTchannel, type TchannelOptions } from "./tchannel.ts";
import { prepareTtbar, type TtbarOptions } from "./ttbar.ts";
import { prepareTw, type TwOptions } from "./tw.ts";
import { prepareW, type WOptions } from "./wboson.ts";
import { prepareWJet, type WJetOptions } from "./wjet.ts";
import { prepareZ, type ZOptions } from "./zboson.ts";
import { prepareZJet, type ZJetOptions } from "./zjet.ts";
import { prepareZprime, type ZprimeOptions } from "./zprime.ts";

/** What every process can be told of its events. */
export interface EventOptions {
  /** Whether events have weights of their own, which is faster and has more of them in the tails. Default: false. */
  weighted?: boolean;
}

/** What each process can be told: the energy of the collision, its own choices, and how its events come. */
export type OptionsById = { readonly [Id in keyof ChoicesById]: ChoicesById[Id] & EventOptions };

interface ChoicesById {
  "z-ee": ZOptions;
  "z-mumu": ZOptions;
  "z-tautau": ZOptions;
  "w-enu": WOptions;
  "w-munu": WOptions;
  "w-taunu": WOptions;
  "z-jet": ZJetOptions;
  "w-jet": WJetOptions;
  ttbar: TtbarOptions;
  zprime: ZprimeOptions;
  tw: TwOptions;
  tchannel: TchannelOptions;
  ww: DibosonOptions<"ww">;
  wz: DibosonOptions<"wz">;
  zz: DibosonOptions<"zz">;
  qcd: QcdOptions;
  jpsi: OniumOptions;
  psi2s: OniumOptions;
  upsilon: OniumOptions;
  phi: OniumOptions;
  omega: OniumOptions;
  rho: OniumOptions;
}

/** Ids that `prepareProcess` knows. */
export type PreparedId = keyof ChoicesById;

const preparers: {
  readonly [Id in PreparedId]: (options: ChoicesById[Id]) => HardProcess;
} = {
  "z-ee": (options) => prepareZ("electron", options),
  "z-mumu": (options) => prepareZ("muon", options),
  "z-tautau": (options) => prepareZ("tau", options),
  "w-enu": (options) => prepareW("electron", options),
  "w-munu": (options) => prepareW("muon", options),
  "w-taunu": (options) => prepareW("tau", options),
  "z-jet": prepareZJet,
  "w-jet": prepareWJet,
  ttbar: prepareTtbar,
  zprime: prepareZprime,
  tw: prepareTw,
  tchannel: prepareTchannel,
  ww: (options) => prepareDiboson("ww", options),
  wz: (options) => prepareDiboson("wz", options),
  zz: (options) => prepareDiboson("zz", options),
  qcd: prepareQcd,
  jpsi: (options) => prepareOnium("jpsi", options),
  psi2s: (options) => prepareOnium("psi2s", options),
  upsilon: (options) => prepareOnium("upsilon", options),
  phi: (options) => prepareOnium("phi", options),
  omega: (options) => prepareOnium("omega", options),
  rho: (options) => prepareOnium("rho", options),
};

/** All ids, in the order of the documentation. */
export const processIds: readonly PreparedId[] = Object.keys(preparers) as PreparedId[]; // its own keys

/** Sets a process up for one collision energy: densities, phase space, cross-section; takes up to a second. */
export function prepareProcess<Id extends PreparedId>(
  id: Id,
  options: OptionsById[Id] = {},
): HardProcess {
  if (!Object.hasOwn(preparers, id)) {
    throw new RangeError(`Cannot make "${id}": one of ${processIds.join(", ")} is wanted`);
  }
  const { weighted = false, pdf }: EventOptions & Pick<CollisionOptions, "pdf"> = options;
  const process = preparers[id](options);
  return {
    ...process,
    ...(weighted && { generate: process.generateWeighted }),
    ...(pdf !== undefined && { partons: partonSet(pdf).source }),
  };
}
