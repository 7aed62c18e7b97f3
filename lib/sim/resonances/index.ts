export { decayTimes } from "./decay-times.ts";
export { differentialCrossSection, type MeasuredBin } from "./differential.ts";
export { type DimuonCard, dimuonDetector, type ImpactResolution } from "./dimuon-card.ts";
export { type DimuonSample, type DimuonSampleOptions, dimuonSample } from "./dimuon-sample.ts";
export { ownLateShare, ownRun } from "./own-run.ts";
export { histFromValues, inPtBins, inRapidity } from "./pt-bins.ts";
export { publishedSpectra, type SpectrumId } from "./published.ts";
export type { Spectrum } from "./spectrum.ts";
