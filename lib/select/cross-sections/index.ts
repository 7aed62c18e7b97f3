export { type CrossSectionOptions, crossSectionAnalysis } from "./analysis-text.ts";
export { type OpenDataOptions, type OpenDataPeriod, openDataAnalysis } from "./open-data.ts";
