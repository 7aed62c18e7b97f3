export type { DibosonOptions } from "./diboson.ts";
export type { OniumOptions } from "./onia.ts";
export {
  type EventOptions,
  type OptionsById,
  type PreparedId,
  prepareProcess,
  processIds,
} from "./prepare-process.ts";
export type { QcdOptions } from "./qcd.ts";
export type { TchannelOptions, TopCharge } from "./tchannel.ts";
export type { TtbarOptions } from "./ttbar.ts";
export type { TwOptions } from "./tw.ts";
export type { WOptions } from "./wboson.ts";
export type { WJetOptions } from "./wjet.ts";
export type { ZOptions } from "./zboson.ts";
export type { ZJetOptions } from "./zjet.ts";
export type { ZprimeOptions } from "./zprime.ts";
