import type { JsonSchema } from "../../core/json-schema.ts";

/** A number or true may stand without quotes. */
const expression = { type: ["string", "number", "boolean"], minLength: 1, maxLength: 2000 };
const words = { type: "string", minLength: 1, maxLength: 500 };
const number = { type: "number" };
const positive = { type: "number", exclusiveMinimum: 0 };
const name = { type: "string", pattern: "^[A-Za-z0-9_][A-Za-z0-9_+-]{0,59}$" };
const identifier = { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]{0,59}$" };
const names = { type: ["string", "array"], items: words, minItems: 1, minLength: 1 };
const conditions = { ...names, type: ["string", "array", "boolean"], items: expression };

function record(properties: JsonSchema, required: readonly string[] = []): JsonSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

function mapOf(values: JsonSchema, keys: JsonSchema = name, least = 0): JsonSchema {
  return {
    type: "object",
    propertyNames: keys,
    additionalProperties: values,
    minProperties: least,
  };
}

/** Expressions, each alone or after its name: "- two leptons: nLeptons == 2". */
const cuts = {
  type: "array",
  maxItems: 200,
  items: {
    type: ["string", "boolean", "object"],
    minLength: 1,
    maxLength: 2000,
    additionalProperties: expression,
    minProperties: 1,
    maxProperties: 1,
  },
};

const binning = {
  bins: { type: "integer", minimum: 1, maximum: 10_000 },
  ...{ from: number, to: number },
  edges: { type: "array", items: number, minItems: 2, maxItems: 10_001 },
};

const sample = record(
  {
    files: names,
    kind: { enum: ["simulation", "data", "estimate"] },
    process: name,
    tree: words,
    crossSection: { type: ["number", "string"], exclusiveMinimum: 0, minLength: 1 },
    kFactor: positive,
    sumOfWeights: { type: ["number", "string"], minLength: 1 },
    duplicates: { enum: ["refuse", "drop", "allow"] },
    ...{ where: expression, weight: expression },
    definitions: mapOf(expression, identifier),
  },
  ["files"],
);

const object = {
  ...{ pt: number, eta: positive, where: expression },
  crack: { type: "array", items: number, minItems: 2, maxItems: 2 },
};
const lepton = record({
  ...object,
  isolation: positive,
  identification: { enum: ["tight", "any"] },
});
const overlap = {
  type: ["boolean", "object"],
  properties: {
    sameTrack: positive,
    sameObject: positive,
    insideJet: positive,
    minTracks: positive,
  },
  additionalProperties: false,
};

const region = record(
  {
    kind: { enum: ["signal", "control", "validation"] },
    cuts,
    fit: words,
    blind: { type: "boolean" },
  },
  ["cuts"],
);

const systematic = record({
  on: { type: "boolean" },
  samples: names,
  normalisation: positive,
  weight: record({ up: expression, down: expression, replaces: identifier }, ["up"]),
  change: { enum: ["electrons", "muons", "jets", "photons", "missing"] },
  by: expression,
  pileUp: positive,
});

/** What an analysis looks like; `docs/analysis.md` tells what it means. */
export const analysisSchema: JsonSchema = record(
  {
    title: words,
    luminosity: record({ value: positive, uncertainty: positive }, ["value"]),
    samples: mapOf(sample, name, 1),
    trigger: conditions,
    cleaning: mapOf(expression, words),
    pileUp: record(
      {
        variable: expression,
        ...binning,
        data: { type: "array", items: { type: "number", minimum: 0 } },
        simulation: { type: "array", items: { type: "number", minimum: 0 } },
      },
      ["variable"],
    ),
    objects: record({
      electrons: lepton,
      muons: lepton,
      photons: lepton,
      jets: record({ ...object, bTag: { type: ["number", "string"], minLength: 1 } }),
    }),
    overlapRemoval: overlap,
    definitions: mapOf(expression, identifier),
    preselection: cuts,
    regions: mapOf(region, name, 1),
    variables: mapOf(record({ of: expression, ...binning, label: words }, ["of"]), identifier),
    weights: mapOf(expression, identifier),
    systematics: mapOf(systematic),
    measurement: record({
      name: words,
      poi: words,
      strengths: mapOf(names, identifier),
    }),
    outputs: record({ columns: { type: "array", items: identifier, maxItems: 1000 } }),
  },
  ["samples", "regions"],
);
