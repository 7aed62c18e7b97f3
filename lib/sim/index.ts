export { atlasRun2 } from "./detector/cards/atlas-run2.ts";
export { cmsPhase2 } from "./detector/cards/cms-phase2.ts";
export type { DetectorCard } from "./detector/cards/detector-card.ts";
export {
  cms2011,
  cms2011LowMass,
  type MuonAcceptance,
  type MuonCard,
  type MuonResolution,
} from "./detector/cards/muon-card.ts";
export { type DetectOptions, detect } from "./detector/detect.ts";
export { type Detector, prepareDetector } from "./detector/detect-event.ts";
export { type DetectedColumns, detectedColumns } from "./detector/detected-columns.ts";
export type { DetectorOptions } from "./detector/detector-state.ts";
export type { DimuonFormat } from "./detector/dimuon-table.ts";
export { tableOf as detectedTable } from "./detector/event-columns.ts";
export {
  type AntiKtJet,
  type AntiKtOptions,
  antiKt,
  type ParticleColumns,
} from "./detector/jets/anti-kt.ts";
export { prepareParticleDetector } from "./detector/particles/detect-particles.ts";
export {
  acceptance,
  countMeasured,
  crossSectionFrom,
  detectionEfficiency,
  type FiducialCuts,
  type Fraction,
  fraction,
} from "./fiducial.ts";
export { collinsSoperCosine, type LeptonColumns } from "./generator/drell-yan/collins-soper.ts";
export {
  type DrellYanOptions,
  type DrellYanSample,
  type Estimate,
  generateDrellYan,
  type Lepton,
  luminosityOf,
} from "./generator/drell-yan/drell-yan.ts";
export {
  type ElectroweakInputs,
  electroweak,
  partialWidth,
  partonAsymmetry,
  partonCrossSection,
} from "./generator/drell-yan/electroweak.ts";
export type { Quantiles } from "./generator/drell-yan/quantile-function.ts";
export {
  type PartonGrid,
  type PartonGridOptions,
  partonDensity,
  partonGrid,
} from "./generator/partons/parton-grid.ts";
export type { HardProcess, ProcessId, Published } from "./generator/process.ts";
export {
  type OptionsById,
  type PreparedId,
  prepareProcess,
  processIds,
} from "./generator/processes/index.ts";
export {
  prepareRadiation,
  type Radiation,
  type RadiationOptions,
} from "./generator/radiation/radiate.ts";
export {
  aplanarity,
  blindSample,
  hardestThree,
  type Jet,
  jetsOf,
  type LabelledSample,
  labelledSample,
  type PoolId,
  preselection,
  type SearchSample,
  type SearchSampleOptions,
  searchFeatures,
  searchSample,
  type ThreeJets,
  trueTops,
} from "./search/index.ts";
export {
  type Sample,
  type SampleSource,
  type SimulateOptions,
  simulate,
  simulateTo,
} from "./simulate.ts";
export {
  type DimuonMotion,
  type DimuonPeak,
  type SimulateDimuonsOptions,
  simulateDimuons,
} from "./simulate-dimuons.ts";
export { type SimulateZOptions, simulateZ } from "./simulate-z.ts";
export { type CardId, cardIds } from "./simulation/cards.ts";
export type { ProcessSummary } from "./simulation/make-block.ts";
export { checkProcess, optionNames } from "./simulation/process-options.ts";
export type { SimulationProgress } from "./simulation/produce.ts";
export type { SampleInfo } from "./simulation/sample-info.ts";
export { hasStandIn, type StandInId, standIn } from "./stand-ins.ts";
