import { createRequire } from "node:module";
import type { Ajv } from "ajv";

/** A JSON Schema, draft 2020-12, with the `discriminator` of OpenAPI. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The first thing that is not as a schema wants it. */
export interface SchemaProblem {
  /** The way to it: "/channels/0/samples/2/data". */
  readonly instancePath: string;
  /** What is not kept: "required", "type", "enum", … */
  readonly keyword: string;
  /** What the keyword tells besides: { missingProperty: "name" }. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The key of `data` that is meant, where it is a key that is not as wanted. */
  readonly propertyName?: string;
  /** What is there. */
  readonly data: unknown;
  /** Names that an object may have there. */
  readonly known: readonly string[];
}

type Validator = ReturnType<Ajv["compile"]>;

const validators = new WeakMap<JsonSchema, Validator>();

/** Looks whether a value is as a schema wants it; nothing if it is. */
export function schemaProblem(schema: JsonSchema, value: unknown): SchemaProblem | undefined {
  const validator = validators.get(schema) ?? compiled(schema);
  validators.set(schema, validator);
  if (validator(value)) return undefined;
  const [error] = validator.errors!; // there is one for whatever is not valid
  const { instancePath, keyword, params, data, parentSchema, propertyName } = error!;
  const known = Object.keys(
    (parentSchema as { properties?: object } | undefined)?.properties ?? {},
  );
  return {
    ...{ instancePath, keyword, params, data, known },
    ...(propertyName !== undefined && { propertyName }),
  };
}

/** ajv is loaded when it is first used, as most programs check nothing. */
function compiled(schema: JsonSchema): Validator {
  const load = createRequire(import.meta.url);
  const { Ajv } = load("ajv") as typeof import("ajv");
  return new Ajv({
    discriminator: true,
    strict: false,
    strictNumbers: true,
    verbose: true,
  }).compile(schema);
}
