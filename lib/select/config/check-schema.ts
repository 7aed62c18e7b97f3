import { type SchemaProblem, schemaProblem } from "../../core/json-schema.ts";
import { isMeant } from "../nearest.ts";
import type { AnalysisSource } from "./analysis.ts";
import { problemAt } from "./problem.ts";
import { analysisSchema } from "./schema.ts";
import type { Path } from "./yaml-text.ts";

/** Throws unless the value has the form of an analysis: one sentence with line, key and what is wanted. */
export function checkSchema(value: unknown, source: Pick<AnalysisSource, "name" | "lineOf">): void {
  const problem = schemaProblem(analysisSchema, value);
  if (!problem) return;
  const path = pathOf(problem.instancePath, value);
  const { at, why } = sentence(problem, path);
  throw problemAt(source, at, why);
}

interface Said {
  readonly at: Path;
  readonly why: string;
}

function sentence({ keyword, params, data, known, propertyName }: SchemaProblem, path: Path): Said {
  if (propertyName !== undefined)
    return { at: [...path, propertyName], why: `cannot be a name: ${letters}` };
  const here = (why: string): Said => ({ at: path, why });
  switch (keyword) {
    case "required":
      return (
        unknownKey(data, path, known) ??
        here(`${subject(path)} no "${params["missingProperty"]}", which is wanted`)
      );
    case "additionalProperties":
      return unknown(String(params["additionalProperty"]), path, known);
    case "pattern":
      return here(`is ${inWords(data)}, which cannot be a name: ${letters}`);
    case "type":
      return here(`is ${inWords(data)}; ${kindsOf(params["type"])} is wanted`);
    case "enum": {
      const allowed = params["allowedValues"] as readonly string[]; // as ajv says
      return here(
        `is ${inWords(data)}${isMeant(String(data), allowed) || `; one of ${allowed.join(", ")} is wanted`}`,
      );
    }
    default:
      return here(`is ${inWords(data)}; ${limitOf(keyword, params["limit"])} is wanted`);
  }
}

/** The first key that is not known: what is missing may be there under another name. */
function unknownKey(data: unknown, path: Path, known: readonly string[]): Said | undefined {
  const key = Object.keys(data as object).find((one) => !known.includes(one)); // only objects lack keys
  return key === undefined ? undefined : unknown(key, path, known);
}

function unknown(key: string, path: Path, known: readonly string[]): Said {
  return { at: [...path, key], why: `is not known here${meant(key, known)}` };
}

function subject(path: Path): string {
  return path.length > 0 ? "has" : "the analysis has";
}

const letters =
  "letters, digits and _ are wanted, in names of samples, regions and systematics + and - too";

function meant(key: string, known: readonly string[]): string {
  return isMeant(key, known) || `: there are ${known.join(", ")}`;
}

function limitOf(keyword: string, limit: unknown): string {
  const limits: Readonly<Record<string, string>> = {
    minimum: `${limit} or more`,
    exclusiveMinimum: `more than ${limit}`,
    maximum: `${limit} or less`,
    minItems: `a list of ${limit} or more`,
    maxItems: `a list of ${limit} or less`,
    minLength: "something that is not empty",
    maxLength: `a text of ${limit} characters or less`,
    minProperties: `${limit} entry or more`,
    maxProperties: `one entry, "name: expression",`,
  };
  return limits[keyword] ?? keyword;
}

function kindsOf(type: unknown): string {
  const kinds: Readonly<Record<string, string>> = {
    ...{ object: "entries of the form key: value", array: "a list", string: "text" },
    ...{ integer: "a whole number", number: "a number", boolean: "true or false" },
  };
  return [type]
    .flat()
    .map((one) => kinds[String(one)] ?? String(one))
    .join(" or ");
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value))
    return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object")
    return Object.keys(value).length === 0 ? "without entries" : "a group of entries";
  const text = String(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === "string" ? `"${short}"` : short;
}

/** The keys on a JSON pointer; those of lists as numbers. */
function pathOf(pointer: string, value: unknown): Path {
  let at = value;
  return pointer
    .split("/")
    .slice(1)
    .map((part) => {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const isList = Array.isArray(at);
      at = (at as Readonly<Record<string, unknown>>)[key]; // the validator came this way
      return isList ? Number(key) : key;
    });
}
