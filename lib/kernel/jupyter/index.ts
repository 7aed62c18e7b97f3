export { examine, type Finding } from "./doctor.ts";
export { installFolders, prefixFolder, searchFolders, userFolder } from "./jupyter-folders.ts";
export {
  findSpecs,
  type Installed,
  type InstalledSpec,
  type InstallOptions,
  installSpec,
  type Kernelspec,
  removeSpec,
} from "./kernelspec.ts";
export { type JupyterOptions, serveJupyter } from "./serve.ts";
export type { TrialOptions } from "./trial.ts";
