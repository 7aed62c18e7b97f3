import type { JsonSchema } from "../../../core/json-schema.ts";

const visibility = { enum: ["hidden", "after_due_date", "after_published", "visible"] };
const format = { enum: ["text", "html", "simple_format", "md", "ansi"] };
const score = { type: "number", minimum: 0 };

/** results.json, by Gradescope's specification of autograders ("Autograder Specifications", results); written from that text alone. */
export const resultsSchema: JsonSchema = {
  type: "object",
  additionalProperties: false,
  required: ["score", "tests"],
  properties: {
    score,
    execution_time: { type: "number", minimum: 0 },
    output: { type: "string" },
    output_format: format,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: "object" },
    tests: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name"],
        properties: {
          ...{ score, max_score: score, status: { enum: ["passed", "failed"] } },
          ...{ name: { type: "string" }, name_format: format, number: { type: "string" } },
          ...{ output: { type: "string" }, output_format: format, visibility },
          ...{ tags: { type: "array", items: { type: "string" } }, extra_data: { type: "object" } },
        },
      },
    },
  },
};
