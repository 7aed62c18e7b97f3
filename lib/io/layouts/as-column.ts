import type { Column, Jagged } from "../../event/index.ts";
import { type FileColumn, type FileLists, isLists } from "../root/index.ts";

/** A column of a file as an event table holds it; throws if its numbers would not be exact, or its lists do not hold numbers. */
export function asColumn(name: string, values: FileColumn): Column {
  if (values instanceof Float64Array || Array.isArray(values)) return values;
  if (isLists(values)) return asJagged(name, values);
  return asNumbers(name, values as BigInt64Array | BigUint64Array); // words are arrays
}

function asJagged(name: string, { offsets, values }: FileLists): Jagged {
  if (values instanceof Float64Array) return { offsets, values };
  if (isLists(values) || Array.isArray(values)) {
    throw new RangeError(`Cannot read ${name} as numbers: it holds lists of lists or words`);
  }
  return { offsets, values: asNumbers(name, values as BigInt64Array | BigUint64Array) };
}

function asNumbers(name: string, values: BigInt64Array | BigUint64Array): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    numbers[i] = Number(values[i]);
    if (!Number.isSafeInteger(numbers[i])) {
      throw new RangeError(`Cannot read ${name} as numbers: ${values[i]} is beyond 2⁵³`);
    }
  }
  return numbers;
}
