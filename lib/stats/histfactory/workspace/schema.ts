import type { JsonSchema } from "../../../core/json-schema.ts";

const text = { type: "string", maxLength: 500 };
const number = { type: "number" };
const numbers = { type: "array", items: number, minItems: 1 };

function record(required: JsonSchema, optional: JsonSchema = {}): JsonSchema {
  return {
    type: "object",
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function listOf(items: JsonSchema, minItems = 1): JsonSchema {
  return { type: "array", items, minItems };
}

function modifier(type: string, data: JsonSchema, name: JsonSchema = text): JsonSchema {
  return record({ name, type: { const: type }, data });
}

const modifiers = [
  modifier("histosys", record({ lo_data: numbers, hi_data: numbers })),
  modifier("lumi", { type: "null" }, { const: "lumi" }),
  modifier("normfactor", { type: "null" }),
  modifier("normsys", record({ lo: number, hi: number })),
  modifier("shapefactor", { type: "null" }),
  modifier("shapesys", numbers),
  modifier("staterror", numbers),
];

const sample = record({
  name: text,
  data: numbers,
  modifiers: listOf(
    {
      type: "object",
      required: ["type"],
      discriminator: { propertyName: "type" },
      oneOf: modifiers,
    },
    0,
  ),
});

const parameter = record(
  { name: text },
  {
    inits: numbers,
    bounds: listOf({ type: "array", items: number, minItems: 2, maxItems: 2 }),
    auxdata: numbers,
    factors: numbers,
    sigmas: numbers,
    fixed: { type: "boolean" },
  },
);

const measurement = record({
  name: text,
  config: record({ poi: text, parameters: listOf(parameter, 0) }),
});

/** What a workspace of version 1.0.0 looks like: https://scikit-hep.org/pyhf/schemas/1.0.0/workspace.json. */
export const workspaceSchema: JsonSchema = record({
  version: { const: "1.0.0" },
  channels: listOf(record({ name: text, samples: listOf(sample) })),
  observations: listOf(record({ name: text, data: numbers })),
  measurements: listOf(measurement),
});

const operation = {
  type: "object",
  properties: {
    op: { enum: ["add", "remove", "replace", "move", "copy", "test"] },
    path: text,
    from: text,
    value: {},
  },
  required: ["op", "path"],
};

const patch = record({
  metadata: {
    type: "object",
    properties: { name: text, values: { type: "array", items: { type: ["number", "string"] } } },
    required: ["name", "values"],
  },
  patch: { type: "array", items: operation },
});

/** What a set of patches looks like: https://scikit-hep.org/pyhf/schemas/1.0.0/patchset.json. */
export const patchSetSchema: JsonSchema = record({
  version: { const: "1.0.0" },
  metadata: {
    type: "object",
    properties: {
      references: { type: "object" },
      digests: { type: "object", additionalProperties: text, minProperties: 1 },
      labels: listOf(text),
      description: { type: "string" },
    },
    required: ["references", "digests", "labels", "description"],
  },
  patches: listOf(patch),
});
