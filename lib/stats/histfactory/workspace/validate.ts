import { DataError } from "../../../core/index.ts";
import { type JsonSchema, type SchemaProblem, schemaProblem } from "../../../core/json-schema.ts";

/** Throws unless `json` is as the schema says: one sentence with the place, what is there and what is wanted. */
export function validate(schema: JsonSchema, json: unknown, where: string): void {
  const problem = schemaProblem(schema, json);
  if (problem) throw new DataError(where, sentence(problem, json));
}

function sentence(
  { instancePath, keyword, params: said, data }: SchemaProblem,
  json: unknown,
): string {
  const place = placeOf(instancePath, json);
  switch (keyword) {
    case "required":
      return `${place} has no "${brief(said["missingProperty"])}", which is wanted`;
    case "additionalProperties":
      return `${place} has "${brief(said["additionalProperty"])}", which the format does not know`;
    case "discriminator":
      return `${place} has the type ${describe(said["tagValue"])}; one of ${types} is wanted`;
    case "type":
      return `${place} is ${describe(data)}; ${kindOf(said["type"])} is wanted`;
    case "const":
      return `${place} is ${describe(data)}; ${JSON.stringify(said["allowedValue"])} is wanted`;
    case "enum":
      return `${place} is ${describe(data)}; one of ${String(said["allowedValues"])} is wanted`;
    case "maxLength":
      return `${place} is ${describe(data)}; at most ${String(said["limit"])} characters are wanted`;
    case "minProperties":
      return `${place} is empty; at least one entry is wanted`;
    default: // minItems, maxItems
      return `${place} is ${describe(data)}; ${limitOf(keyword)} ${String(said["limit"])} is wanted`;
  }
}

const types = "histosys, lumi, normfactor, normsys, shapefactor, shapesys, staterror";

function kindOf(type: unknown): string {
  const kinds: Readonly<Record<string, string>> = { object: "an object", array: "a list" };
  return [type]
    .flat()
    .map((one) => kinds[String(one)] ?? `a ${one}`)
    .join(" or ");
}

function limitOf(keyword: string): string {
  return keyword === "minItems" ? "a list of at least" : "a list of at most";
}

/** "/channels/0/samples/2/data of channel "SR", sample "W"": the path with the names on the way. */
function placeOf(path: string, json: unknown): string {
  const names: string[] = [];
  const kinds: Readonly<Record<string, string>> = {
    ...{ channels: "channel", samples: "sample", modifiers: "modifier" },
    ...{ measurements: "measurement", observations: "observation", parameters: "parameter" },
  };
  let [at, kind] = [json, ""];
  for (const key of path.split("/").slice(1)) {
    at = (at as Readonly<Record<string, unknown>>)[key]; // the validator came this way
    if (kind !== "" && typeof at === "object" && at !== null && "name" in at) {
      names.push(`${kind} ${describe(at.name)}`);
    }
    kind = kinds[key] ?? "";
  }
  return `${path || "the top"}${names.length > 0 ? ` (${names.join(", ")})` : ""}`;
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value))
    return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string") return `"${brief(value)}"`;
  return String(value);
}

function brief(value: unknown): string {
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
