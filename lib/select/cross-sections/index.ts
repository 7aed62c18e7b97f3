export { type CrossSectionOptions, crossSectionAnalysis } from "./analysis-text.ts";
