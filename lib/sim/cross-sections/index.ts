export { recordData } from "./data-file.ts";
export { conditions, FIDUCIAL_SHARE, type OwnRates, ownRates } from "./measurement.ts";
export { type OwnCrossSections, ownCrossSections, TOP_PAIRS } from "./own-cross-sections.ts";
export { sampleFolder } from "./sample-folder.ts";
export { type MadeZ, simulateTops, simulateZPairs } from "./simulated-files.ts";
