const typedArrays = [
  ...["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array"],
  ...["Int32Array", "Uint32Array", "Float32Array", "Float64Array"],
  ...["BigInt64Array", "BigUint64Array"],
] as const;

const lists = (name: string): string => `
interface ${name}<T> {
  /** A copy with the elements in reverse order. */
  toReversed(): T[];
  /** A sorted copy: by text, unless compareFn says otherwise. */
  toSorted(compareFn?: (a: T, b: T) => number): T[];
  /** A copy in which, from start on, deleteCount elements are replaced by the items. */
  toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];
  /** A copy with another value at index, which counts from the end if negative. */
  with(index: number, value: T): T[];
}`;

const columns = (name: string): string => {
  const element = name.startsWith("Big") ? "bigint" : "number";
  return `
interface ${name} {
  /** A copy with the elements in reverse order. */
  toReversed(): ${name};
  /** A copy sorted by value, unless compareFn says otherwise. */
  toSorted(compareFn?: (a: ${element}, b: ${element}) => number): ${name};
  /** A copy with another value at index, which counts from the end if negative. */
  with(index: number, value: ${element}): ${name};
}`;
};

/** Declares the methods of ECMAScript 2023 that copy an array, which TypeScript 5.0 does not know. */
export const newerArrays: string = [
  ...["Array", "ReadonlyArray"].map(lists),
  ...typedArrays.map(columns),
].join("\n");
