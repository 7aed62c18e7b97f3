import { plusMinus } from "../core/index.ts";
import type { FittedParameter } from "./fit-result.ts";

/** A line of a table for each parameter: name, value ± error, and unit where there is one. */
export function parameterRows<Name extends string>(
  names: readonly Name[],
  parameters: Readonly<Partial<Record<Name, FittedParameter>>>,
  unitOf: (name: Name) => string = () => "",
): string[][] {
  return names.map((name) => {
    const unit = unitOf(name);
    return [name, `${quote(parameters[name]!)}${unit && ` ${unit}`}`];
  });
}

function quote({ value, error, state }: FittedParameter): string {
  if (error === Number.POSITIVE_INFINITY) return `${Number(value.toPrecision(4))} ± ∞`;
  return state === "free" ? plusMinus(value, error) : `${Number(value.toPrecision(6))} (${state})`;
}
